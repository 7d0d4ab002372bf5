import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/strata.js', import.meta.url));

/** strata on its samples, started by an interactive shell, which keeps the job. */
async function openInShell(): Promise<Terminal> {
  const terminal = openTerminal({
    command: ['bash', '--norc', '--noprofile', '-i'],
    env: {PS1: 'shell> ', PROGRAM, NODE: process.execPath},
  });
  await terminal.until('shell>');
  terminal.type('echo before; $NODE $PROGRAM --demo\r');
  await terminal.until('2 profiles');
  return terminal;
}

/** strata on its samples with the values of a layer in an editor, which runs a shell script. */
async function openInEditor(script: string): Promise<Terminal & {readonly editor: number}> {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  editor.does(script);
  const terminal = openTerminal({home, args: ['--demo'], env: {EDITOR: editor.command}});
  await terminal.until('2 profiles');
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
  const terminal = openTerminal({args: ['--demo']});
  await terminal.until('2 profiles');
  terminal.press('ctrl+c');
  await terminal.until('ctrl-c again quits');
  terminal.press('ctrl+c');
  expect(await terminal.ended()).toEqual({status: 130, signal: 0});
});

test('Ctrl-Z and a foreign SIGTSTP leave a usable shell, fg paints again, and the shell finds its scrollback', async () => {
  const terminal = await openInShell();
  terminal.press('ctrl+z');
  await terminal.until(/shell>$/m);
  terminal.type('echo $((6*7)); stty -a | grep -o " echo "\r');
  await terminal.until(/^42\n echo$/m);
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

function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The one child of a process. */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}
