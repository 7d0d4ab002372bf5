import {Writable} from 'node:stream';
import {Brush} from './brush.ts';
import {type Frame, paintAll, paintChanges} from './paint.ts';
import {type Look, readRow} from './row.ts';

/** Where the bytes go: the terminal, or a test. */
export interface Sink {
  readonly columns: number;
  readonly rows: number;
  /** `onDrained` is called when the terminal has taken the bytes. */
  write(bytes: string, onDrained: () => void): void;
  /** Writes at once and waits, for the last words before others get the terminal. */
  writeNow(bytes: string): void;
}

/**
 * The door between Ink and the terminal. Ink, rendering with `debug: true`, writes whole frames to `stdout`; the screen writes what
 * differs from the last one, in one write, and while the terminal has not taken that, only the newest frame waits.
 */
export interface Screen {
  /** For Ink's `render`, together with `debug: true, interactive: true, patchConsole: false`. */
  readonly stdout: NodeJS.WritableStream;
  /** Shows a frame of our own until Ink has one. */
  begin(frame: string): void;
  /** Takes the terminal, again if need be: alternate screen, no autowrap, no cursor, bracketed paste. Shows the newest frame. */
  enter(): void;
  /** Settles when the terminal has taken what was written; only then can it be handed on without mixing up the bytes. */
  drained(): Promise<void>;
  /** Gives the terminal back as it was. Frames that come now are kept for the next `enter`. */
  leave(): void;
  /** Draws everything again, whatever the terminal shows. */
  repaint(): void;
  /** Sends something that neither draws nor moves: a text for the clipboard. */
  send(bytes: string): void;
  /** To be called when the sink's size has changed. */
  resize(): void;
}

const ENTER = '\u{1B}[?1049h\u{1B}[?2004h';
/** CAN first: it ends a sequence that was cut off in the middle. Without an alternate screen the shell goes on on an empty one. */
const LEAVE = '\u{18}\u{1B}[?2004l\u{1B}[m\u{1B}[r\u{1B}[H\u{1B}[J\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l';

function scrollAway(rows: number): string {
  return `\u{1B}[${rows}H${'\n'.repeat(rows)}`;
}

export function openScreen(sink: Sink, look: Look): Screen {
  const painter = new Painter(sink, look);
  const stdout = new FrameStream(sink, frame => painter.show(frame));
  return {
    stdout,
    begin: frame => painter.showNow(frame),
    enter: () => painter.enter(),
    drained: () => painter.drained(),
    leave: () => painter.leave(),
    repaint: () => painter.repaint(),
    send: bytes => sink.write(bytes, () => undefined),
    resize() {
      painter.repaint();
      stdout.emit('resize');
    },
  };
}

class Painter {
  private newest = '';
  /** The frame whose rows are `shown`. */
  private drawn = '';
  private shown: Frame | undefined;
  private brush: Brush;
  private isEntered = false;
  private hasBegun = false;
  private isScheduled = false;
  private isWriting = false;
  private hasCursor = false;
  private readonly onDrained: (() => void)[] = [];

  private readonly sink: Sink;
  private readonly look: Look;

  constructor(sink: Sink, look: Look) {
    this.sink = sink;
    this.look = look;
    this.brush = new Brush(sink.columns);
  }

  show(frame: string): void {
    // What the first frame sets off, reading indexes and the like, must not come before it.
    if (!this.hasBegun) {
      this.hasBegun = true;
      this.showNow(frame);
      return;
    }
    this.newest = frame;
    this.schedule();
  }

  showNow(frame: string): void {
    this.newest = frame;
    this.paint();
  }

  enter(): void {
    this.isEntered = true;
    this.sink.writeNow(ENTER + (this.look.hasOneScreen === true ? scrollAway(this.sink.rows) : ''));
    this.repaint();
  }

  leave(): void {
    if (!this.isEntered) return;
    this.isEntered = false;
    this.sink.writeNow(LEAVE);
  }

  drained(): Promise<void> {
    return this.isWriting ? new Promise(resolve => this.onDrained.push(resolve)) : Promise.resolve();
  }

  repaint(): void {
    this.shown = undefined;
    this.schedule();
  }

  /** Ink may write several frames for one key: only the last of a turn is drawn. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.paint();
    });
  }

  private paint(): void {
    if (!this.isEntered || this.isWriting || this.newest === '') return;
    if (this.shown !== undefined && this.drawn === this.newest) return;
    const {columns, rows} = this.sink;
    const frame = this.read(columns, rows);
    if (this.shown === undefined) {
      this.brush = new Brush(columns);
      paintAll(this.brush, frame, columns);
      this.hasCursor = false;
    } else paintChanges(this.brush, this.shown, frame, columns);
    this.placeCursor(frame);
    this.shown = frame;
    this.drawn = this.newest;
    const bytes = this.brush.take();
    if (bytes === '') return;
    this.isWriting = true;
    this.sink.write(bytes, () => {
      this.isWriting = false;
      for (const resolve of this.onDrained.splice(0)) resolve();
      this.paint();
    });
  }

  /** The newest frame as rows; a row whose source has not changed is not read again. */
  private read(columns: number, rows: number): Frame {
    const sources = this.newest.split('\n');
    const shown = this.shown ?? [];
    return Array.from({length: rows}, (_, at) => {
      const source = sources[at] ?? '';
      const before = shown[at];
      // Most rows are where they were.
      if (before?.source === source) return before;
      return shown.find(row => row.source === source) ?? readRow(source, columns, this.look);
    });
  }

  private placeCursor(frame: Frame): void {
    const row = frame.findIndex(({caret}) => caret !== undefined);
    const column = frame[row]?.caret;
    if (column !== undefined) this.brush.moveTo(row, column);
    if ((column !== undefined) === this.hasCursor) return;
    this.hasCursor = column !== undefined;
    this.brush.say(this.hasCursor ? '\u{1B}[?25h' : '\u{1B}[?25l');
  }
}

/** The stream that Ink writes to. Modes of the terminal are the screen's own business: Ink's wishes about them are dropped. */
class FrameStream extends Writable {
  readonly isTTY = true;

  constructor(sink: Sink, onFrame: (frame: string) => void) {
    super({
      decodeStrings: false,
      write(text: string, _encoding, onWritten) {
        if (!/^(?:\u{1B}\[\?\d+[hl])*$/u.test(text)) onFrame(text);
        onWritten();
      },
    });
    this.setMaxListeners(0);
    Object.defineProperties(this, {columns: {get: () => sink.columns}, rows: {get: () => sink.rows}});
  }
}
