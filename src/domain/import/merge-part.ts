import {formatValue} from '../diff/report/diff-words.ts';
import {MASK} from '../secret/secrets.ts';
import {isRecord} from '../values/plain-data.ts';

/** One of the two sides of a merge: the version in the workspace, or the incoming document. */
export type Origin = 'here' | 'file';

/** A place where the two sides differ. */
export interface MergePart {
  /** Unique in the merge; choices refer to it. */
  readonly key: string;
  readonly about: 'profile' | 'layer' | 'variable';
  /** `description`, `prometheus: values charts.grafana.replicas`, `token: defaultValue`. */
  readonly title: string;
  /** Who changed it since the base; `unknown` without a base. */
  readonly changedBy: Origin | 'both' | 'unknown';
  /** What each side has there, as data; undefined when it has nothing. */
  readonly here: unknown;
  readonly file: unknown;
  readonly isSecret: boolean;
  /** Whose value the result has. */
  readonly taken: Origin;
}

/** Whose value to take, by the part's key, where it is not the usual one. */
export type MergeChoices = ReadonlyMap<string, Origin>;

/** A side that alone changed it wins; where both did, or nobody knows, what is here stays. */
export function usualOrigin(changedBy: MergePart['changedBy']): Origin {
  return changedBy === 'file' ? 'file' : 'here';
}

/** Can only a person decide it? */
export function isOpen({changedBy}: MergePart): boolean {
  return changedBy === 'both' || changedBy === 'unknown';
}

/** Does the result leave out something of the other side's, other than what both had before? */
export function givesUp(part: MergePart): Origin | undefined {
  const other: Origin = part.taken === 'here' ? 'file' : 'here';
  const isTheirs = part.changedBy === other || isOpen(part);
  return isTheirs && part[other] !== undefined ? other : undefined;
}

/**
 * `prometheus: values replicas 2 -> 3`, `web: description a (file: b; both changed it)`: what happens to what is here.
 */
export function describePart(part: MergePart): string {
  const [here, file] = [describeSide(part, 'here'), describeSide(part, 'file')];
  const who = {here: '', file: '', both: '; both changed it', unknown: '; who changed it is not known'}[part.changedBy];
  if (part.taken === 'file') return `${part.title}  ${here} -> ${file}${who === '' ? '' : ` (${who.slice(2)})`}`;
  return `${part.title}  ${here} (the file: ${file}${who})`;
}

/** What a side has, on one line; secrets and the contents of maps and lists are not shown. */
export function describeSide(part: MergePart, side: Origin): string {
  const value = part[side];
  if (value === undefined) return '-';
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  if (isRecord(value)) {
    const count = Object.keys(value).length;
    return count === 1 ? '1 key' : `${count} keys`;
  }
  if (part.isSecret) return MASK;
  if (typeof value === 'string' && value.includes('\n')) {
    const lines = value.replace(/\n$/, '').split('\n').length;
    return lines === 1 ? formatValue(value.trimEnd()) : `${lines} lines`;
  }
  return formatValue(value);
}
