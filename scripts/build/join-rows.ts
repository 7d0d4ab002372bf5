/** Bundled into the program by `rows.ts`. */
import {knownRow} from './known-rows.ts';

interface Clip {
  readonly x1?: number;
  readonly x2?: number;
  readonly y1?: number;
  readonly y2?: number;
}

type Transformer = (line: string, index: number) => string;

/** What Ink's `Output` has gathered for one frame. */
export interface Operations {
  readonly operations: readonly (
    | {
        readonly type: 'write';
        readonly x: number;
        readonly y: number;
        readonly text: string;
        readonly transformers: readonly Transformer[];
      }
    | {readonly type: 'clip'; readonly clip: Clip}
    | {readonly type: 'unclip'}
  )[];
  readonly width: number;
  readonly height: number;
}

interface Piece {
  readonly x: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The frame as Ink's `Output.get` makes it, without cutting every row into characters and back: pieces that neither overlap nor are cut off are
 * joined as they are. Undefined when a frame is not that simple; then Ink does it its own way.
 */
export function joinRows(
  {operations, width, height}: Operations,
  widthOf: (text: string) => number,
): {readonly output: string; readonly height: number} | undefined {
  const rows: Piece[][] = Array.from({length: height}, () => []);
  const clips: Clip[] = [];
  for (const operation of operations) {
    if (operation.type === 'clip') clips.push(operation.clip);
    else if (operation.type === 'unclip') clips.pop();
    else {
      const {x, y, text, transformers} = operation;
      const lines = text.split('\n');
      for (const [index, line] of lines.entries()) {
        const row = rows[y + index];
        const {width: cells, isOdd, isOpen} = knownRow(line, widthOf);
        if (isOdd || (isOpen && lines.length > 1)) return undefined;
        const end = x + cells;
        if (row === undefined || end === x || clips.some(clip => isOutside(clip, y + index))) continue;
        if (x < 0 || end > width || clips.some(clip => isCut(clip, x, end))) return undefined;
        row.push({x, end, text: transformers.reduce((shown, transform) => transform(shown, index), line)});
      }
    }
  }
  const joined = rows.map(joinRow);
  return joined.includes(undefined) ? undefined : {output: joined.join('\n'), height};
}

function isOutside({y1 = -Infinity, y2 = Infinity}: Clip, y: number): boolean {
  return y < y1 || y >= y2;
}

function isCut({x1 = -Infinity, x2 = Infinity}: Clip, x: number, end: number): boolean {
  return x < x1 || end > x2;
}

function joinRow(pieces: readonly Piece[]): string | undefined {
  let row = '';
  let end = 0;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    if (piece.x < end) return undefined;
    row += ' '.repeat(piece.x - end) + piece.text;
    // No style reaches the next piece, whatever a text left open.
    if (piece.text.includes('\u{1B}')) row += '\u{1B}[m';
    end = piece.end;
  }
  return row.trimEnd();
}
