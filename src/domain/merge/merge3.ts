import {StrataError} from '../error.ts';
import {applyChanges, type ReadText, readText} from '../values/change.ts';
import {parseValues} from '../values/parse-values.ts';
import {findLeftOut, type LeftOutLine} from './left-out.ts';
import {changesToward} from './merge-changes.ts';
import {type Choices, mergeData, type MergedPath} from './merge-data.ts';
import {mergeLines} from './merge-lines.ts';

export interface Merge {
  /** Their text, with their comments and order, and my changes in it. */
  readonly text: string;
  /** Every key path where something changed, and whose value the text has. */
  readonly paths: readonly MergedPath[];
  /** Lines that I added or changed and that the text does not hold: nothing of mine is in neither. */
  readonly leftOut: readonly LeftOutLine[];
  /** `values`: by key path; `lines`: as text, since one of them holds several YAML documents. */
  readonly comparedAs: 'values' | 'lines';
}

/**
 * Puts what I changed in `base` into `theirs`: the result means what `mergeData` says of the three values, exactly. Its
 * text is a merge by lines as far as that goes, so that comments of mine and keys that I commented out or in come along
 * where they stood; where both sides changed the same lines it is theirs, and my values are spliced in by key path with the
 * comments above them. Comments of mine that find no place are in the report.
 *
 * `choices` turns the usual choice for a path around. Throws `values.syntax` for a text that is no YAML.
 */
export function merge3(base: string, mine: string, theirs: string, choices: Choices = new Map()): Merge {
  if ([base, mine, theirs].some(text => parseValues(text).documents.length > 1))
    return mergeDocuments(base, mine, theirs, choices);
  const [old, own, other] = [readText(base), readText(mine), readText(theirs)];
  const {data, paths} = mergeData(old.data, own.data, other.data, choices);
  const start = startingText(old, own, other);
  const text = steer(start, data, [own, other]) ?? steer(other, data, [own, other]);
  if (text === undefined) {
    throw new StrataError('merge.failed', 'The values are written in a way that these changes would break', {
      hint: 'Take the new values as they are, and make your changes in the editor.',
    });
  }
  return {text, paths, leftOut: findLeftOut(base, mine, text), comparedAs: 'values'};
}

/** The merge by lines where it is YAML without a flaw, such as a key that both have added at different places; else theirs. */
function startingText(base: ReadText, mine: ReadText, theirs: ReadText): ReadText {
  const {text} = mergeLines(base.text, mine.text, theirs.text);
  const {value, problems} = parseValues(text);
  return value === undefined || problems.length > 0 ? theirs : {text, data: value ?? {}};
}

/** The text changed until it means the goal; undefined where it is written in a way that no change does that to. */
function steer(start: ReadText, goal: unknown, sources: readonly ReadText[]): string | undefined {
  try {
    return applyChanges(start, changesToward(start.data, goal, sources), goal).text;
  } catch (error) {
    if (error instanceof StrataError && error.code === 'values.change') return undefined;
    throw error;
  }
}

/** Texts of several documents are merged by lines; where that collides they are one conflict. */
function mergeDocuments(base: string, mine: string, theirs: string, choices: Choices): Merge {
  const {text, isClean} = mergeLines(base, mine, theirs);
  const taken = isClean ? 'mine' : (choices.get('') ?? 'mine');
  const merged = isClean ? text : taken === 'mine' ? mine : theirs;
  const values = {base: parseValues(base).value, mine: parseValues(mine).value, theirs: parseValues(theirs).value};
  const paths: readonly MergedPath[] = isClean ? [] : [{path: [], class: 'conflict', taken, ...values}];
  return {text: merged, paths, leftOut: findLeftOut(base, mine, merged), comparedAs: 'lines'};
}
