import {Terminal} from '@xterm/headless';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {openScreen, type Screen} from '../../src/terminal/screen.ts';
import {FakeLine, turns} from './fake-line.ts';

const LOOK = {hasColour: true, isAscii: false};

async function show(screen: Screen, frame: string): Promise<void> {
  screen.stdout.write(frame);
  await turns();
}

/** What a terminal shows: characters with their looks, cell by cell, and the cursor when it is visible. */
async function picture(bytes: string, columns: number, rows: number): Promise<unknown> {
  const terminal = new Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 0});
  await new Promise<void>(resolve => {
    terminal.write(bytes, resolve);
  });
  const buffer = terminal.buffer.active;
  const cells = Array.from({length: rows}, (_, y) =>
    Array.from({length: columns}, (_, x) => {
      const cell = buffer.getLine(y)?.getCell(x);
      if (cell === undefined) return '';
      const look = [
        cell.isBold(),
        cell.isInverse(),
        cell.isUnderline(),
        cell.isDim(),
        cell.getFgColor(),
        cell.getBgColor(),
      ];
      return `${cell.getChars() || (cell.getWidth() === 0 ? '' : ' ')} ${look.join(' ')}`;
    }),
  );
  terminal.dispose();
  return cells;
}

async function fresh(frame: string, columns: number, rows: number): Promise<unknown> {
  const line = new FakeLine(columns, rows);
  const screen = openScreen(line, LOOK);
  screen.enter();
  await show(screen, frame);
  return picture(line.writes.join(''), columns, rows);
}

const aList = (first: number, mark: number, rows: number) =>
  Array.from(
    {length: rows},
    (_, at) => `${at + first === mark ? '>' : ' '} pack-${at + first}  1.${at + first}.0  registry`,
  ).join('\n');

const around = (list: string) => `strata > packs\n${list}\n 24 packs\n notice\n enter open  ? help`;

async function opened(columns = 80, rows = 24): Promise<{line: FakeLine; screen: Screen}> {
  const line = new FakeLine(columns, rows);
  const screen = openScreen(line, LOOK);
  screen.enter();
  await turns();
  return {line, screen};
}

test('what stands there until Ink has a frame is drawn at once, and the frame where it differs', async () => {
  const line = new FakeLine(80, 24);
  const screen = openScreen(line, LOOK);
  screen.enter();
  screen.begin(' strata');
  expect(line.writes.at(-1)).toContain('strata');
  await turns();
  screen.stdout.write(' strata > packs');
  expect(line.writes.at(-1)).toMatch(/> packs$/);
  expect(line.writes.at(-1)).not.toContain('strata');
  await turns();
});

test('after any frames the terminal shows what a fresh one shows', async () => {
  const sgr = fc
    .constantFrom('1', '31', '7', '38;5;201', '48;2;1;2;3', '2;4', '97', '0')
    .map(code => `\u{1B}[${code}m`);
  const word = fc.constantFrom(
    'a',
    'pack',
    '  ',
    '       ',
    '─────',
    '…',
    '日本',
    '👨‍👩‍👧',
    'e\u{301}',
    '\u{200B}',
    '🇩🇪',
    'ｶﾞ',
    '\t',
    '❤️',
  );
  const row = fc.array(fc.oneof(word, word, sgr), {maxLength: 16}).map(parts => `${parts.join('')}\u{1B}[m`);
  const size = fc.record({columns: fc.integer({min: 1, max: 60}), rows: fc.integer({min: 2, max: 14})});
  const step = fc.oneof(
    fc.record({type: fc.constant('frame' as const), rows: fc.array(row, {maxLength: 14})}),
    fc.record({type: fc.constant('change' as const), at: fc.nat(13), row}),
    fc.record({type: fc.constant('scroll' as const), top: fc.nat(6), by: fc.integer({min: -5, max: 5}), row}),
  );
  await fc.assert(
    fc.asyncProperty(size, fc.array(step, {minLength: 1, maxLength: 8}), async ({columns, rows}, steps) => {
      const {line, screen} = await opened(columns, rows);
      let shown: readonly string[] = Array.from({length: rows}, () => '');
      for (const step of steps) {
        if (step.type === 'frame') shown = Array.from({length: rows}, (_, at) => step.rows[at] ?? '');
        else if (step.type === 'change') shown = shown.map((old, at) => (at === step.at ? step.row : old));
        else shown = shown.map((old, at) => (at < step.top ? old : (shown[at + step.by] ?? step.row)));
        await show(screen, shown.join('\n'));
      }
      expect(await picture(line.writes.join(''), columns, rows)).toEqual(await fresh(shown.join('\n'), columns, rows));
    }),
    {numRuns: 150},
  );
});

test('moving the mark in a list costs at most 20 bytes, in one write', async () => {
  const {line, screen} = await opened();
  await show(screen, aList(0, 5, 24));
  line.writes.length = 0;
  await show(screen, aList(0, 6, 24));
  expect(line.writes).toHaveLength(1);
  expect(line.writes.join('').length).toBeLessThanOrEqual(20);
});

test('scrolling a list by a row costs at most 90 bytes, in one write', async () => {
  const {line, screen} = await opened();
  await show(screen, around(aList(0, 19, 20)));
  line.writes.length = 0;
  await show(screen, around(aList(1, 20, 20)));
  expect(line.writes).toHaveLength(1);
  expect(line.writes.join('').length).toBeLessThanOrEqual(90);
});

test('the same frame again writes nothing', async () => {
  const {line, screen} = await opened();
  await show(screen, aList(0, 5, 24));
  line.writes.length = 0;
  await show(screen, aList(0, 5, 24));
  expect(line.writes).toEqual([]);
});

test('while the terminal has not taken a frame only the newest waits', async () => {
  const {line, screen} = await opened();
  await show(screen, aList(0, 0, 24));
  line.isStalled = true;
  line.writes.length = 0;
  for (let mark = 1; mark <= 10; mark += 1) await show(screen, aList(0, mark, 24));
  expect(line.writes).toHaveLength(1);
  line.isStalled = false;
  line.drain();
  await expect.poll(() => line.writes.length).toBe(2);
  const all = await opened();
  await show(all.screen, aList(0, 0, 24));
  expect(await picture(all.line.writes.join('') + line.writes.join(''), 80, 24)).toEqual(
    await fresh(aList(0, 10, 24), 80, 24),
  );
});

test('a repaint repairs garbage, margins and modes that others left', async () => {
  const {line, screen} = await opened();
  await show(screen, aList(0, 3, 24));
  const garbage = '\u{1B}[3;9r\u{1B}[?7h\u{1B}[41mgarbage\r\n\u{1B}(0qqqq\u{1B}[10;10Hmore';
  const before = line.writes.join('') + garbage;
  line.writes.length = 0;
  screen.repaint();
  await turns();
  expect(await picture(before + line.writes.join(''), 80, 24)).toEqual(await fresh(aList(0, 3, 24), 80, 24));
});

test('a resize draws anew at the new size', async () => {
  const {line, screen} = await opened(30, 10);
  await show(screen, aList(0, 3, 10));
  line.writes.length = 0;
  line.columns = 17;
  line.rows = 5;
  screen.resize();
  await show(screen, aList(0, 3, 5));
  expect(await picture(line.writes.join(''), 17, 5)).toEqual(await fresh(aList(0, 3, 5), 17, 5));
});

test('the shell gets its screen back', async () => {
  const {line, screen} = await opened(20, 4);
  await show(screen, 'app');
  screen.leave();
  await show(screen, 'late frame');
  const seen = await picture(`$ strata\r\n${line.writes.join('')}$ `, 20, 4);
  expect(seen).toEqual(await picture('$ strata\r\n$ ', 20, 4));
});

test('where there is no alternate screen, what the shell has shown is above, and it goes on on an empty screen', async () => {
  const line = new FakeLine(20, 4);
  const screen = openScreen(line, {...LOOK, hasOneScreen: true});
  screen.enter();
  await show(screen, 'app\nof\nfour\nrows');
  screen.leave();
  const terminal = new Terminal({cols: 20, rows: 4, allowProposedApi: true, scrollback: 100});
  const without = line.writes.join('').replaceAll(/\u{1B}\[\?1049[hl]/gu, '');
  await new Promise<void>(resolve => {
    terminal.write(`$ seq 3\r\n1\r\n2\r\n3\r\n$ strata\r\n${without}$ `, resolve);
  });
  const lines = Array.from({length: terminal.buffer.active.length}, (_, y) =>
    terminal.buffer.active.getLine(y)?.translateToString(true),
  );
  terminal.dispose();
  expect(lines.slice(0, 5)).toEqual(['$ seq 3', '1', '2', '3', '$ strata']);
  expect(lines.slice(-4).map(text => text?.trimEnd())).toEqual(['$', '', '', '']);
});

test('control characters and foreign sequences do not reach the terminal', async () => {
  const {line, screen} = await opened(40, 3);
  line.writes.length = 0;
  await show(screen, 'a\u{1B}]0;title\u{7}b\u{1B}[2Jc\u{9B}5nd\u{7}\u{202E}e\u{1B}[5n\u{1B}');
  // The screen's own sequences are all made of ESC [ or ESC (.
  expect(line.writes.join('')).not.toMatch(/[\u{7}\u{9B}\u{202E}]|\u{1B}\]|\u{1B}\[5n/u);
  expect(line.writes.join('')).toContain('abc\u{FFFD}5nd\u{FFFD}\u{FFFD}e');
});

test('NO_COLOR leaves bold and inverse', async () => {
  const line = new FakeLine(40, 2);
  const screen = openScreen(line, {hasColour: false, isAscii: false});
  screen.enter();
  await show(screen, '\u{1B}[1m\u{1B}[31m\u{1B}[48;5;20mred\u{1B}[39m\u{1B}[7mboth\u{1B}[m');
  expect(line.writes.join('')).toContain('\u{1B}[1mred\u{1B}[7mboth');
});

test('an ASCII terminal gets the same widths in ASCII', async () => {
  const line = new FakeLine(40, 2);
  const screen = openScreen(line, {hasColour: true, isAscii: true});
  screen.enter();
  await show(screen, '┌──┐│é日…»');
  expect(line.writes.join('')).toContain('+--+|???~>');
});

test('the cursor stands where the app blinks, and hides again', async () => {
  const {line, screen} = await opened(40, 4);
  await show(screen, 'name\n ab\u{1B}[5m \u{1B}[25mz');
  expect(line.writes.join('')).toMatch(/z\u{8}\u{8}\u{1B}\[\?25h$/u);
  line.writes.length = 0;
  await show(screen, 'name\n ab z');
  expect(line.writes.join('')).toBe('\u{1B}[?25l');
});
