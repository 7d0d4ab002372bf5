import {StrataError} from '../error.ts';
import {applyChanges, type ReadText, readText} from '../values/apply-changes.ts';
import {formatKeyPath} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {composeEntry} from '../values/yaml-source.ts';
import {type Answer, carryComments} from './carry-comments.ts';
import {findLeftOut} from './left-out.ts';
import {changesToward} from './merge-changes.ts';
import {type Choices, mergeData, type MergedPath} from './merge-data.ts';
import {mergeDocuments} from './merge-documents.ts';
import {mergeLines} from './merge-lines.ts';
import type {Merge} from './merge.ts';

/**
 * Puts what I changed in `base` into `theirs`: the result means what `mergeData` says of the three values, exactly. Its
 * text is a merge by lines as far as that goes, so that comments of mine and keys that I commented out or in come along
 * where they stood; where both sides changed the same lines it is theirs, and my values are spliced in by key path with the
 * comments above and behind them. Comments of mine that find no place are in the report.
 *
 * Texts of as many YAML documents each are merged one document with another; texts that are no YAML, or of another number of documents,
 * by lines, and `note` says so. `choices` says what to take at a path where it isn't the usual side.
 */
export function merge3(base: string, mine: string, theirs: string, choices: Choices = new Map()): Merge {
  const read = readTexts(base, mine, theirs);
  if (typeof read === 'string') {
    return mergeDocuments(base, mine, theirs, choices, merge3) ?? mergeAsText(base, mine, theirs, choices, read);
  }
  const [old, own, other] = read;
  const {data, paths} = mergeData(old.data, own.data, other.data, choices);
  const start = startingText(old, own, other);
  const sources = [...ownSources(paths, choices), own, other];
  const text = steer(start, data, sources) ?? steer(other, data, sources);
  if (text === undefined) {
    return mergeAsText(base, mine, theirs, choices, 'they are written in a way that changes by key path would break');
  }
  const carried = carryComments(own, {text, data}, findLeftOut(base, mine, text), answersAmong(paths, choices));
  return {text: carried, paths, leftOut: findLeftOut(base, mine, carried), comparedAs: 'values'};
}

/** The merge by lines where it is YAML without a flaw that theirs does not have, such as a key that both have added at different places; else theirs. */
function startingText(base: ReadText, mine: ReadText, theirs: Values): ReadText {
  const {text} = mergeLines(base.text, mine.text, theirs.text);
  const known = [mine, theirs].find(one => one.text === text);
  if (known !== undefined) return known;
  const {value, problems} = parseValues(text);
  return value === undefined || problems.length > theirs.problems ? theirs : {text, data: value ?? {}};
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

/** The three texts with what they mean; or what keeps them from being merged by key path. */
function readTexts(base: string, mine: string, theirs: string): readonly [Values, Values, Values] | string {
  const old = readOne(base, 'the old defaults');
  if (typeof old === 'string') return old;
  const own = readOne(mine, 'your values');
  if (typeof own === 'string') return own;
  const other = readOne(theirs, 'the new defaults');
  return typeof other === 'string' ? other : [old, own, other];
}

interface Values extends ReadText {
  /** How many: keys that stand twice, mostly. */
  readonly problems: number;
}

function readOne(text: string, whose: string): Values | string {
  const {value, documents, problems} = parseValues(text);
  const [problem] = problems;
  if (value === undefined) return `${whose} are no YAML: line ${problem?.line ?? 1}: ${problem?.message ?? ''}`;
  return documents.length > 1
    ? `${whose} hold several YAML documents`
    : {text, data: value ?? {}, problems: problems.length};
}

function answersAmong(paths: readonly MergedPath[], choices: Choices): readonly Answer[] {
  return paths.flatMap(({path}) => {
    const choice = choices.get(formatKeyPath(path));
    return typeof choice === 'object' ? [{path, comment: choice.comment}] : [];
  });
}

/** What was written as the answer to a conflict, each as a text of its own that holds it at its path. */
function ownSources(paths: readonly MergedPath[], choices: Choices): readonly ReadText[] {
  return paths.flatMap(({path}) => {
    const choice = choices.get(formatKeyPath(path));
    if (typeof choice !== 'object' || choice.source === undefined) return [];
    const text = path.reduceRight<string>((source, segment) => composeEntry(segment, source).join('\n'), choice.source);
    return [readText(text)];
  });
}

/** Where both sides changed the same lines, the whole text is one conflict. */
function mergeAsText(base: string, mine: string, theirs: string, choices: Choices, note: string): Merge {
  const {text, isClean} = mergeLines(base, mine, theirs);
  const choice = choices.get('') ?? 'mine';
  const taken = typeof choice === 'object' ? 'own' : choice;
  const merged = isClean
    ? text
    : typeof choice === 'object'
      ? (choice.source ?? mine)
      : choice === 'mine'
        ? mine
        : theirs;
  const paths: readonly MergedPath[] = isClean ? [] : [{path: [], class: 'conflict', taken, base, mine, theirs}];
  return {text: merged, paths, leftOut: findLeftOut(base, mine, merged), comparedAs: 'lines', note};
}
