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
  const outline = readOutline(text);
  const entry = findEntry(outline, path);
  return `${entry === undefined ? formatSource(value) : sourceOf(outline, entry)}\n`;
}

/** Reads what was written as the answer to a conflict: a value, or what is wrong with it. Of the root it is any text at all. */
export function readOwnValue(text: string, path: KeyPath): OwnValue | Problem {
  if (path.length === 0) return {source: text, value: parseValues(text).value};
  const source = text.replaceAll('\r\n', '\n').replace(/\s+$/, '');
  const isBlock = isBlockSource(source);
  const {value, problems} = parseValues(isBlock ? source : `k: ${source}`);
  const problem = problems.find(({severity}) => severity === 'error');
  if (problem !== undefined) return problem;
  return {source, value: isBlock ? value : valueAt(value, ['k'])};
}
