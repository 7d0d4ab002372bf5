/**
 * Where the small parts of a line of YAML end. All take a text and an offset in it, and read no further than they must;
 * past the end of a text `charCodeAt` gives NaN, which counts as the end of a line.
 */

const SPACE = 32;
export const TAB = 9;
export const HASH = 35;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const COLON = 58;
const DASH = 45;
const [NEWLINE, RETURN, BACKSLASH, COMMA, DOT] = [10, 13, 92, 44, 46];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125];

export function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN || Number.isNaN(code);
}

export function isWhite(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a dash or a colon before this is one of structure. */
export function isGap(code: number): boolean {
  return isWhite(code) || isLineEnd(code);
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

export function skipWhite(text: string, from: number): number {
  let at = from;
  while (isWhite(text.charCodeAt(at))) at += 1;
  return at;
}

/** The start of the line after the one that holds `from`; the text's end where there is none. */
export function startOfNextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** The end of the line whose next one starts at `next`, before its line break. */
export function endOfLineBefore(text: string, next: number): number {
  let end = next;
  if (text.charCodeAt(end - 1) === NEWLINE) end -= 1;
  if (text.charCodeAt(end - 1) === RETURN) end -= 1;
  return end;
}

/** Whether only blanks, or a comment after one, follow up to the end of the line. */
export function isRestEmpty(text: string, from: number): boolean {
  const at = skipWhite(text, from);
  const code = text.charCodeAt(at);
  return isLineEnd(code) || (code === HASH && at > from);
}

export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isGap(text.charCodeAt(at + 1));
}

/** `---` or `...` at the start of a line. */
export function isDocumentMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== DOT) return false;
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && isGap(text.charCodeAt(at + 3));
}

/** Past the anchor and the tag at `from` and the blanks after them; `from` where there is none. */
export function skipProperties(text: string, from: number): number {
  let at = from;
  while (text[at] === '&' || text[at] === '!') at = skipWhite(text, endOfWord(text, at));
  return at;
}

export function endOfWord(text: string, from: number): number {
  let at = from;
  while (!isGap(text.charCodeAt(at))) at += 1;
  return at;
}

/** Past the quote that closes the one at `from`; -1 where none does. */
export function endOfQuoted(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && quote === QUOTE) at += 1;
    else if (code === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE) return at + 1;
      at += 1;
    }
  }
  return -1;
}

/** Past the bracket that closes the one at `from`, over any number of lines; -1 where none does. */
export function endOfFlow(text: string, from: number): number {
  let depth = 0;
  // Quotes count only where a text may begin: `[it's]` has none.
  let beginsText = true;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isGap(code)) continue;
    if (code === HASH && isGap(text.charCodeAt(at - 1))) {
      at = text.indexOf('\n', at);
      if (at < 0) return -1;
    } else if ((code === QUOTE || code === APOSTROPHE) && beginsText) {
      at = endOfQuoted(text, at) - 1;
      if (at < 0) return -1;
      beginsText = false;
    } else if (code === OPEN_LIST || code === OPEN_MAP) {
      depth += 1;
      beginsText = true;
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) {
      depth -= 1;
      if (depth === 0) return at + 1;
      beginsText = false;
    } else beginsText = code === COMMA || code === COLON;
  }
  return -1;
}

/** The colon after the key that begins at `start`; -1 where no key does. */
export function findColon(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) {
    const end = endOfQuoted(text, start);
    const at = skipWhite(text, end);
    if (end < 0 || text.charCodeAt(at) !== COLON || !isGap(text.charCodeAt(at + 1))) return -1;
    return startOfNextLine(text, start) > at ? at : -1;
  }
  if (isIndicator(text, start)) return -1;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    if (code === COLON && isGap(text.charCodeAt(at + 1))) return at;
    if (code === HASH && at > start && isWhite(text.charCodeAt(at - 1))) return -1;
  }
}

/** Whether the character means more than itself at the start of a text, so that no plain text begins with it. */
export function isIndicator(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character === '?' || character === '-' || character === ':') return isGap(text.charCodeAt(at + 1));
  return '[]{},#&*!|>\'"%@`'.includes(character);
}
