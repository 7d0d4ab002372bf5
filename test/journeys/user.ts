/** What a user does in strata and waits to see, step by step, so that a journey reads as a story. */
import {expect} from 'vitest';
import {openTerminal, type Start, type Terminal} from './terminal.ts';

/** strata on its samples. */
export async function openDemo({args = [], ...start}: Start = {}): Promise<Terminal> {
  const terminal = openTerminal({...start, args: ['--demo', ...args]});
  await terminal.until('2 profiles');
  return terminal;
}

/** Pastes a document into the form of an import. */
export async function pastes(terminal: Terminal, document: string): Promise<void> {
  terminal.press('I');
  await terminal.until('Import a profile');
  terminal.paste(document);
}

/** Imports a document that is pasted, and opens it. */
export async function imports(terminal: Terminal, document: string, profile: string): Promise<void> {
  await pastes(terminal, document);
  await isAt(terminal, 'import > pasted text');
  terminal.press('enter');
  await isAt(terminal, `${profile} > layers`);
}

/** Waits until the title says where the user is: `web-prod 1.0.0 > layers`; the count of problems may stand behind it. */
export async function isAt(terminal: Terminal, place: string): Promise<void> {
  const title = ` strata > ${place}`;
  await terminal.until(screen => {
    const [first = ''] = screen.split('\n');
    return first === title || first.startsWith(`${title}  `);
  });
}

/** Puts the cursor on the row that shows a text: sees how far away it is, and presses that often. */
export async function pointAt(terminal: Terminal, text: string): Promise<void> {
  const lines = await terminal.until(screen => rowsOf(screen).some(row => row.includes(text)));
  const from = lines.findIndex(line => CURSOR.test(line));
  const to = lines.findIndex((line, row) => row > 0 && isRow(line) && line.includes(text));
  terminal.press(...Array.from({length: Math.abs(to - from)}, () => (to > from ? 'j' : 'k')));
  await terminal.until(screen => cursorRow(screen).includes(text));
}

/** Types into the filter of a list and keeps it; waits until the cursor is on what was looked for. */
export async function filterTo(terminal: Terminal, text: string, found = text): Promise<void> {
  terminal.type(`/${text}`);
  await terminal.until(screen => screen.includes(`/${text}`) && cursorRow(screen).includes(found));
  terminal.press('enter');
  await terminal.until('? help');
}

/** The stack from the bottom up, by names: what the Layers tab shows. */
function stackOf(screen: string): readonly string[] {
  return screen.split('\n').flatMap(line => /^[> ]. (?:os|k8s|cni|csi|add) +(\S+)/.exec(line)?.[1] ?? []);
}

/** Waits until the Layers tab shows these layers, in this order. */
export async function layersAre(terminal: Terminal, ...names: readonly string[]): Promise<void> {
  await terminal.until(screen => String(stackOf(screen)) === String(names));
}

/** Waits until the Layers tab shows these add-ons, in this order. */
export async function addonsAre(terminal: Terminal, ...names: readonly string[]): Promise<void> {
  await terminal.until(screen => String(stackOf(screen).slice(CORE_LAYERS)) === String(names));
}

/** A notice, whole, above the hints; a long one takes two lines. */
export async function isTold(terminal: Terminal, notice: string): Promise<void> {
  await terminal.until(screen => screen.split('\n').slice(-3, -1).join(' ').includes(notice));
}

/** The keys that the last line offers. */
export function hintedKeys(terminal: Terminal): readonly string[] {
  return (terminal.screen().at(-1) ?? '')
    .trim()
    .split('  ')
    .map(hint => hint.slice(0, hint.indexOf(' ')));
}

/** Nothing of this is anywhere on the screen. */
export function doesNotSee(terminal: Terminal, text: string): void {
  expect(terminal.screen().join('\n')).not.toContain(text);
}

const CORE_LAYERS = 4;

function rowsOf(screen: string): readonly string[] {
  return screen.split('\n').filter(isRow);
}

const CURSOR = /^ ?>/;

/** Rows keep two or three cells for the cursor and a glyph; titles, tabs and the status line keep one. */
function isRow(line: string): boolean {
  return /^[> ][ >=x»~*!^+-] /.test(line);
}

function cursorRow(screen: string): string {
  return screen.split('\n').find(line => CURSOR.test(line)) ?? '';
}
