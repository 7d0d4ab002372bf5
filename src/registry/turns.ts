import {setImmediate as nextTurn} from 'node:timers/promises';

/** The program is held up no longer than this before keys are answered; milliseconds. */
const LENGTH = 3;

/** Parts long work into turns, between which keys are answered: `if (turns.isOver()) await turns.next()`. */
export class Turns {
  private end: number;
  private readonly signal: AbortSignal | undefined;
  private readonly length: number;

  constructor(signal?: AbortSignal, length = LENGTH) {
    this.signal = signal;
    this.length = length;
    this.end = performance.now() + length;
  }

  isOver(): boolean {
    return performance.now() >= this.end;
  }

  /** Throws the abort reason of the signal. */
  async next(): Promise<void> {
    await nextTurn();
    this.signal?.throwIfAborted();
    this.end = performance.now() + this.length;
  }
}
