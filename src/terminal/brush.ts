import {type Pen, penChange, PLAIN} from './pen.ts';

/** Gathers the bytes of one frame. It knows the terminal's cursor and pen, so that neither is set twice. */
export class Brush {
  private bytes = '';
  private pen: Pen = PLAIN;
  private row: number | undefined;
  private column: number | undefined;

  private readonly columns: number;

  constructor(columns: number) {
    this.columns = columns;
  }

  /** The gathered bytes, with the pen reset; the brush continues from there. */
  take(): string {
    this.usePen(PLAIN);
    const bytes = this.bytes;
    this.bytes = '';
    return bytes;
  }

  /** Moves the cursor the shortest way. */
  moveTo(row: number, column: number): void {
    if (this.row === row && this.column === column) return;
    this.bytes += this.wayTo(row, column);
    this.row = row;
    this.column = column;
  }

  /** Writes one character in its pen. `isSure`: the terminal agrees about its width. */
  put(character: string, pen: Pen, isSure: boolean): void {
    this.usePen(pen);
    this.bytes += character;
    // In the last column the cursor stays, or goes past it: terminals differ.
    const next = (this.column ?? this.columns) + 1;
    this.column = isSure && next < this.columns ? next : undefined;
  }

  /** Clears the row from the cursor on. */
  clearToEnd(): void {
    this.usePen(PLAIN);
    this.bytes += '\u{1B}[K';
  }

  /**
   * Clears the screen, and undoes what others may have done to the terminal: margins, character sets, a visible cursor.
   */
  clearScreen(): void {
    this.bytes += '\u{1B}[m\u{1B}(B\u{F}\u{1B}[r\u{1B}[?7l\u{1B}[?25l\u{1B}[H\u{1B}[2J';
    this.pen = PLAIN;
    this.row = 0;
    this.column = 0;
  }

  /** Scrolls the rows `top` to `bottom`, up when positive; rows that become free are empty. */
  scroll(top: number, bottom: number, by: number): void {
    this.usePen(PLAIN);
    // The margins send the cursor home. Deleting and inserting lines is understood where scrolling (SU, SD) is not: the Linux console.
    this.bytes += `\u{1B}[${top + 1};${bottom + 1}r`;
    this.row = 0;
    this.column = 0;
    this.moveTo(top, 0);
    this.bytes += `\u{1B}[${count(Math.abs(by))}${by > 0 ? 'M' : 'L'}\u{1B}[r`;
    this.row = 0;
    this.column = 0;
  }

  /** Adds bytes that neither move the cursor nor draw. */
  say(bytes: string): void {
    this.bytes += bytes;
  }

  usePen(pen: Pen): void {
    this.bytes += penChange(this.pen, pen);
    this.pen = pen;
  }

  private wayTo(row: number, column: number): string {
    const ways = [`\u{1B}[${row === 0 && column === 0 ? '' : row + 1}${column === 0 ? '' : `;${column + 1}`}H`];
    if (this.row !== undefined) {
      const down = row - this.row;
      // `\r\n` is a new line whether or not the terminal line translates `\n`.
      if (column === 0 && down >= 0) ways.push(`\r${'\n'.repeat(down)}`);
      if (down === 0) ways.push(`\u{1B}[${count(column + 1)}G`);
      if (this.column !== undefined) {
        const right = column - this.column;
        if (down === 0 && right > 0) ways.push(`\u{1B}[${count(right)}C`);
        if (down === 0 && right < 0) ways.push('\b'.repeat(-right), `\u{1B}[${count(-right)}D`);
        if (right === 0) ways.push(`\u{1B}[${count(Math.abs(down))}${down > 0 ? 'B' : 'A'}`);
      }
    }
    return ways.reduce((shortest, way) => (way.length < shortest.length ? way : shortest));
  }
}

function count(n: number): string {
  return n === 1 ? '' : String(n);
}
