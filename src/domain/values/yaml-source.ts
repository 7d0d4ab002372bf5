import {stringify} from 'yaml';
import {readOutline} from './find-entry.ts';
import {type KeySegment, valueAt} from './key-path.ts';
import type {Entry} from './outline.ts';
import {parseValues} from './parse-values.ts';
import {endOfQuoted, findColon, isDash} from './scan-inline.ts';

/**
 * The source of a value is YAML as it would stand after a key at column 0: `3`, `"a: b"`, `|\n  two\n  lines`, `[a, b]`;
 * a block map or list stands on its own lines at column 0: `a: 1\nb: 2`, `- x\n- y`. Its lines end in `\n`, and it ends
 * without one.
 */
export type YamlSource = string;

/** The source of a parsed value, as we would write it; texts that YAML 1.1 reads as something else are quoted. */
export function formatSource(value: unknown): YamlSource {
  const source = print(value, true);
  // `|+` would take in the blank lines that come to stand below it.
  return /(?:^|[\s-])[|>]\d?\+(?:\n|$)/.test(source) ? print(value, false) : source;
}

/** The same with its literal and folded texts in quotes; comments don't come along. */
export function quoteBlockTexts(source: YamlSource): YamlSource {
  return print(valueOf(source), false);
}

/** Whether the last line of the source belongs to a literal or folded text, which deeper lines below would go on with. */
export function endsInBlockText(source: YamlSource): boolean {
  let entry: Entry | undefined = readOutline(isBlockSource(source) ? source : `k: ${source}`).roots[0];
  while (entry !== undefined && entry.children.length > 0) entry = entry.children.at(-1);
  return entry?.shape === 'block-text';
}

function print(value: unknown, blockQuote: boolean): YamlSource {
  if (value === undefined) return '';
  const options = {compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false, blockQuote} as const;
  const printed = stringify({k: value}, options).replace(/^k: ?/, '').replace(/\n$/, '');
  return printed.startsWith('\n') ? dedent(printed.slice(1).split('\n'), 2).join('\n') : printed;
}

function valueOf(source: YamlSource): unknown {
  return isBlockSource(source) ? parseValues(source).value : valueAt(parseValues(`k: ${source}`).value, ['k']);
}

/** A key as it is written before its colon. */
export function formatKeySource(key: string): string {
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(key) && !/^(?:y|yes|n|no|on|off|true|false|null)$/i.test(key);
  return isPlain ? key : JSON.stringify(key);
}

/** Whether the source is a block map or list, which goes on the lines below its key. */
export function isBlockSource(source: YamlSource): boolean {
  const start = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(source)?.[0].length ?? 0;
  return isDash(source, start) || (findColon(source, start) >= 0 && !source.startsWith('{{', start));
}

/** The source in one line, fit for the inside of `[...]` and `{...}`; comments don't come along. */
export function toFlowSource(source: YamlSource): string {
  const isWord = /^[^\s,[\]{}#&*!|>'"%@`:-][^\n,[\]{}#:]*$/.test(source);
  const isQuoted = /^["']/.test(source) && endOfQuoted(source, 0) === source.length && !source.includes('\n');
  if (isWord || isQuoted) return source;
  return JSON.stringify(valueOf(source) ?? null);
}

/** Lines of a key or an item with its value, as if it stood at column 0. */
export function composeEntry(segment: KeySegment, source: YamlSource): readonly string[] {
  if (typeof segment === 'string') return composePair(segment, source);
  if (typeof segment === 'number') return composeItem(source);
  const name = `${formatKeySource(segment.by)}: ${formatSource(segment.name)}`;
  return composeItem(isBlockSource(source) ? `${name}\n${source}` : name);
}

function composePair(key: string, source: YamlSource): readonly string[] {
  const name = formatKeySource(key);
  if (!isBlockSource(source)) return `${name}:${/^[^\n]/.test(source) ? ' ' : ''}${source}`.split('\n');
  return [`${name}:`, ...indent(source.split('\n'), 2)];
}

function composeItem(source: YamlSource): readonly string[] {
  const [first = '', ...rest] = source.split('\n');
  return [`- ${first}`.trimEnd(), ...(isBlockSource(source) ? indent(rest, 2) : rest)];
}

/** Moves lines to the right; blank ones stay as they are. */
export function indent(lines: readonly string[], columns: number): readonly string[] {
  const blanks = ' '.repeat(columns);
  return lines.map(line => (line === '' ? line : blanks + line));
}

/** Moves lines to the left, as far as their blanks go. */
export function dedent(lines: readonly string[], columns: number): readonly string[] {
  return lines.map(line => line.slice(Math.min(columns, line.length - line.trimStart().length)));
}
