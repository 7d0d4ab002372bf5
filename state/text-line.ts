/** A line of text being edited: the text, and the cursor's place in it, in UTF-16 units. */
export interface TextLine {
  readonly text: string;
  readonly cursor: number;
}

export function textLine(text = ''): TextLine {
  return {text, cursor: text.length};
}

/**
 * Inserts at the cursor. Line breaks become spaces, and other control characters are dropped: a paste may hold
 * anything.
 */
export function insertText(line: TextLine, inserted: string): TextLine {
  const clean = inserted.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/\p{Cc}/gu, '');
  return {
    text: line.text.slice(0, line.cursor) + clean + line.text.slice(line.cursor),
    cursor: line.cursor + clean.length,
  };
}

/** Applies an editing key (`left`, `backspace`, `ctrl+w`, ...); undefined for a key that edits nothing. */
export function editLine(line: TextLine, key: string): TextLine | undefined {
  const {text, cursor} = line;
  switch (key) {
    case 'left':
      return {text, cursor: before(text, cursor)};
    case 'right':
      return {text, cursor: after(text, cursor)};
    case 'home':
      return {text, cursor: 0};
    case 'end':
      return {text, cursor: text.length};
    case 'backspace':
      return cut(text, before(text, cursor), cursor);
    case 'delete':
      return cut(text, cursor, after(text, cursor));
    case 'ctrl+w':
      return cut(text, text.slice(0, cursor).replace(/\S+\s*$/, '').length, cursor);
    case 'ctrl+u':
      return cut(text, 0, cursor);
    default:
      return undefined;
  }
}

function cut(text: string, from: number, to: number): TextLine {
  return {text: text.slice(0, from) + text.slice(to), cursor: from};
}

// The cursor steps by code points, so that a surrogate pair is never split.
function before(text: string, cursor: number): number {
  const isPair = /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(0, cursor));
  return Math.max(0, cursor - (isPair ? 2 : 1));
}

function after(text: string, cursor: number): number {
  const code = text.codePointAt(cursor);
  return Math.min(text.length, cursor + (code !== undefined && code > 0xff_ff ? 2 : 1));
}
