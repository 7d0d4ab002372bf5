import {formatValue} from '../diff/report/diff-words.ts';
import {MASK} from '../secret/secrets.ts';

/** One of the two that are merged: what is in the workspace, or the document that comes in. */
export type Origin = 'here' | 'file';

/** A place where the two differ. */
export interface MergePart {
  /** Unique in the merge; choices are made by it. */
  readonly key: string;
  readonly about: 'profile' | 'layer' | 'variable';
  /** `description`, `prometheus: values charts.grafana.replicas`, `token: defaultValue`. */
  readonly title: string;
  /** Who changed it against the base; `unknown` where there is none. */
  readonly changedBy: Origin | 'both' | 'unknown';
  /** What each side has there, as data; undefined where it has nothing. */
  readonly here: unknown;
  readonly file: unknown;
  readonly isSecret: boolean;
  /** Whose the result has. */
  readonly taken: Origin;
}

/** Whose to take, by the part's key, where it is not the usual one. */
export type MergeChoices = ReadonlyMap<string, Origin>;

/** Who alone changed it is followed; where both did, or it is not known, what is here stays. */
export function usualOrigin(changedBy: MergePart['changedBy']): Origin {
  return changedBy === 'file' ? 'file' : 'here';
}

/** Is it a question that only a person can answer? */
export function isOpen({changedBy}: MergePart): boolean {
  return changedBy === 'both' || changedBy === 'unknown';
}

/** Does the result leave out something that the other side has, and that is more than the old state of both? */
export function givesUp(part: MergePart): Origin | undefined {
  const other: Origin = part.taken === 'here' ? 'file' : 'here';
  const isTheirs = part.changedBy === other || isOpen(part);
  return isTheirs && part[other] !== undefined ? other : undefined;
}

/** `prometheus: values replicas  2 -> 3`, `web: description  a (file: b; both changed it)`: what becomes of what is here. */
export function describePart(part: MergePart): string {
  const [here, file] = [describeSide(part, 'here'), describeSide(part, 'file')];
  const who = {here: '', file: '', both: '; both changed it', unknown: '; who changed it is not known'}[part.changedBy];
  if (part.taken === 'file') return `${part.title}  ${here} -> ${file}${who === '' ? '' : ` (${who.slice(2)})`}`;
  return `${part.title}  ${here} (the file: ${file}${who})`;
}

/** What a side has, in one line; secrets are not shown, and neither is what maps and lists hold. */
export function describeSide(part: MergePart, side: Origin): string {
  const value = part[side];
  if (value === undefined) return '-';
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  if (typeof value === 'object' && value !== null) {
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
