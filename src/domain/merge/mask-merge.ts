import {maskSecretLine} from '../secret/secret-line.ts';
import {maskValuesAt} from '../secret/secret-values.ts';
import {MASK} from '../secret/secrets.ts';
import type {KeyPath} from '../values/key-path.ts';
import {isRecord} from '../values/plain-data.ts';
import type {LeftOutLine} from './left-out.ts';
import type {MergedPath} from './merge-data.ts';
import type {Merge} from './merge.ts';

/**
 * What a merge did, fit to be shown. What the packs' schemas call passwords (`passwordPaths`) is masked in all three
 * values and in lines that were left out, and so is whatever looks secret by its key's name. `mine` is the text that
 * was merged.
 */
export function maskMerge(
  {paths, leftOut}: Pick<Merge, 'paths' | 'leftOut'>,
  mine: string,
  secrets: readonly string[],
): Pick<Merge, 'paths' | 'leftOut'> {
  const patterns = secrets.map(wordsOf);
  return {
    paths: paths.map(path => maskPath(path, patterns)),
    leftOut: leftOut.length === 0 ? leftOut : maskLines(leftOut, mine, secrets),
  };
}

function maskPath(merged: MergedPath, patterns: readonly (readonly string[])[]): MergedPath {
  const {path, base, mine, theirs} = merged;
  // In a merge by lines, the values are whole texts.
  const [old, own, other] = [base, mine, theirs].map(value =>
    path.length === 0 && typeof value === 'string' ? lineCount(value) : maskValue(path, value, patterns),
  );
  return {...merged, base: old, mine: own, theirs: other};
}

function lineCount(text: string): string {
  return `a text of ${text.split('\n').length} lines`;
}

function maskValue(path: KeyPath, value: unknown, patterns: readonly (readonly string[])[]): unknown {
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, maskValue([...path, key], child, patterns)]),
    );
  }
  if (Array.isArray(value)) return value.map((item, at) => maskValue([...path, at], item, patterns));
  if (value === undefined || value === null || value === '') return value;
  return isSecret(path, patterns) || isGivenAway(path.at(-1), value) ? MASK : value;
}

/** At or below the path of a password. List positions are ignored, so that none is missed. */
function isSecret(path: KeyPath, patterns: readonly (readonly string[])[]): boolean {
  const words = path.flatMap(segment => (typeof segment === 'string' ? segment.split('.') : []));
  return patterns.some(pattern => pattern.length > 0 && pattern.every((word, at) => word === words[at]));
}

function wordsOf(pattern: string): readonly string[] {
  return pattern.split('.').filter(word => word !== '$[]');
}

function isGivenAway(key: KeyPath[number] | undefined, value: unknown): boolean {
  if (typeof key !== 'string' || typeof value !== 'string') return false;
  const line = `${key}: ${value.split('\n', 1)[0] ?? ''}`;
  return maskSecretLine(line) !== line;
}

function maskLines(lines: readonly LeftOutLine[], mine: string, secrets: readonly string[]): readonly LeftOutLine[] {
  const shown = new Set(maskValuesAt(mine, secrets).values.split('\n'));
  return lines.map(({line, text}) => ({
    line,
    text: shown.has(text) ? maskSecretLine(text) : text.replace(/^(\s*(?:- )?[^:]*:?).*$/, `$1 ${MASK}`),
  }));
}
