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
      return cut(text, wordBefore(text, cursor), cursor);
    case 'ctrl+u':
      return cut(text, 0, cursor);
    default:
      return undefined;
  }
}

function cut(text: string, from: number, to: number): TextLine {
  return {text: text.slice(0, from) + text.slice(to), cursor: from};
}

/** The characters of a text as people count them: a letter with its accents, a flag. */
export function graphemesOf(text: string): readonly string[] {
  // Making the first segmenter takes 15 ms, which the first key typed into a filter would wait for.
  if (/^[ -~]*$/.test(text)) return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({segment}) => segment);
}

// The cursor steps by graphemes, so that neither a surrogate pair nor a letter with its accents is split.
function before(text: string, cursor: number): number {
  const last = graphemesOf(text.slice(Math.max(0, cursor - LONGEST), cursor)).at(-1) ?? '';
  return cursor - last.length;
}

function after(text: string, cursor: number): number {
  const [first = ''] = graphemesOf(text.slice(cursor, cursor + LONGEST));
  return cursor + first.length;
}

/** UTF-16 units: longer than any grapheme in use. A pasted text may have megabytes, which are not to be cut for one step. */
const LONGEST = 64;

/** Where the last word before the cursor begins. */
function wordBefore(text: string, cursor: number): number {
  let from = text.slice(0, cursor).trimEnd().length;
  while (from > 0 && /\S/.test(text.charAt(from - 1))) from -= 1;
  return from;
}
