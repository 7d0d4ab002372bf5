/**
 * How a piece of text is written in YAML so that it reads back as the same text, in YAML 1.2 and in the YAML 1.1 that
 * Go and Python tools still speak.
 */

/** On one line: plain where every YAML reader takes it for text, else quoted. */
export function printText(text: string): string {
  if (isPlain(text)) return text;
  return !text.includes("'") && !UNPRINTABLE.test(text) ? `'${text}'` : quote(text);
}

/**
 * After a key or a dash, with its continuation lines indented by `indent` spaces: texts of several lines as a block
 * scalar, which ends with a line break; where that can't hold every byte, double-quoted, a line of the text on a line.
 */
export function printMultiline(text: string, indent: number, comment = ''): string {
  return fitsBlock(text) ? printBlock(text, indent, comment) : printQuotedLines(text, indent) + comment;
}

/** Whether a block scalar keeps every byte of the text. */
export function fitsBlock(text: string): boolean {
  // A last line of nothing but blanks is content to some readers and no content to others.
  const last = /(?:^|\n)([^\n]*)\n*$/.exec(text)?.[1] ?? '';
  return last.trim() !== '' && !UNPRINTABLE_IN_BLOCK.test(text);
}

// Line breaks of other worlds (CR, NEL, LS, PS) and the byte order mark are legal in parts of YAML but not kept by all;
// half a surrogate pair is no character in a file.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;
const UNPRINTABLE_IN_BLOCK = /(?![\t\n])[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

const PLAIN_WORD = /^[\p{L}_/](?:[\p{L}\p{N} _./@+()=,;!?&%$~^*<>'"-]|:(?=[^\s])|(?<=[^\s])#)*$/u;
const PLAIN_VERSION = /^\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]*)?$/;
/** Words that mean something else than text in YAML 1.1 or 1.2. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

function isPlain(text: string): boolean {
  if (text.length > 500 || text.endsWith(' ') || RESERVED.test(text)) return false;
  return PLAIN_WORD.test(text) || PLAIN_VERSION.test(text);
}

function printBlock(text: string, indent: number, comment: string): string {
  const pad = ' '.repeat(indent);
  // The indentation is found from the first line, unless that is blank or begins with one.
  const indicator = /^[ \t\n]/.test(text) ? '2' : '';
  const chomping = text.endsWith('\n') ? (text.endsWith('\n\n') ? '+' : '') : '-';
  const body = text.replaceAll(/^(?=[^\n])/gm, pad);
  return `|${indicator}${chomping}${comment}\n${body}${chomping === '-' ? '\n' : ''}`;
}

function printQuotedLines(text: string, indent: number): string {
  const lines = text.split(/(?<=\n)/);
  if (lines.length < 2) return quote(text);
  const pad = ' '.repeat(indent);
  // A line break after a backslash is none, and blanks at the start of the next line belong to the indentation.
  const rows = lines.map(line => `${pad}${quote(line).slice(1, -1).replace(/^ /, '\\ ').replace(/^\t/, '\\t')}`);
  return `"\\\n${rows.join('\\\n')}"`;
}

/** JSON's quoting is YAML's, save for characters that JSON may leave as they are. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
