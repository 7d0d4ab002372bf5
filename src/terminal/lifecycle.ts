import type {ReadStream} from 'node:tty';
import {printable} from '../domain/text/printable.ts';
import {writeCrashReport} from './crash-report.ts';
import {openInput} from './input.ts';
import type {Look} from './row.ts';
import {openScreen} from './screen.ts';
import {sinkOf, type TerminalOutput} from './sink.ts';

/** The terminal while the full screen has it: taken at the start, lent to the editor and the shell, given back at every end. */
export interface FullScreen {
  /** For Ink's `render`. Ink hands over whole frames (`debug`), and neither guesses about CI nor handles Ctrl-C. */
  readonly renderOptions: {
    readonly stdin: NodeJS.ReadableStream;
    readonly stdout: NodeJS.WritableStream;
    readonly debug: true;
    readonly interactive: true;
    readonly patchConsole: false;
    readonly exitOnCtrlC: false;
  };
  /** Shows a frame of our own until Ink has one. */
  readonly begin: (frame: string) => void;
  /**
   * Gives the terminal as the shell knows it to someone else, and takes it back when they are done. Ctrl-C is theirs meanwhile. `ending` is
   * aborted when a signal ends the program: they should leave the terminal then, and are waited for shortly.
   */
  readonly lend: <Result>(use: (ending?: AbortSignal) => Promise<Result>) => Promise<Result>;
  /** Ctrl-Z: stops the whole job, and takes the terminal back after `fg`. */
  readonly suspend: () => Promise<void>;
  /** Ctrl-L: draws everything again. */
  readonly repaint: () => void;
  /** Sends the terminal something that neither draws nor moves: a text for the clipboard. */
  readonly send: (bytes: string) => void;
  /** The end that the user asked for: gives the terminal back. */
  readonly close: () => Promise<void>;
  /** The end on a bug: gives the terminal back, writes a report, says where it is, exits with 70. */
  readonly crash: (error: unknown) => never;
}

/** What the app does with its terminal besides drawing. */
export type LentTerminal = Pick<FullScreen, 'lend' | 'suspend' | 'repaint' | 'send'>;

export interface FullScreenOptions {
  readonly stdin: ReadStream;
  readonly stdout: TerminalOutput;
  readonly look: Look;
  /** The directory for crash reports. */
  readonly reports: string;
  readonly version: string;
}

/** How long the end waits for whoever has the terminal, ms. */
const LAST_WORK = 400;
/** A stop takes hold at once; after this long without one (the job has no shell to go back to) the screen comes back, ms. */
const NOT_STOPPED = 50;
/** So late may a Ctrl-C be heard that was typed in the editor and ended it, ms. */
const LATE = 250;
/** sysexits.h EX_SOFTWARE. */
const CRASHED = 70;

export function openFullScreen({stdin, stdout, look, reports, version}: FullScreenOptions): FullScreen {
  let isTaken = false;
  let isEnding = false;
  /** When the terminal came back from someone else, ms. */
  let returnedAt = -Infinity;
  const ending = new AbortController();
  /** Who has the terminal now; settles when they have left it. */
  let guest: Promise<unknown> = Promise.resolve();
  /** While it is given away: settles when it is back. On a slow line a second key may ask for that before the first had its way. */
  let away: {readonly isBack: Promise<void>} | undefined;
  const screen = openScreen(sinkOf(stdout), look);
  const lost = () => void end(128 + 1);
  const input = openInput(stdin, lost);

  /** Is a signal from the keyboard meant for us? While we have the terminal its keys send none. */
  const isOurs = () => isTaken && performance.now() - returnedAt > LATE;

  const take = () => {
    isTaken = true;
    screen.enter();
    input.start();
  };
  const giveBack = async () => {
    isTaken = false;
    screen.leave();
    await input.stop();
  };
  const comeBack = () => {
    if (isEnding) return;
    returnedAt = performance.now();
    take();
    // The terminal may have been resized while another program had it: this has Node look.
    process.kill(process.pid, 'SIGWINCH');
  };
  const end = async (status: number) => {
    if (isEnding) return;
    isEnding = true;
    if (isTaken) void giveBack();
    ending.abort();
    await Promise.race([Promise.allSettled([guest]), pause(LAST_WORK)]);
    process.exit(status);
  };
  const isAway = () => away !== undefined;
  /** Gives the terminal to someone until they are done with it; to the next only then. */
  const giveAway = async <Result>(use: () => Promise<Result>): Promise<Result> => {
    while (isAway()) await away?.isBack;
    const {promise: isBack, resolve} = Promise.withResolvers<void>();
    away = {isBack};
    try {
      await screen.drained();
      // An end that came meanwhile has given it back already, and nobody else is to get it.
      if (isEnding) return await never();
      await giveBack();
      return await use();
    } finally {
      comeBack();
      away = undefined;
      resolve();
    }
  };
  const stop = async (pid: number) => {
    // Asked for twice, it is done once.
    if (isAway()) return away?.isBack;
    return giveAway(async () => {
      // With a listener there is no stopping.
      process.off('SIGTSTP', onStop);
      process.kill(pid, 'SIGTSTP');
      await pause(NOT_STOPPED);
      process.on('SIGTSTP', onStop);
    });
  };
  const crash = (error: unknown): never => {
    isEnding = true;
    if (isTaken) void giveBack();
    ending.abort();
    const path = writeCrashReport(error, reports, version, new Date());
    const where = path === undefined ? 'No report could be written.' : `The report is ${printable(path)}`;
    process.stderr.write(`strata ended on an error of its own; your drafts are on disk.\n${where}\n`);
    process.exit(CRASHED);
  };

  const onStop = () => {
    if (isTaken) void stop(process.pid);
  };
  const onContinue = () => {
    // Stopped by a signal that nobody hears of (SIGSTOP), with the shell's settings in between.
    if (!isTaken) return;
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    screen.enter();
    process.kill(process.pid, 'SIGWINCH');
  };
  const onResize = () => screen.resize();
  const onExit = () => {
    if (isTaken) screen.leave();
  };
  const listeners: readonly (readonly [NodeJS.Signals, () => void])[] = [
    ['SIGTERM', () => void end(128 + 15)],
    ['SIGHUP', () => void end(128 + 1)],
    // Ctrl-C and Ctrl-\ in the editor go to us too.
    ['SIGINT', () => void (isOurs() && end(128 + 2))],
    ['SIGQUIT', () => void (isOurs() && end(128 + 3))],
    ['SIGTSTP', onStop],
    ['SIGCONT', onContinue],
    // A window that was made larger and as small again before Node looked has lost rows, and Node tells of no new size.
    ['SIGWINCH', () => screen.repaint()],
  ];
  for (const [signal, listener] of listeners) process.on(signal, listener);
  process.on('uncaughtException', crash);
  process.on('exit', onExit);
  stdout.on('resize', onResize);
  stdout.on('error', lost);
  take();

  return {
    renderOptions: {
      stdin: input.stdin,
      stdout: screen.stdout,
      debug: true,
      interactive: true,
      patchConsole: false,
      exitOnCtrlC: false,
    },
    begin: frame => screen.begin(frame),
    lend: async use =>
      giveAway(async () => {
        // Ctrl-Z in the editor stops the whole job at once: the terminal is not ours to tidy.
        process.off('SIGTSTP', onStop);
        try {
          const lent = use(ending.signal);
          guest = lent.catch(() => undefined);
          return await lent;
        } finally {
          process.on('SIGTSTP', onStop);
        }
      }),
    suspend: () => stop(0),
    repaint: () => screen.repaint(),
    send: bytes => screen.send(bytes),
    async close() {
      isEnding = true;
      await Promise.race([screen.drained(), pause(LAST_WORK)]);
      await giveBack();
      for (const [signal, listener] of listeners) process.off(signal, listener);
      process.off('uncaughtException', crash);
      process.off('exit', onExit);
      stdout.off('resize', onResize);
      stdout.off('error', lost);
    },
    crash,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

/** For what must not go on: the process ends meanwhile. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
