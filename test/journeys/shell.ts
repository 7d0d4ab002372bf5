import {openTerminal, type Terminal} from './terminal.ts';

/** An interactive shell, which keeps what it starts as its jobs: `openShell({PROGRAM})`, and then `$NODE $PROGRAM`. */
export async function openShell(env: Readonly<Record<string, string>>): Promise<Terminal> {
  const terminal = openTerminal({
    command: ['bash', '--norc', '--noprofile', '-i'],
    env: {PS1: 'shell> ', NODE: process.execPath, ...env},
  });
  await terminal.until('shell>');
  return terminal;
}

/** Asks the shell something, to see that it is there, and that the terminal echoes what is typed. */
export async function isUsable(terminal: Terminal): Promise<void> {
  terminal.type('echo $((6*7)); stty -a | grep -o " echo "\r');
  await terminal.until(/^42\n echo$/m);
}
