import type {EventEmitter} from 'node:events';
import type {ReadStream} from 'node:tty';
import {printable} from '../domain/text/printable.ts';
import {writeCrashReport} from './crash-report.ts';
import {Hold} from './hold.ts';
import {openInput} from './input.ts';
import {Lending} from './lending.ts';
import {pause} from './pause.ts';
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
/** sysexits.h EX_SOFTWARE. */
const CRASHED = 70;

export function openFullScreen({stdin, stdout, look, reports, version}: FullScreenOptions): FullScreen {
  const screen = openScreen(sinkOf(stdout), look);
  const lost = () => endOn(1);
  const input = openInput(stdin, lost);
  const hold = new Hold(stdin, input, screen);
  const lending = new Lending(hold, screen);

  /** The end on a signal, by its number. */
  const endOn = (signal: number) => {
    if (hold.isEnding) return;
    hold.drop();
    void Promise.race([lending.end(), pause(LAST_WORK)]).then(() => process.exit(128 + signal));
  };
  const crash = (error: unknown): never => {
    hold.drop();
    void lending.end();
    tellCrash(writeCrashReport(error, reports, version, new Date()));
    process.exit(CRASHED);
  };
  const listeners: readonly Listener[] = [
    [process, 'SIGTERM', () => endOn(15)],
    [process, 'SIGHUP', () => endOn(1)],
    // Ctrl-C and Ctrl-\ in the editor go to us too.
    [process, 'SIGINT', () => hold.hearsKeyboard && endOn(2)],
    [process, 'SIGQUIT', () => hold.hearsKeyboard && endOn(3)],
    [process, 'SIGTSTP', lending.onStop],
    [process, 'SIGCONT', () => hold.setUpAnew()],
    // A window that was made larger and as small again before Node looked has lost rows, and Node tells of no new size.
    [process, 'SIGWINCH', () => screen.repaint()],
    [process, 'uncaughtException', crash],
    [process, 'exit', () => hold.isTaken && screen.leave()],
    [stdout, 'resize', () => screen.resize()],
    [stdout, 'error', lost],
  ];
  for (const [source, event, listener] of listeners) source.on(event, listener);
  hold.take();

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
    lend: async use => lending.lend(use),
    suspend: async () => lending.stop(0),
    repaint: () => screen.repaint(),
    send: bytes => screen.send(bytes),
    async close() {
      hold.end();
      await Promise.race([screen.drained(), pause(LAST_WORK)]);
      await hold.giveBack();
      for (const [source, event, listener] of listeners) source.off(event, listener);
    },
    crash,
  };
}

type Listener = readonly [source: EventEmitter, event: string, listener: (error: unknown) => void];

/** `report`: the file; undefined where none could be written. */
function tellCrash(report: string | undefined): void {
  const where = report === undefined ? 'No report could be written.' : `The report is ${printable(report)}`;
  process.stderr.write(`strata ended on an error of its own; your drafts are on disk.\n${where}\n`);
}
