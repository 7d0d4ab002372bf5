import {Worker} from 'node:worker_threads';

/** What goes into a thread, and what comes out. The id says which answer belongs to which question. */
export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

export interface Answered<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

/** No thread can be started, or it failed: the work has to be done here. */
export const BROKEN = Symbol('no thread');

/**
 * A thread that answers questions. It is started by the first question, and never keeps the process alive. Once it
 * fails, every question is answered with `BROKEN`.
 */
export class Thread<Question, Answer> {
  readonly #program: URL;
  readonly #pending = new Map<number, (answer: Answer | undefined | typeof BROKEN) => void>();
  #worker: Worker | undefined;
  #isBroken = false;
  #asked = 0;

  constructor(program: URL) {
    this.#program = program;
  }

  /**
   * Resolves to undefined once the signal aborts. With `isLeft` the thread then carries on, because it keeps what it
   * learns or gives up by itself; otherwise it is ended, because unwanted work would hold up the next question.
   */
  async ask(
    question: Question,
    signal: AbortSignal,
    {isLeft = false}: {readonly isLeft?: boolean} = {},
  ): Promise<Answer | undefined | typeof BROKEN> {
    if (this.#isBroken) return BROKEN;
    if (signal.aborted) return undefined;
    const id = (this.#asked += 1);
    return new Promise(resolve => {
      const settle = (answer: Answer | undefined | typeof BROKEN) => {
        if (!this.#pending.delete(id)) return;
        signal.removeEventListener('abort', giveUp);
        resolve(answer);
      };
      const giveUp = () => {
        settle(undefined);
        if (!isLeft) this.#end();
      };
      this.#pending.set(id, settle);
      signal.addEventListener('abort', giveUp);
      try {
        const asked: Asked<Question> = {id, question};
        this.#start().postMessage(asked);
      } catch {
        // No thread can be started, or a document holds something that no message can carry.
        settle(BROKEN);
      }
    });
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    // In megabytes. V8's default costs 50 MB more on the largest profiles, and makes nothing faster.
    const worker = new Worker(this.#program, {resourceLimits: {maxYoungGenerationSizeMb: 4}});
    worker.on('message', ({id, answer}: Answered<Answer>) => this.#pending.get(id)?.(answer));
    worker.on('error', () => {
      this.#isBroken = true;
      this.#settleAll(BROKEN);
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** Other pending questions are not answered either. */
  #end(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#settleAll(undefined);
  }

  #settleAll(answer: undefined | typeof BROKEN): void {
    for (const settle of this.#pending.values()) settle(answer);
  }
}

/** `bin/NAME.ts` in the sources, `NAME.js` beside the program in the bundle. */
export function threadProgram(name: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, import.meta.url);
}
