import type {Problem} from '../problem.ts';
import {sourceOf} from '../values/entry-lines.ts';
import {findEntry, readOutline} from '../values/find-entry.ts';
import {type KeyPath, valueAt} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {formatSource, isBlockSource} from '../values/yaml-source.ts';
import type {OwnValue} from './merge-data.ts';

/** The value at a path as it stands in a text, to be edited by itself; written out where it comes through an alias or a merge key. */
export function editableValue(text: string, path: KeyPath, value: unknown): string {
  if (path.length === 0) return text;
  // In one of several documents.
  if (typeof path[0] === 'number') return `${formatSource(value)}\n`;
  const outline = readOutline(text);
  const entry = findEntry(outline, path);
  return `${entry === undefined ? formatSource(value) : sourceOf(outline, entry)}\n`;
}

/** An answer as it is to be edited again. */
export function formatOwnValue({source, value, comment}: OwnValue): string {
  return `${source ?? formatSource(value)}${comment === undefined ? '' : ` ${comment}`}\n`;
}

/** Reads what was written as the answer to a conflict: a value, or what is wrong with it. Of the root it is any text at all. */
export function readOwnValue(text: string, path: KeyPath): OwnValue | Problem {
  if (path.length === 0) return {source: text, value: parseValues(text).value};
  const source = text.replaceAll('\r\n', '\n').replace(/\s+$/, '');
  const isBlock = isBlockSource(source);
  const {value, problems} = parseValues(isBlock ? source : `k: ${source}`);
  const problem = problems.find(({severity}) => severity === 'error');
  if (problem !== undefined) return problem;
  if (isBlock) return {source, value};
  return {...cutComment(source), value: valueAt(value, ['k'])};
}

/** A value of one line, and the comment behind it. */
function cutComment(source: string): Pick<OwnValue, 'source' | 'comment'> {
  const [key] = source.includes('\n') ? [] : readOutline(`k: ${source}`).roots[0].children;
  const end = key === undefined || key.shape === 'block-text' ? source.length : key.valueEnd - 'k: '.length;
  const comment = source.slice(end).trim();
  return comment.startsWith('#') ? {source: source.slice(0, end), comment} : {source};
}
