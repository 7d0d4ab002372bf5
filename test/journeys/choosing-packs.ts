/** How packs are chosen, in a picker and on the Add-ons step of a new profile: steps that several journeys share. */
import type {Terminal} from './terminal.ts';
import {filterTo, pointAt} from './user.ts';

/** In a picker: the pack, the version or train, and its values as they are. */
export async function choosesPack(terminal: Terminal, name: string, tag: string): Promise<void> {
  await terminal.until(/packs? fits?|of \d+ packs/);
  await pointAt(terminal, name);
  terminal.press('enter');
  await terminal.until(`trains of ${name.trim()}`);
  await pointAt(terminal, tag);
  terminal.press('enter');
  await terminal.until('with these values');
  terminal.press('enter');
}

/** On the Add-ons step: filters for a pack, and chooses it. */
export async function choosesAddon(terminal: Terminal, name: string, tag: string): Promise<void> {
  await terminal.until('Which add-ons?');
  terminal.press('a');
  await terminal.until('A pack from the registries');
  terminal.press('enter');
  await terminal.until('packs fit');
  await filterTo(terminal, name);
  await choosesPack(terminal, name, tag);
}
