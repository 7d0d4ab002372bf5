import {isExactNumber, sourceOf} from '../domain/values/exact-number.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {fitsBlock, printMultiline, printText} from './yaml-scalar.ts';

/**
 * Prints a tree of maps, lists, text, numbers, booleans and nulls as block YAML: two spaces a level, no line folded,
 * keys in the order of the tree, keys whose value is undefined left out.
 */
export function printYaml(value: unknown): string {
  return withBreak(printValue(value, -2).trimStart());
}

/** `key: value` and a line break, at column `indent`; without the blanks before the key. */
export function printEntry(key: string, value: unknown, indent: number): string {
  return `${printKey(key, indent)}${printField(key, value, indent)}`;
}

/** What stands after `key:`, with a comment on the line of the key, up to and with the line break at its end. */
export function printField(key: string, value: unknown, indent: number, comment = ''): string {
  const isBlock = BLOCK_KEYS.has(key) && typeof value === 'string' && fitsBlock(value);
  return withBreak(isBlock ? ` ${printMultiline(value, indent + 2, comment)}` : printValue(value, indent, comment));
}

/** One item of a list whose dash stands in column `indent`; with the blanks before the dash and a line break. */
export function printItem(value: unknown, indent: number): string {
  const pad = ' '.repeat(indent);
  if (isRecord(value) && Object.values(value).some(isPresent)) {
    return `${pad}- ${printEntries(value, indent + 2).slice(indent + 2)}`;
  }
  return withBreak(`${pad}-${printValue(value, indent)}`);
}

/**
 * The value as it stands after `key:` or after a list's dash, for a key in column `indent`: a scalar begins with a
 * blank, a map or list with a line break. A scalar on one line ends without a line break, all else with one.
 */
function printValue(value: unknown, indent: number, comment = ''): string {
  if (typeof value === 'string') return ` ${printString(value, indent, comment)}`;
  if (Array.isArray(value))
    return value.length === 0 ? ` []${comment}` : `${comment}\n${printItems(value, indent + 2)}`;
  if (isRecord(value)) {
    const entries = printEntries(value, indent + 2);
    return entries === '' ? ` {}${comment}` : `${comment}\n${entries}`;
  }
  return ` ${printAtom(value)}${comment}`;
}

/** Always a block scalar, also where one line would do: YAML in a document of YAML, and its first line reads like the rest. */
const BLOCK_KEYS: ReadonlySet<string> = new Set(['values', 'content']);

function printEntries(map: Readonly<Record<string, unknown>>, indent: number): string {
  const pad = ' '.repeat(indent);
  return Object.entries(map)
    .filter(([, value]) => isPresent(value))
    .map(([key, value]) => `${pad}${printEntry(key, value, indent)}`)
    .join('');
}

function printItems(items: readonly unknown[], indent: number): string {
  return items.map(item => printItem(item, indent)).join('');
}

function printKey(key: string, indent: number): string {
  const printed = printText(key);
  // YAML refuses longer keys unless they are announced with a question mark.
  return printed.length <= 1000 ? `${printed}:` : `? ${printed}\n${' '.repeat(indent)}:`;
}

function printString(text: string, indent: number, comment: string): string {
  return text.includes('\n') ? printMultiline(text, indent + 2, comment) : `${printText(text)}${comment}`;
}

function printAtom(value: unknown): string {
  if (typeof value === 'number') return printNumber(value);
  if (isExactNumber(value)) return sourceOf(value);
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : 'null';
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

function withBreak(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}
