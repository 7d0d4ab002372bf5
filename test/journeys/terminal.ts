import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import {Terminal as Emulator} from '@xterm/headless';
import {onTestFinished} from 'vitest';
import {PROGRAM} from './strata.ts';

/** A program in a real terminal, as a person sees and uses it. */
export interface Terminal {
  /** Presses keys one after another, named as in the key table: `press('j', 'enter', 'ctrl+s', 'shift+down')`. */
  press(...keys: readonly string[]): void;
  /** Types text, all of it at once, as a slow line delivers it. */
  type(text: string): void;
  /** Pastes text, with the markers that a terminal puts around it. */
  paste(text: string): void;
  /** The screen as lines, without trailing blanks. */
  screen(): readonly string[];
  /** The screen as it looks: its lines with the colours and attributes of every cell. */
  painted(): readonly string[];
  /** Waits until the screen shows a text, matches a pattern or pleases a question, and gives the lines. Fails with the screen. */
  until(wanted: Wanted, timeout?: number): Promise<readonly string[]>;
  /** Settles once nothing has been written for so many ms: for what ends without a word to wait for. */
  quiet(ms?: number): Promise<void>;
  resize(columns: number, rows: number): void;
  kill(signal?: string): void;
  /** Stops taking what the program writes, as a line that hangs; `stall(false)` goes on. */
  stall(isStalled?: boolean): void;
  /** Closes the terminal, as when the line is cut or the window is closed. */
  hangUp(): void;
  /** How the program ended; waits for it. */
  ended(timeout?: number): Promise<Ending>;
  /** Bytes that the program has written so far, and in how many pieces. */
  traffic(): {readonly bytes: number; readonly pieces: number};
  /** Everything that the program has written so far, as bytes of the line. */
  written(): string;
  readonly pid: number;
  /** The home directory, with everything the program stores under it. */
  readonly home: string;
}

export type Wanted = string | RegExp | ((screen: string) => boolean);

export interface Ending {
  readonly status: number;
  /** The number of the signal that ended it, 0 for none. */
  readonly signal: number;
}

export interface Start {
  /** Arguments of strata. */
  readonly args?: readonly string[];
  /** Another program than strata: `[file, ...arguments]`. */
  readonly command?: readonly [string, ...string[]];
  readonly columns?: number;
  readonly rows?: number;
  /** Variables besides the clean environment; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The home of an earlier terminal, to come back to; a new one otherwise. */
  readonly home?: string;
  readonly cwd?: string;
}

/** ms; generous, for nothing waits longer than it must. */
const PATIENCE = 10_000;

/** Opens a terminal, 80x24 unless told otherwise, and starts the built strata in it; both end with the test. */
export function openTerminal(start: Start = {}): Terminal {
  const {columns = 80, rows = 24, home = temporaryHome()} = start;
  const [file, ...args] = start.command ?? [process.execPath, PROGRAM, ...(start.args ?? [])];
  const emulator = new Emulator({cols: columns, rows, allowProposedApi: true});
  const pty = spawn(file, args, {cols: columns, rows, cwd: start.cwd ?? home, env: environment(home, start.env)});
  const watchers = new Set<() => void>();
  const written: string[] = [];
  let ending: Ending | undefined;

  const look = () => {
    for (const watcher of watchers) watcher();
  };
  pty.onData(data => {
    written.push(data);
    emulator.write(data, look);
  });
  emulator.onData(reply => {
    if (ending === undefined) pty.write(reply);
  });
  pty.onExit(({exitCode, signal = 0}) => {
    // What it wrote last may still be on its way through the emulator.
    emulator.write('', () => {
      ending = {status: exitCode, signal};
      look();
    });
  });
  onTestFinished(() => {
    if (ending === undefined) pty.kill('SIGKILL');
    emulator.dispose();
  });

  const screen = () => linesOf(emulator);
  /** Settles when the answer is there; asks again whenever something happens. */
  const watch = <Answer>(ask: () => Answer | undefined, what: string, timeout: number) =>
    new Promise<Answer>((resolve, reject) => {
      const watcher = () => {
        const answer = ask();
        if (answer !== undefined) finish(() => resolve(answer));
        else if (ending !== undefined) finish(() => reject(failure(`ended with ${ending?.status} before ${what}`)));
      };
      const timer = setTimeout(() => finish(() => reject(failure(`waited ${timeout} ms for ${what}`))), timeout);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        watchers.delete(watcher);
        settle();
      };
      watchers.add(watcher);
      watcher();
    });
  const failure = (what: string) => new Error(`${what}; the screen:\n${screen().join('\n')}`);

  return {
    press(...keys) {
      for (const key of keys) pty.write(bytesOf(key));
    },
    type: text => pty.write(text),
    paste: text => pty.write(`\u{1B}[200~${text.replaceAll('\n', '\r')}\u{1B}[201~`),
    screen,
    painted: () => paintedLinesOf(emulator),
    until: (wanted, timeout = PATIENCE) =>
      watch(() => (isThere(screen().join('\n'), wanted) ? screen() : undefined), String(wanted), timeout),
    async quiet(ms = 30) {
      for (let before = -1; before !== written.length;) {
        before = written.length;
        await new Promise(resolve => {
          setTimeout(resolve, ms);
        });
      }
    },
    resize(columns, rows) {
      emulator.resize(columns, rows);
      pty.resize(columns, rows);
    },
    kill: signal => pty.kill(signal),
    stall(isStalled = true) {
      if (isStalled) pty.pause();
      else pty.resume();
    },
    hangUp() {
      // Closes our side of the terminal; left out of node-pty's types.
      if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
    },
    ended: (timeout = PATIENCE) => watch(() => ending, 'its end', timeout),
    traffic: () => ({bytes: Buffer.byteLength(written.join('')), pieces: written.length}),
    written: () => written.join(''),
    pid: pty.pid,
    home,
  };
}

/** A new, empty home directory that goes away with the test. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'strata-journey-'));
  onTestFinished(() => rmSync(home, {recursive: true, force: true}));
  return home;
}

/** Nothing of the developer's own environment but PATH. */
function environment(home: string, env: Start['env'] = {}): Record<string, string> {
  const clean: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: home,
    USER: 'tester',
    SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    // A sample workspace that was not closed goes away with the home.
    TMPDIR: home,
    TERM: 'xterm-256color',
    TZ: 'UTC',
    ...env,
  };
  return Object.fromEntries(
    Object.entries(clean).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function linesOf(emulator: Emulator): readonly string[] {
  const {active} = emulator.buffer;
  return Array.from({length: emulator.rows}, (_, row) =>
    (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
  );
}

function paintedLinesOf(emulator: Emulator): readonly string[] {
  const {active} = emulator.buffer;
  return Array.from({length: emulator.rows}, (_, row) => {
    const line = active.getLine(active.baseY + row);
    let painted = '';
    let last = '';
    for (let column = 0; column < emulator.cols; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined) continue;
      const look = [cell.getFgColorMode(), cell.getFgColor(), cell.getBgColor(), cell.isBold(), cell.isDim()];
      const pen = [...look, cell.isInverse(), cell.isUnderline()].join(',');
      if (pen !== last) painted += `{${pen}}`;
      last = pen;
      painted += cell.getChars() || ' ';
    }
    return painted;
  });
}

function isThere(screen: string, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return screen.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(screen) : wanted(screen);
}

const NAMED = new Map([
  ['enter', '\r'],
  ['esc', '\u{1B}'],
  ['space', ' '],
  ['tab', '\t'],
  ['shift+tab', '\u{1B}[Z'],
  ['backspace', '\u{7F}'],
  ['delete', '\u{1B}[3~'],
  ['pgup', '\u{1B}[5~'],
  ['pgdn', '\u{1B}[6~'],
]);
const LETTERED = new Map([
  ['up', 'A'],
  ['down', 'B'],
  ['right', 'C'],
  ['left', 'D'],
  ['end', 'F'],
  ['home', 'H'],
]);

/** What xterm sends for a key. */
function bytesOf(key: string): string {
  const [, modifier, name = key] = /^(shift|ctrl)\+(.+)$/.exec(key) ?? [];
  const letter = LETTERED.get(name);
  if (letter !== undefined)
    return modifier === undefined ? `\u{1B}[${letter}` : `\u{1B}[1;${modifier === 'shift' ? 2 : 5}${letter}`;
  const named = NAMED.get(key);
  if (named !== undefined) return named;
  if (modifier === 'ctrl' && /^[a-z\\\]^_]$/.test(name))
    return String.fromCodePoint(name.toUpperCase().charCodeAt(0) & 0x1f);
  if (Array.from(new Intl.Segmenter().segment(key)).length === 1) return key;
  throw new Error(`No terminal has a key named ${key}`);
}
