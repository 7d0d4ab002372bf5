import type {Input, InputSource} from './input.ts';
import type {Screen} from './screen.ts';

/** So late may a Ctrl-C be heard that was typed in the editor and ended it, ms. */
const LATE = 250;

/** Our hold on the terminal: we have it, or someone else does. Once the end has begun it is not taken again. */
export class Hold {
  readonly #stdin: Pick<InputSource, 'setRawMode'>;
  readonly #input: Input;
  readonly #screen: Screen;
  #isTaken = false;
  #isEnding = false;
  /** When the terminal came back from someone else, ms. */
  #returnedAt = -Infinity;

  constructor(stdin: Pick<InputSource, 'setRawMode'>, input: Input, screen: Screen) {
    this.#stdin = stdin;
    this.#input = input;
    this.#screen = screen;
  }

  get isTaken(): boolean {
    return this.#isTaken;
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Is a signal from the keyboard meant for us? While we have the terminal its keys send none. */
  get hearsKeyboard(): boolean {
    return this.#isTaken && performance.now() - this.#returnedAt > LATE;
  }

  take(): void {
    this.#isTaken = true;
    this.#screen.enter();
    this.#input.start();
  }

  async giveBack(): Promise<void> {
    this.#isTaken = false;
    this.#screen.leave();
    await this.#input.stop();
  }

  /** Takes it from whoever it was given to. */
  takeBack(): void {
    if (this.#isEnding) return;
    this.#returnedAt = performance.now();
    this.take();
    haveSizeRead();
  }

  /** Sets it up anew, if we have it: a signal that nobody hears of (SIGSTOP) gave it to the shell, with the shell's settings. */
  setUpAnew(): void {
    if (!this.#isTaken) return;
    this.#stdin.setRawMode(false);
    this.#stdin.setRawMode(true);
    this.#screen.enter();
    haveSizeRead();
  }

  /** The end has begun. */
  end(): void {
    this.#isEnding = true;
  }

  /** The end, and at once: gives it back without a word more. */
  drop(): void {
    this.end();
    if (this.#isTaken) void this.giveBack();
  }
}

/** The terminal may have been resized while another program had it: this has Node look. */
function haveSizeRead(): void {
  process.kill(process.pid, 'SIGWINCH');
}
