import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {childOf, isRunning} from '../journeys/processes.ts';
import {openShell} from '../journeys/shell.ts';
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

test('on a line that hangs only the newest frame waits, and SIGTERM still ends the program within a second', async () => {
  const terminal = await open({columns: 200, rows: 60, env: {NODE_ENV: 'production'}});
  const before = terminal.traffic().bytes;
  terminal.stall();
  // 200 repaints of 60 rows are more than 300 kB, and the kernel holds far less of them.
  for (let key = 0; key < 200; key += 1) terminal.press('ctrl+l');
  terminal.press('W');
  await expect.poll(() => existsSync(`${terminal.home}/reached`), {timeout: 10_000}).toBe(true);
  terminal.kill('SIGTERM');
  await expect.poll(() => isRunning(terminal.pid), {timeout: 1000}).toBe(false);
  terminal.stall(false);
  await terminal.ended();
  expect(terminal.traffic().bytes - before).toBeLessThan(150_000);
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
