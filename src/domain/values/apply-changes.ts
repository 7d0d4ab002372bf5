import {StrataError} from '../error.ts';
import type {Change} from './change.ts';
import {type DataDiff, diffData, withDataAt} from './data.ts';
import {formatKeyPath, valueAt} from './key-path.ts';
import {parseValues} from './parse-values.ts';
import {spliceChanges} from './splice-changes.ts';
import {composeEntry, formatSource} from './yaml-source.ts';

/** A values text with its meaning: parsing is expensive, so the two go together. */
export interface ReadText {
  readonly text: string;
  readonly data: unknown;
}

/** Parses a text, an empty one as an empty map; throws `values.syntax`, with the line, when it is not YAML. */
export function readText(text: string): ReadText {
  const {value, problems} = parseValues(text);
  if (value !== undefined) return {text, data: value ?? {}};
  const [problem] = problems;
  throw new StrataError('values.syntax', `The values are no YAML: line ${problem?.line}: ${problem?.message}`, {
    hint: problem?.hint ?? 'Correct the line first.',
  });
}

/**
 * Carries out changes at paths of which none lies below another, and makes sure that the text then means exactly what it
 * should: where splicing alone does not come to that (an alias or a merge key stood for what was to change), the value is
 * written out. `goal` is what it should mean, where that is more than the changes say (the order of list items). Throws `values.change` where nothing helps; it never returns a text that means something else.
 */
export function applyChanges(
  values: ReadText,
  changes: readonly Change[],
  goal = changeData(values.data, changes),
): ReadText {
  if (changes.length === 0) return values;
  let text = spliceChanges(values.text, changes);
  let {value} = parseValues(text);
  // A source that does not fit its new place (a quoted text of several lines from a flow collection) is printed.
  if (value === undefined) {
    text = spliceChanges(values.text, changes.map(rewrite));
    ({value} = parseValues(text));
  }
  for (let height = 0; height < MAX_HEIGHT && value !== undefined; height += 1) {
    const wrong = diffData(value, goal);
    if (wrong.length === 0) return {text, data: value ?? {}};
    text = spliceChanges(text, writeOut(wrong, goal, height));
    ({value} = parseValues(text));
  }
  throw new StrataError('values.change', 'The values are written in a way that this change would break', {
    hint: 'Open them in the editor and make the change there.',
  });
}

/** How far above a wrong value the text is printed again before we give up. */
const MAX_HEIGHT = 4;

function changeData(data: unknown, changes: readonly Change[]): unknown {
  return changes.reduce<unknown>(
    (changed, change) => withDataAt(changed, change.path, change.kind === 'remove' ? undefined : change.value),
    data,
  );
}

function rewrite(change: Change): Change {
  if (change.kind === 'remove') return change;
  const source = formatSource(change.value);
  if (change.kind === 'set') return {...change, source};
  return {...change, entry: {...change.entry, source, lines: composeEntry(change.entry.segment, source)}};
}

/** Sets what is wrong; the more often it stayed wrong, the more of what is around it: a merge key is undone from its map on. */
function writeOut(wrong: readonly DataDiff[], goal: unknown, height: number): readonly Change[] {
  const places = new Map(
    wrong.map(({path}) => path.slice(0, Math.max(1, path.length - height))).map(path => [formatKeyPath(path), path]),
  );
  return [...places.values()].map((path): Change => {
    const value = valueAt(goal, path);
    return value === undefined ? {kind: 'remove', path} : {kind: 'set', path, source: formatSource(value), value};
  });
}
