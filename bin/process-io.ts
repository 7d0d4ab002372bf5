import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import type {Io} from '../src/commands/program/io.ts';

/** This process as the world of a command. */
export function processIo(): Io {
  const {stdin, stdout, stderr} = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes the pipe early (`strata show web | head`) has read enough.
    if (error.code === 'EPIPE') process.exit();
    stderr.write(`strata: cannot write to standard output: ${error.code ?? 'error'}\n`);
    process.exit(2);
  });
  // Nobody is left to tell.
  stderr.on('error', () => undefined);
  const canAsk = stdin.isTTY && stderr.isTTY;
  return {
    env: process.env,
    stdin,
    stdout,
    stderr,
    ask: canAsk ? askAtTerminal : undefined,
    askSecret: canAsk ? askUnseen : undefined,
  };
}

/** The terminal's own echo is off while readline reads, and readline's echo goes nowhere. */
async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const terminal = createInterface({input: process.stdin, output: nowhere, terminal: true});
  const ended = new Promise<string>(resolve => void terminal.once('close', () => resolve('')));
  try {
    return await Promise.race([terminal.question(''), ended]);
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({input: process.stdin, output: process.stderr});
  const answer = terminal.question(question);
  const ended = new Promise<string>(resolve => void terminal.once('close', () => resolve('')));
  try {
    return await Promise.race([answer, ended]);
  } finally {
    terminal.close();
  }
}
