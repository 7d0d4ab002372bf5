/**
 * Palette and Helm templates in values (`port: {{ .spectro.var.port }}`) are no YAML where they stand unquoted. Each is
 * replaced by a word of the same length before the text is parsed, so that every offset stays true, and put back into what
 * was parsed. The word is one that the text doesn't hold: it is made of private-use characters that are free in it.
 */
export interface TemplateMask {
  /** Of the same length as the text, with the same line breaks. */
  readonly masked: string;
  /** Puts the templates back into a piece of the masked text. */
  readonly restore: (piece: string) => string;
}

/** The text itself where it holds no template. A template ends in the line in which it begins. */
export function maskTemplates(text: string): TemplateMask {
  const unmasked = {masked: text, restore: (piece: string) => piece};
  if (!text.includes('{{')) return unmasked;
  const [word, comment, padding] = freeCharacters(text);
  if (word === undefined || comment === undefined || padding === undefined) return unmasked;
  const templates: string[] = [];
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of findTemplates(text)) {
    const number = templates.push(text.slice(start, end)) - 1;
    const mark = isControlLine(text, start, end) ? `#${comment}` : word;
    const code = `${mark}${String.fromCharCode(FIRST_DIGIT + (number >> 10), FIRST_DIGIT + (number & 1023))}`;
    // More than a million templates, or a comment that doesn't fit: left as it is, and YAML says what it thinks of it.
    if (number > MAX_TEMPLATES || code.length > end - start) continue;
    pieces.push(text.slice(done, start), code.padEnd(end - start, padding));
    done = end;
  }
  pieces.push(text.slice(done));
  const code = new RegExp(`(?:${word}|#${comment})([\\ue000-\\ue3ff])([\\ue000-\\ue3ff])${padding}*`, 'g');
  const restore = (piece: string) =>
    piece.replace(code, (found, high: string, low: string) => {
      const number = ((high.charCodeAt(0) - FIRST_DIGIT) << 10) | (low.charCodeAt(0) - FIRST_DIGIT);
      return templates[number] ?? found;
    });
  return {masked: pieces.join(''), restore};
}

const FIRST_DIGIT = 0xe000;
/** Two digits of 1,024 values each count them. */
const MAX_TEMPLATES = 1024 * 1024 - 1;

/** No template is longer; so much is looked through for each pair of braces that opens none. */
const MAX_LENGTH = 1000;

/** Start and end of each `{{ ... }}`, in time linear in the text however many braces it opens. */
function* findTemplates(text: string): Generator<readonly [number, number]> {
  let lineEnd = -1;
  let close = -1;
  for (let start = text.indexOf('{{'); start >= 0;) {
    if (lineEnd < start) lineEnd = endOfLine(text, start);
    if (close < start + 2) close = text.indexOf('}}', start + 2);
    if (close < 0) return;
    if (close > lineEnd) start = text.indexOf('{{', lineEnd);
    else if (close - start > MAX_LENGTH || hasOpenQuote(text, start, close)) start = text.indexOf('{{', start + 2);
    else {
      yield [start, close + 2];
      start = text.indexOf('{{', close + 2);
    }
  }
}

/** `{"a":"{{"},"b":{}}` holds no template: what would be one begins inside of quotes and ends outside. */
function hasOpenQuote(text: string, start: number, end: number): boolean {
  const quotes = text.slice(start, end).split('"').length - 1;
  return quotes % 2 === 1;
}

/**
 * A line of nothing but a template that has no value of its own (`{{- if .x }}`, `{{- end }}`) stands between keys like a
 * comment; `{{ .x }}` alone on a line may be the value of the key above it.
 */
function isControlLine(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(end, endOfLine(text, end));
  return (
    before.trim() === '' &&
    after.trim() === '' &&
    /^\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|template|include|toYaml|break|continue)\b|\$\w+\s*:?=)/.test(
      text.slice(start, end),
    ) &&
    !awaitsValue(text, start)
  );
}

/** Whether the last line before `at` that says anything ends in a colon or a dash, so that a value is to follow. */
function awaitsValue(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at).trimEnd();
  const word = /^\{\{-?\s*(?:include|toYaml|template)\b/.test(text.slice(at, at + 40));
  return word && /(?::|^\s*-)$/m.test(before.slice(before.lastIndexOf('\n') + 1));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Three private-use characters that the text doesn't hold. */
function freeCharacters(text: string): readonly string[] {
  const free: string[] = [];
  for (let code = 0xf000; code <= 0xf8ff && free.length < 3; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) free.push(character);
  }
  return free;
}
