import type {Hold} from './hold.ts';
import {pause} from './pause.ts';
import type {Screen} from './screen.ts';

/** A stop takes hold at once; after this long without one (the job has no shell to go back to) the screen comes back, ms. */
const NOT_STOPPED = 50;

/** Gives the terminal to others, one at a time: to an editor until it is done, to the shell until `fg`. */
export class Lending {
  readonly #hold: Hold;
  readonly #screen: Screen;
  readonly #ending = new AbortController();
  /** Who has the terminal now; settles when they have left it. */
  #guest: Promise<unknown> = Promise.resolve();
  /** While it is given away: settles when it is back. On a slow line a second key may ask for that before the first had its way. */
  #isBack: Promise<void> | undefined;

  constructor(hold: Hold, screen: Screen) {
    this.#hold = hold;
    this.#screen = screen;
  }

  /** Lends it to someone who is told by `ending` to leave. */
  async lend<Result>(use: (ending: AbortSignal) => Promise<Result>): Promise<Result> {
    // Ctrl-Z in the editor stops the whole job at once: the terminal is not ours to tidy.
    return this.#giveAway(async () =>
      this.#stoppable(async () => {
        const lent = use(this.#ending.signal);
        this.#guest = lent.catch(() => undefined);
        return lent;
      }),
    );
  }

  /** Stops a process, or the whole job where it is 0, as Ctrl-Z does. Asked for twice, it is done once. */
  async stop(pid: number): Promise<void> {
    if (this.#isBack !== undefined) return this.#isBack;
    return this.#giveAway(async () =>
      this.#stoppable(async () => {
        process.kill(pid, 'SIGTSTP');
        await pause(NOT_STOPPED);
      }),
    );
  }

  /** For the signal that stops this process: a listener, which is put away where the stop is to have its way. */
  readonly onStop = (): void => {
    if (this.#hold.isTaken) void this.stop(process.pid);
  };

  /** Tells whoever has the terminal that the program ends; settles when they have left it. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#guest;
  }

  /** Gives the terminal to someone until they are done with it; to the next only then. */
  async #giveAway<Result>(use: () => Promise<Result>): Promise<Result> {
    while (this.#isBack !== undefined) await this.#isBack;
    const {promise, resolve} = Promise.withResolvers<void>();
    this.#isBack = promise;
    try {
      await this.#screen.drained();
      // An end that came meanwhile has given it back already, and nobody else is to get it.
      if (this.#hold.isEnding) return await never();
      await this.#hold.giveBack();
      return await use();
    } finally {
      this.#hold.takeBack();
      this.#isBack = undefined;
      resolve();
    }
  }

  /** With a listener there is no stopping. */
  async #stoppable<Result>(use: () => Promise<Result>): Promise<Result> {
    process.off('SIGTSTP', this.onStop);
    try {
      return await use();
    } finally {
      process.on('SIGTSTP', this.onStop);
    }
  }
}

/** For what must not go on: the process ends meanwhile. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
