import {createInterface, type Interface} from 'node:readline';
import {Writable} from 'node:stream';
import {type Look, readRow} from './row.ts';

/** A terminal, or a pipe, that is read and written line by line: no cursor moves, no alternate screen. */
export interface LineTerminal {
  print(lines: readonly string[]): void;
  /** The line that is typed after the prompt; undefined at the end of input. What is typed is not shown where it is secret. */
  ask(prompt: string, isSecret: boolean): Promise<string | undefined>;
  /** Gives the terminal to someone else, the editor, until they are done. */
  lend<Result>(use: (ending?: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Once nobody else has the terminal; true where that had to be waited for. */
  returned(): Promise<boolean>;
  /** Sends the terminal something that neither draws nor moves; nothing where output is no terminal. */
  send(bytes: string): void;
  close(): void;
}

export interface LineTerminalOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly look: Look;
  /** Ctrl-C at the prompt. */
  readonly onInterrupt: () => void;
}

export function openLineTerminal({stdin, stdout, look, onInterrupt}: LineTerminalOptions): LineTerminal {
  const isTerminal = stdin.isTTY && stdout.isTTY;
  let isMuted = false;
  let isEnded = false;
  let isLent = false;
  // Lines that came before they were asked for: a pipe delivers all at once, and people type ahead.
  const early: string[] = [];
  let away: Promise<unknown> | undefined;
  let waiting: ((line: string | undefined) => void) | undefined;
  let lines = open();

  function open(): Interface {
    const echo = new Writable({
      write(chunk, _encoding, done) {
        if (!isMuted) stdout.write(chunk);
        done();
      },
    });
    const opened = createInterface({
      input: stdin,
      output: isTerminal ? echo : undefined,
      terminal: isTerminal,
      historySize: 0,
    });
    opened.on('line', line => {
      if (waiting === undefined) early.push(line);
      else answer(line);
    });
    opened.on('SIGINT', onInterrupt);
    opened.on('close', () => {
      if (isLent) return;
      isEnded = true;
      answer(undefined);
    });
    return opened;
  }

  /** Text as it may reach the terminal: colours are left out, and what could do something there is shown instead. */
  function shown(text: string): string {
    return (
      readRow(text, text.length * 2, look)
        .text.join('')
        .trimEnd() + (text.endsWith(' ') ? ' ' : '')
    );
  }

  function answer(line: string | undefined): void {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(line);
  }

  return {
    print(texts) {
      stdout.write(texts.map(text => `${shown(text).trimEnd()}\n`).join(''));
    },
    async ask(asked, isSecret) {
      const prompt = shown(asked);
      if (isTerminal) {
        lines.setPrompt(prompt);
        lines.prompt();
      } else stdout.write(prompt);
      isMuted = isSecret;
      try {
        const line =
          early.shift() ??
          (isEnded ? undefined : await new Promise<string | undefined>(resolve => void (waiting = resolve)));
        // Where what was typed, or its end, has not ended the line.
        if (!isTerminal || isSecret || line === undefined) stdout.write('\n');
        return line;
      } finally {
        isMuted = false;
      }
    },
    async lend(use) {
      isLent = true;
      // It takes its own listener for `close` to stop listening to keys: what is typed later would come twice.
      if (isTerminal) lines.close();
      // Ctrl-C and Ctrl-\ in the editor go to us too, and are not for us.
      for (const signal of KEYBOARD) process.on(signal, nothing);
      try {
        const lent = use();
        away = lent.catch(nothing);
        return await lent;
      } finally {
        away = undefined;
        for (const signal of KEYBOARD) process.off(signal, nothing);
        if (isTerminal) lines = open();
        isLent = false;
      }
    },
    async returned() {
      const hadToWait = away !== undefined;
      await away;
      return hadToWait;
    },
    send(bytes) {
      if (stdout.isTTY) stdout.write(bytes);
    },
    close() {
      lines.close();
    },
  };
}

const KEYBOARD = ['SIGINT', 'SIGQUIT'] as const;

function nothing(): void {}
