import {expect, test} from 'vitest';
import {tearArrow} from './torn-arrow.ts';
import {openDemo} from './user.ts';

test('keys that arrive at once are single keys: jjj moves three rows, and text with its Enter is typed and submitted', async () => {
  const terminal = await openDemo();
  terminal.press('enter');
  await terminal.until('1/8');
  terminal.type('jjj');
  await terminal.until('4/8');
  terminal.press('esc');
  await terminal.until('2 profiles');
  terminal.type('/web\r');
  await terminal.until(screen => screen.includes('/web') && screen.includes('1/1') && screen.includes('? help'));
});

test('ESC and [A 40 ms apart are Up', async () => {
  const terminal = await openDemo();
  terminal.press('j');
  await terminal.until('2/2');
  await tearArrow(terminal, () => terminal.until('this is the first screen'));
  await terminal.until('1/2');
});

test('a paste outside a text field runs nothing; in one it is text, and one that lost its end frees the keyboard after a second', async () => {
  const terminal = await openDemo();
  terminal.paste('jQqD\n');
  terminal.press('/');
  terminal.paste('pr');
  await terminal.until(screen => screen.includes('/pr') && /^>.*store-edge/m.test(screen));
  terminal.type('\u{1B}[200~od');
  await terminal.until('/prod', 1500);
  terminal.press('x');
  await terminal.until('/prodx');
});

test('replies of the terminal never reach an input, and none is asked for', async () => {
  const terminal = await openDemo();
  terminal.press('/');
  await terminal.until(/^ \//m);
  terminal.type('\u{1B}[12;40R\u{1B}]11;rgb:1/2/3\u{7}\u{1B}[?62;22c\u{1B}[?2026;2$y\u{1B}P>|xterm(390)\u{1B}\\p');
  await terminal.until('/p');
  expect(
    terminal
      .screen()
      .find(line => line.startsWith(' /'))
      ?.trim(),
  ).toBe('/p');
  // Device status and attributes, colours, modes, keyboard protocol, terminal version: questions.
  expect(terminal.written()).not.toMatch(
    /\u{1B}(?:\[[?>=]?[\d;]*[cn]|\]1[01];\?|\[\?[\d;]*\$p|\[\?u|\[>[\d;]*q|P\+q)/u,
  );
});

test('the mouse is left to the terminal, for selecting and copying', async () => {
  const terminal = await openDemo();
  expect(terminal.written()).not.toMatch(/\u{1B}\[\?(?:9|100[0-6]|1015|1016)h/u);
});
