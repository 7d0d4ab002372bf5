import {readdirSync, readFileSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {childOf, isRunning} from '../journeys/processes.ts';
import {isUsable, openShell} from '../journeys/shell.ts';
import {openTerminal, type Start, type Terminal} from '../journeys/terminal.ts';
import {tearArrow} from '../journeys/torn-arrow.ts';

const PROGRAM = fileURLToPath(new URL('../fixtures/full-screen.ts', import.meta.url));

async function open(start: Start = {}): Promise<Terminal> {
  const terminal = openTerminal({...start, command: [process.execPath, PROGRAM]});
  await terminal.until('read 0:');
  return terminal;
}

/** The same program started by an interactive shell, which keeps the job. */
async function openInShell(): Promise<Terminal> {
  const terminal = await openShell({PROGRAM});
  terminal.type('$NODE $PROGRAM\r');
  await terminal.until('read 0:');
  return terminal;
}

const wait = (ms: number) =>
  new Promise(resolve => {
    setTimeout(resolve, ms);
  });

test('keys glued together are single keys, and nothing of a reply arrives', async () => {
  const terminal = await open();
  terminal.type('jjj\u{1B}[12;40R\u{1B}]11;rgb:1/2/3\u{7}abc\r');
  await terminal.until('read 7: j j j a b c return .');
});

test('ESC and the rest of an arrow 40 ms later are the arrow; a lone ESC is Escape', async () => {
  const terminal = await open();
  await tearArrow(terminal, () => terminal.until(/escape \.$/m));
  await terminal.until(/upArrow \.$/m);
  terminal.press('esc');
  await terminal.until(/upArrow escape \.$/m);
});

test('a paste arrives whole, and one that lost its end frees the keyboard after a second', async () => {
  const terminal = await open();
  terminal.paste('a: 1\nq: 2');
  await terminal.until('read 1: paste<a: 1/q: 2> .');
  terminal.type('\u{1B}[200~half');
  await terminal.until('paste<half>', 1500);
  terminal.press('j');
  await terminal.until('paste<half> j .');
});

test('nothing that is typed in the editor is lost, and nothing of it reaches the program', async () => {
  const terminal = await open({env: {EDITOR: 'echo EDITING; head -n 30 > lines; tail -n 2 lines'}});
  terminal.press('j', 'E');
  await terminal.until('EDITING');
  const lines = Array.from({length: 30}, (_, at) => `line ${at + 1}\r`);
  terminal.type(lines.join(''));
  await terminal.until('read 3: j E back .');
  expect(readFileSync(`${terminal.home}/lines`, 'utf8').split('\n')).toHaveLength(31);
  terminal.press('k');
  await terminal.until('read 4: j E back k .');
});

test('keys typed right behind the one that opens the editor do not run commands afterwards', async () => {
  const terminal = await open({env: {EDITOR: 'echo EDITING; head -n 1'}});
  terminal.type('EQQ');
  await terminal.until('EDITING');
  terminal.type('done\r');
  await terminal.until('read 2: E back .');
});

test('Ctrl-C and Ctrl-\\ in the editor do not end the program', async () => {
  const terminal = await open({
    env: {
      EDITOR:
        'trap "echo INT" INT; trap "echo QUIT" QUIT; echo EDITING; until [ "$line" = done ]; do read -r line; done',
    },
  });
  terminal.press('E');
  await terminal.until('EDITING');
  terminal.press('ctrl+c');
  await terminal.until('INT');
  terminal.press('ctrl+\\');
  await terminal.until('QUIT');
  terminal.type('\rdone\r');
  await terminal.until('read 2: E back .');
});

test('in the program Ctrl-C is a key', async () => {
  const terminal = await open();
  terminal.press('ctrl+c');
  await terminal.until('read 1: ctrl-c .');
});

test('a repaint repairs garbage', async () => {
  const terminal = await open();
  terminal.press('B');
  await terminal.until('garbage');
  terminal.press('ctrl+l');
  await terminal.until(screen => !screen.includes('garbage') && screen.includes('  row 23 of 24 x 80'));
});

test('moving the mark costs at most 60 bytes in one piece, and nothing is written while nothing happens', async () => {
  const terminal = await open();
  terminal.press('down');
  await terminal.until('> row 2');
  const before = terminal.traffic();
  terminal.press('down');
  await terminal.until('> row 3');
  // Long enough for anything that writes on a clock.
  await wait(300);
  const after = terminal.traffic();
  expect(after.pieces - before.pieces).toBe(1);
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(60);
});

test('after random resizes the screen is as new', async () => {
  const terminal = await open();
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 48271) % 2147483647;
    return 1 + (seed % most);
  };
  for (let round = 0; round < 60; round += 1) terminal.resize(random(300), random(100));
  terminal.resize(70, 20);
  await terminal.until(screen => /^read 0: {2}\.\n> row 1 of 20 x 70\n(?: {2}row \d+ of 20 x 70\n?){18}$/.test(screen));
});

test('on a line that hangs only the newest frame waits, and SIGTERM still ends the program within a second', async () => {
  const terminal = await open({columns: 200, rows: 60, env: {NODE_ENV: 'production'}});
  const before = terminal.traffic().bytes;
  terminal.stall();
  // 200 repaints of 60 rows are more than 300 kB, and the kernel holds far less of them.
  for (let key = 0; key < 200; key += 1) terminal.press('ctrl+l');
  await wait(800);
  terminal.kill('SIGTERM');
  await expect.poll(() => isRunning(terminal.pid), {timeout: 1000}).toBe(false);
  terminal.stall(false);
  await terminal.ended();
  expect(terminal.traffic().bytes - before).toBeLessThan(150_000);
});

test('Ctrl-Z gives the shell a usable terminal, and fg paints again', async () => {
  const terminal = await openInShell();
  terminal.press('Z');
  await terminal.until(/shell>$/m);
  await isUsable(terminal);
  terminal.resize(60, 20);
  terminal.type('fg\r');
  await terminal.until(screen => screen.includes('resumed') && screen.includes('row 19 of 20 x 60'));
  terminal.press('j');
  await terminal.until('resumed j .');
});

test('a foreign SIGTSTP gives the shell a usable terminal too', async () => {
  const terminal = await openInShell();
  const pid = childOf(terminal.pid);
  process.kill(pid, 'SIGTSTP');
  await terminal.until(/shell>$/m);
  terminal.type('fg\r');
  await terminal.until('read 0:');
  terminal.press('j');
  await terminal.until('read 1: j .');
});

test('where nothing can stop, Ctrl-Z comes back at once', async () => {
  const terminal = await open();
  terminal.press('Z');
  await terminal.until('read 2: Z resumed .');
});

test('after SIGSTOP and SIGCONT the screen and the keys are there again', async () => {
  const terminal = await openInShell();
  const pid = childOf(terminal.pid);
  process.kill(pid, 'SIGSTOP');
  await terminal.until('shell>');
  terminal.type('fg\r');
  await terminal.until(screen => screen.includes('read 0:') && !screen.includes('shell>'));
  terminal.press('j');
  await terminal.until('read 1: j .');
});

test('SIGTERM and SIGHUP end the program within a second', async () => {
  for (const [signal, status] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    const terminal = await open();
    terminal.kill(signal);
    expect(await terminal.ended(1000)).toEqual({status, signal: 0});
    expect(terminal.screen().join('')).toBe('');
  }
});

test('a closed terminal ends the program within a second, even when nobody may hang up on it', async () => {
  const terminal = openTerminal({command: ['sh', '-c', `trap '' HUP; exec "${process.execPath}" "${PROGRAM}"`]});
  await terminal.until('read 0:');
  terminal.hangUp();
  await expect.poll(() => isRunning(terminal.pid), {timeout: 1000}).toBe(false);
});

test('a crash gives the terminal back, says where the report is, and exits with 70', async () => {
  const terminal = await openInShell();
  terminal.press('X');
  const screen = await terminal.until('The report is');
  expect(screen.join('\n')).toMatch(
    /^shell> .*\nstrata ended on an error of its own; your drafts are on disk\.\nThe report is/,
  );
  terminal.type('echo $?; stty -a | grep -o " echo "\r');
  await terminal.until(/^70\n echo$/m);
  const [name = ''] = readdirSync(`${terminal.home}/state`);
  const report = `${terminal.home}/state/${name}`;
  expect(readFileSync(report, 'utf8')).toContain('SyntaxError');
  expect(readFileSync(report, 'utf8')).not.toContain('hunter2');
  expect(statSync(report).mode & 0o777).toBe(0o600);
});

test('the shell finds its screen as it was', async () => {
  const terminal = await openInShell();
  terminal.press('Q');
  await terminal.until(/shell>$/m);
  expect(terminal.screen().filter(Boolean)).toEqual(['shell> $NODE $PROGRAM', 'shell>']);
});

test('without a terminal, or with a dumb one, the program says which command to use', async () => {
  const dumb = openTerminal({command: [process.execPath, PROGRAM], env: {TERM: 'dumb'}});
  expect((await dumb.ended()).status).toBe(2);
  expect(dumb.screen().join(' ')).toContain('strata list');
  const piped = openTerminal({command: ['sh', '-c', `"${process.execPath}" "${PROGRAM}" </dev/null`]});
  expect((await piped.ended()).status).toBe(2);
  expect(piped.screen().join(' ')).toContain('standard input is none');
});

test('CI in the environment changes nothing', async () => {
  const terminal = await open({env: {CI: 'true'}});
  terminal.press('down');
  await terminal.until('> row 2');
});
