import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {crashing} from './crash.ts';
import {childOf, isRunning} from './processes.ts';
import {scriptedEditor} from './scripted-editor.ts';
import {isUsable, openShell} from './shell.ts';
import {PROGRAM} from './strata.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {openDemo} from './user.ts';

/** strata on its samples, started by an interactive shell, which keeps the job. */
async function openInShell(): Promise<Terminal> {
  const terminal = await openShell({PROGRAM});
  terminal.type('echo before; $NODE $PROGRAM --demo\r');
  await terminal.until('2 profiles');
  return terminal;
}

/** strata on its samples with the values of a layer in an editor, which runs a shell script. */
async function openInEditor(script: string): Promise<Terminal & {readonly editor: number}> {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  editor.does(script);
  const terminal = await openDemo({home, env: {EDITOR: editor.command}});
  terminal.press('enter');
  await terminal.until('> layers');
  terminal.press('e');
  const screen = await terminal.until(/EDITING \d+/);
  const pid = Number(/EDITING (\d+)/.exec(screen.join('\n'))?.[1]);
  return {...terminal, editor: pid};
}

test('SIGTERM and SIGHUP end strata within a second, and give the screen back', async () => {
  for (const [signal, status] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    const terminal = openTerminal();
    await terminal.until('? help');
    terminal.kill(signal);
    expect(await terminal.ended(1000)).toEqual({status, signal: 0});
    expect(terminal.screen().join('')).toBe('');
  }
});

test('SIGTERM while the editor runs ends both, the editor with time for its last words', async () => {
  const terminal = await openInEditor(
    'trap "echo LAST WORDS; exit 0" TERM; echo EDITING $$; while :; do sleep 0.02; done',
  );
  process.kill(terminal.pid, 'SIGTERM');
  expect((await terminal.ended(2000)).status).toBe(143);
  expect(terminal.screen().join('\n')).toContain('LAST WORDS');
  await expect.poll(() => isRunning(terminal.editor), {timeout: 1000}).toBe(false);
});

test('SIGTERM ends strata within a second even when the editor does not heed it', async () => {
  const terminal = await openInEditor('trap "" TERM HUP; echo EDITING $$; sleep 5');
  process.kill(terminal.pid, 'SIGTERM');
  expect((await terminal.ended(1000)).status).toBe(143);
  process.kill(terminal.editor, 'SIGKILL');
});

test('Ctrl-C in the editor is the editor’s, and strata goes on', async () => {
  const terminal = await openInEditor('trap "echo INTERRUPTED" INT; echo EDITING $$; read -r _ || read -r _');
  terminal.press('ctrl+c');
  await terminal.until('INTERRUPTED');
  terminal.press('enter');
  await terminal.until(screen => screen.includes('> layers') && screen.includes('no changes'));
  terminal.press('j');
  await terminal.until(/^>.*k8s/m);
});

test('Ctrl-C in strata gives up what runs; twice it quits with 130', async () => {
  const terminal = await openDemo();
  terminal.press('ctrl+c');
  await terminal.until('ctrl-c again quits');
  terminal.press('ctrl+c');
  expect(await terminal.ended()).toEqual({status: 130, signal: 0});
});

test('Ctrl-Z and a foreign SIGTSTP leave a usable shell, fg paints again, and the shell finds its scrollback', async () => {
  const terminal = await openInShell();
  terminal.press('ctrl+z');
  await terminal.until(/shell>$/m);
  await isUsable(terminal);
  terminal.resize(100, 30);
  terminal.type('fg\r');
  await terminal.until(screen => screen.includes('2 profiles') && !screen.includes('shell>'));
  process.kill(childOf(terminal.pid), 'SIGTSTP');
  await terminal.until(/Stopped[^]*shell>$/m);
  terminal.type('fg\r');
  await terminal.until(screen => screen.includes('2 profiles') && !screen.includes('shell>'));
  terminal.press('j');
  await terminal.until(/^>.*web-prod/m);
  terminal.press('Q');
  await terminal.until(screen => screen.startsWith('shell> echo before') && screen.includes('\nbefore\n'));
});

test('a closed terminal ends strata within a second, even when nobody may hang up on it', async () => {
  const terminal = openTerminal({command: ['sh', '-c', `trap '' HUP; exec "${process.execPath}" "${PROGRAM}" --demo`]});
  await terminal.until('2 profiles');
  terminal.hangUp();
  await expect.poll(() => isRunning(terminal.pid), {timeout: 1000}).toBe(false);
});

test('a terminal that was closed while the editor had it ends strata too, without a crash, when nobody may hang up on it', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  // Ends when there is nothing more to read, as editors do.
  editor.does('echo EDITING; while read -r _; do :; done');
  const terminal = openTerminal({
    home,
    command: ['sh', '-c', `trap '' HUP; exec "${process.execPath}" "${PROGRAM}" --demo`],
    env: {EDITOR: editor.command},
  });
  await terminal.until('2 profiles');
  terminal.press('enter');
  await terminal.until('> layers');
  terminal.press('e');
  await terminal.until('EDITING');
  terminal.hangUp();
  await expect.poll(() => isRunning(terminal.pid), {timeout: 2000}).toBe(false);
  expect(readdirSync(join(home, '.local/state/strata')).filter(name => name.startsWith('crash'))).toEqual([]);
});

test('a sample workspace goes however strata ends, and what a killed one left goes with the next', async () => {
  const home = temporaryHome();
  const demos = () => readdirSync(home).filter(name => name.startsWith('strata-demo-'));
  for (const end of ['SIGTERM', 'SIGHUP', 'ctrl+c', 'q'] as const) {
    const terminal = await openDemo({home});
    expect(demos()).toHaveLength(1);
    if (end === 'ctrl+c') {
      terminal.press(end);
      await terminal.until('ctrl-c again quits');
      terminal.press(end);
    } else if (end === 'q') terminal.press(end);
    else terminal.kill(end);
    await terminal.ended();
    expect(demos()).toEqual([]);
  }
  // Another machine's, which may share the temporary directory, and one of a strata that runs.
  for (const [name, owner] of [
    ['strata-demo-other', '1 another-machine'],
    ['strata-demo-alive', `${process.pid} ${hostname()}`],
  ] as const) {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, 'owner'), `${owner}\n`);
  }
  const killed = await openDemo({home});
  killed.kill('SIGKILL');
  await killed.ended();
  expect(demos()).toHaveLength(3);
  const next = await openDemo({home, args: ['--plain']});
  expect(demos()).toHaveLength(3);
  next.kill('SIGTERM');
  expect((await next.ended()).status).toBe(143);
  expect(demos().toSorted()).toEqual(['strata-demo-alive', 'strata-demo-other']);
});

test('the report of a crash outlives the sample workspace', async () => {
  const home = temporaryHome();
  for (const args of [[], ['--plain']]) {
    const terminal = await openDemo({home, args, env: crashing(home, `JSON.parse('{')`)});
    process.kill(terminal.pid, 'SIGUSR2');
    expect((await terminal.ended()).status).toBe(70);
    const path = /(\S+crash-\S+\.txt)/.exec(terminal.screen().join(''))?.[1] ?? '';
    expect(existsSync(path)).toBe(true);
    expect(terminal.written()).not.toContain('    at ');
  }
});

test('line by line the editor has the terminal, and its Ctrl-C', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  editor.does('trap "echo INTERRUPTED" INT; echo EDITING; read -r _ || read -r _');
  const terminal = await openDemo({home, args: ['--plain'], env: {EDITOR: editor.command}});
  terminal.type('1\r');
  await terminal.until('> layers');
  terminal.type('1 e\r');
  await terminal.until('EDITING');
  expect(terminal.screen().at(-1)).not.toContain('>');
  terminal.press('ctrl+c');
  await terminal.until('INTERRUPTED');
  terminal.press('enter');
  await terminal.until('no changes');
});
