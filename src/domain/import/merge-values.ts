import {type MergedPath, mergeData, type MergeClass} from '../merge/merge-data.ts';
import {merge3} from '../merge/merge3.ts';
import {formatKeyPath} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import type {MergePart, Origin} from './merge-part.ts';

/** The values of a layer on each side; the base is undefined without one. */
export interface ValuesSides {
  readonly base: string | undefined;
  readonly here: string;
  readonly file: string;
}

/**
 * How two texts differ: by key path when all sides are single YAML documents and there is a base; otherwise as a whole.
 */
export type ValuesMerge =
  | {readonly kind: 'same'}
  | {readonly kind: 'text'; readonly changedBy: MergePart['changedBy']}
  | {readonly kind: 'paths'; readonly paths: readonly ValuesPath[]};

export interface ValuesPath {
  /** By `formatKeyPath`. */
  readonly path: string;
  readonly changedBy: Origin | 'both';
  readonly here: unknown;
  readonly file: unknown;
}

/** Finds where the values of a layer differ. A final newline makes no difference. */
export function readValuesMerge({base, here, file}: ValuesSides): ValuesMerge {
  if (isSameText(here, file)) return {kind: 'same'};
  if (base === undefined) return {kind: 'text', changedBy: 'unknown'};
  const data = [base, here, file].map(dataOf);
  const [old, own, other] = data;
  if (!data.includes(undefined)) {
    const paths = mergeData(old, other, own).paths.flatMap(pathOf);
    if (paths.length > 0) return {kind: 'paths', paths};
  }
  const changedBy = isSameText(base, here) ? 'file' : isSameText(base, file) ? 'here' : 'both';
  return {kind: 'text', changedBy};
}

/**
 * The merged text, when the two differ by key path: the text here, with the values taken from the file spliced in, and
 * the comments of both as far as they find a place. A side that was not changed at all gives way byte for byte. Throws
 * StrataError `merge.failed` when no splicing gives the wanted values.
 */
export function mergeValues(
  {base = '', here, file}: ValuesSides,
  paths: readonly ValuesPath[],
  originOf: (path: ValuesPath) => Origin,
): string {
  const taken = paths.map(originOf);
  if (taken.every(one => one === 'file') && isSameText(base, here)) return file;
  if (taken.every(one => one === 'here') && isSameText(base, file)) return here;
  // A merge calls the text that gives its form theirs.
  const choices = new Map(paths.map((one, at) => [one.path, taken[at] === 'file' ? 'mine' : 'theirs'] as const));
  return merge3(base, file, here, choices).text;
}

const CHANGED_BY: Readonly<Record<MergeClass, Origin | 'both' | undefined>> = {
  mine: 'file',
  theirs: 'here',
  conflict: 'both',
  orphan: 'both',
  same: undefined,
};

function pathOf({path, class: kind, mine, theirs}: MergedPath): readonly ValuesPath[] {
  const changedBy = CHANGED_BY[kind];
  return changedBy === undefined ? [] : [{path: formatKeyPath(path), changedBy, here: theirs, file: mine}];
}

/** The data of a single document, an empty map for an empty text; undefined for any other text. */
function dataOf(text: string): unknown {
  const {value, documents, problems} = parseValues(text);
  if (documents.length > 1 || problems.some(({severity}) => severity === 'error')) return undefined;
  return value === null ? {} : value;
}

function isSameText(a: string, b: string): boolean {
  return a.replace(/\n$/, '') === b.replace(/\n$/, '');
}
