import type {EventEmitter} from 'node:events';
import {Readable} from 'node:stream';
import {isPasteBegun, settleKeys, splitKeys} from './keys.ts';

/** The door between the terminal and Ink: Ink reads `stdin` and gets one whole key per read, one per turn of the event loop. */
export interface Input {
  /** For Ink's `render`. Raw mode is the door's own business: Ink's wishes about it are heard and ignored. */
  readonly stdin: NodeJS.ReadableStream;
  /** Raw mode on; keys are kept until Ink listens. */
  start(): void;
  /**
   * Lets go of the terminal for the editor, the shell or the end. When the promise settles nothing here reads any more, so that the
   * first key typed to someone else arrives there. Keys that came in one read with the one that led here are forgotten.
   */
  stop(): Promise<void>;
}

/** What the door needs of `process.stdin`. */
export interface InputSource extends EventEmitter {
  setRawMode(isRaw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  pause(): unknown;
  resume(): unknown;
  ref(): unknown;
  unref(): unknown;
}

/** How long the rest of a torn sequence may take, ms: long enough for a bad line, too short to be felt behind Escape. */
const TORN = 75;
/** The same once it is certain that a sequence has begun (`ESC [ 1`): nobody is waiting for a key then. */
const BEGUN = 500;
/** After this long without more of it, a paste has lost its end. */
const LOST_PASTE = 1000;
/** Reads up to this long are typed, not pasted, and don't keep a paste open that has lost its end. */
const TYPED = 16;

/** Opens the door. `onLost` is called when the terminal is gone: end of input, or a read that fails. */
export function openInput(source: InputSource, onLost: () => void): Input {
  const reader = new KeyReader();
  let rest = '';
  let timer: NodeJS.Timeout | undefined;

  const wait = (ms: number) => {
    clearTimeout(timer);
    // A busy machine may run the timer late, before it has read what came in time: so once more around the loop.
    const waiting = setTimeout(() => {
      setImmediate(() => {
        if (timer === waiting) settle();
      });
    }, ms);
    timer = waiting;
  };
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    rest = '';
  };
  const settle = () => {
    const keys = settleKeys(rest);
    forget();
    reader.accept(keys);
  };
  const onData = (read: string) => {
    const wasPaste = isPasteBegun(rest);
    const split = splitKeys(rest, read);
    rest = split.rest;
    if (rest === '') forget();
    else if (!isPasteBegun(rest)) wait(rest.length < 3 ? TORN : BEGUN);
    else if (!wasPaste || read.length > TYPED) wait(LOST_PASTE);
    reader.accept(split.keys);
  };
  // A pty whose other side is gone answers reads with EIO.
  const onError = () => onLost();

  return {
    stdin: reader,
    start() {
      reader.open();
      source.setEncoding('utf8');
      // First: a terminal that was closed while the editor had it cannot be set any more, and says so.
      source.on('error', onError);
      source.on('end', onError);
      source.setRawMode(true);
      source.on('data', onData);
      source.ref();
      source.resume();
    },
    async stop() {
      forget();
      reader.close();
      source.off('data', onData);
      source.off('end', onError);
      source.pause();
      source.setRawMode(false);
      source.unref();
      // Node takes a paused stream off the terminal a turn later; whoever reads before that loses a key to us.
      await turn();
      await turn();
      source.off('error', onError);
    },
  };
}

/** The stream that Ink sees: it holds one key at a time. */
class KeyReader extends Readable {
  readonly isTTY = true;
  private isOpen = false;
  private waiting: string[] = [];
  private isScheduled = false;

  constructor() {
    super({objectMode: true, read: () => undefined});
    this.on('newListener', event => {
      if (event === 'readable') this.schedule();
    });
  }

  open(): void {
    this.isOpen = true;
    this.schedule();
  }

  accept(keys: readonly string[]): void {
    this.waiting.push(...keys);
    if (!this.isScheduled) this.deliver();
  }

  close(): void {
    this.isOpen = false;
    this.waiting = [];
  }

  setRawMode(): this {
    return this;
  }

  override setEncoding(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  private deliver(): void {
    if (!this.isOpen || this.listenerCount('readable') === 0) return;
    if (this.readableLength === 0) {
      const key = this.waiting.shift();
      if (key !== undefined) this.push(key);
    }
    if (this.waiting.length > 0) this.schedule();
  }

  /** A turn between two keys lets what the first one set off begin: the editor is opened before the second is handed out. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.deliver();
    });
  }
}

function turn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
