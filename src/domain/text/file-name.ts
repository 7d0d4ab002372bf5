import {StrataError} from '../error.ts';

/**
 * Names of profiles as names of files, reversibly. What people made of them stays readable (`ML Ops`, `web-prod`), and:
 * - a name is one path segment that every common file system holds, and leads nowhere else;
 * - two names never meet on a file system that ignores case or Unicode form: capitals are counted in a suffix
 *   (`ML Ops~7`: bit 0 is the first ASCII letter, bit 1 the second, ..., in base 36), other letters that have a second
 *   form are written as `%` and the hex digits of their UTF-8 bytes.
 * Throws StrataError `name.too-long`: a file's name has at most 255 bytes, and it needs a few for itself.
 */
export function encodeName(name: string): string {
  const encoded = encodeAnyLength(name);
  if (isTooLong(encoded)) {
    throw new StrataError('name.too-long', `the name "${name.slice(0, 40)}…" is too long to be the name of a file`, {
      hint: `Choose a shorter one; ${MAX_BYTES} plain letters are possible, fewer of other alphabets.`,
    });
  }
  return encoded;
}

/** Is the name short enough for `encodeName`? */
export function fitsFileName(name: string): boolean {
  return !isTooLong(encodeAnyLength(name));
}

/** The name behind a file's name; undefined when `encodeName` would not have made it. */
export function decodeName(encoded: string): string | undefined {
  // Some file systems hand names back decomposed.
  const composed = encoded.normalize('NFC');
  const name = unescape(composed.replace(/~[0-9a-z]+$/, ''));
  try {
    return name !== undefined && encodeName(name) === composed ? name : undefined;
  } catch (error) {
    if (error instanceof StrataError) return undefined;
    throw error;
  }
}

function encodeAnyLength(name: string): string {
  const escaped = name.replaceAll(/[^]/gu, escapeChar);
  return protectEnds(escaped === '' ? EMPTY : escaped) + capitalsOf(escaped);
}

/** Leaves room for `.yaml` and for what marks a temporary file. */
export const MAX_BYTES = 200;

function isTooLong(encoded: string): boolean {
  return new TextEncoder().encode(encoded).length > MAX_BYTES;
}

const EMPTY = '%';

const PLAIN = /^[A-Za-z0-9 _.+=@,()[\]!#&'-]$/;
/** Device names of Windows, whatever follows a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function escapeChar(char: string): string {
  return PLAIN.test(char) || hasOneForm(char) ? char : escape(char);
}

/** Letters and digits beyond ASCII that no file system takes for another: in lower case, composed, not ignorable. */
function hasOneForm(char: string): boolean {
  return (
    char > '\u007f' &&
    /^[\p{L}\p{N}]$/u.test(char) &&
    char.normalize('NFKC') === char &&
    char.toLowerCase() === char &&
    char.toUpperCase().toLowerCase() === char &&
    !/[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/.test(char)
  );
}

function escape(char: string): string {
  if (!char.isWellFormed()) return `%u${char.charCodeAt(0).toString(16)}`;
  return Array.from(new TextEncoder().encode(char), byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** A leading dot hides a file, a leading dash looks like an option, Windows drops dots and blanks at the end. */
function protectEnds(text: string): string {
  const first = text.slice(0, 1);
  const start = /^[.\- ]/.test(text) || RESERVED.test(text) ? escape(first) + text.slice(1) : text;
  return /[. ]$/.test(start) ? start.slice(0, -1) + escape(start.slice(-1)) : start;
}

function capitalsOf(text: string): string {
  const letters = text.match(/[A-Za-z]/g) ?? [];
  const bits = letters.map(letter => (letter < 'a' ? '1' : '0')).toReversed();
  const count = BigInt(`0b0${bits.join('')}`);
  return count === 0n ? '' : `~${count.toString(36)}`;
}

function unescape(text: string): string | undefined {
  if (text === EMPTY) return '';
  try {
    return text
      .split(/(%u[0-9a-f]{4})/)
      .map((part, at) =>
        at % 2 === 0 ? decodeURIComponent(part) : String.fromCharCode(Number.parseInt(part.slice(2), 16)),
      )
      .join('');
  } catch {
    // Not UTF-8, or a % that stands alone: not of our making.
    return undefined;
  }
}
