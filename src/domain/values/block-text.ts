import {
  endOfLineBefore,
  endOfWord,
  HASH,
  isDocumentMarker,
  isLineEnd,
  isRestEmpty,
  skipBlanks,
  startOfNextLine,
  TAB,
} from './scan-inline.ts';

/** Where a literal or folded text (`|`, `>`) ends. */
export interface BlockText {
  /** Before the break of its last line; the blank lines after that are its own only where it keeps them (`+`). */
  readonly end: number;
  /** False where it is for the parser to say. */
  readonly isSure: boolean;
}

/** Reads on from its header at `start`; `column` is that of the key or dash that it belongs to. */
export function readBlockText(text: string, start: number, column: number): BlockText {
  const headerEnd = endOfWord(text, start);
  const header = text.slice(start, headerEnd);
  if (!/^[|>](?:[1-9]?[+-]?|[+-][1-9])$/.test(header) || !isRestEmpty(text, headerEnd))
    return {end: headerEnd, isSure: false};
  const given = Number(/\d/.exec(header)?.[0] ?? 0);
  let inner = given > 0 ? Math.max(0, column) + given : 0;
  let isSure = true;
  let end = headerEnd;
  for (let at = startOfNextLine(text, start); at < text.length;) {
    const content = skipBlanks(text, at);
    const code = text.charCodeAt(content);
    const indent = content - at;
    // Blanks right of the text's own column are text.
    const isBlank = isLineEnd(code) && (inner === 0 || indent <= inner);
    if (code === TAB) isSure = false;
    if (!isBlank && (indent <= column || (indent === 0 && isDocumentMarker(text, content)))) break;
    if (!isBlank && indent < inner) {
      // Between the two columns it can only be a comment.
      if (code !== HASH) isSure = false;
      break;
    }
    if (!isBlank && inner === 0) inner = indent;
    const next = startOfNextLine(text, content);
    if (!isBlank || (header.includes('+') && next > content)) end = endOfLineBefore(text, next);
    at = next;
  }
  return {end, isSure};
}
