/** How a profile is made on the screen for it: steps that several journeys share. */
import type {Terminal} from './terminal.ts';
import {isAt, pointAt} from './user.ts';

/** From the profiles to the step that asks for its name; an add-on profile is for every cloud. */
export async function beginsProfile(terminal: Terminal, type: 'Full' | 'Add-on', cloud?: string): Promise<void> {
  terminal.press('a');
  await terminal.until('What kind of profile?');
  await pointAt(terminal, type);
  terminal.press('enter');
  if (cloud !== undefined) {
    await terminal.until('For which cloud?');
    await pointAt(terminal, cloud);
    terminal.press('enter');
  }
  await terminal.until('What is it called?');
}

/** On the Add-ons step: a layer of the user's own manifests. */
export async function addsManifestLayer(terminal: Terminal, name: string): Promise<void> {
  terminal.press('a');
  await terminal.until('Manifests of your own');
  terminal.press('j', 'enter');
  await terminal.until('Add a manifest layer');
  terminal.type(`${name}\r`);
}

/** To the review, by the number of its step, and on from there. */
export async function createsIt(terminal: Terminal, review: string, profile: string): Promise<void> {
  terminal.press(review);
  await terminal.until('Create it?');
  terminal.press('enter');
  await isAt(terminal, `${profile} > layers`);
}
