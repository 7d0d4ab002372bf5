import {sideBySideRows, unifiedRows} from '../../../src/domain/diff/diff-rows.ts';
import {linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import {diffTexts} from '../../../src/domain/diff/text-diff.ts';
import {type Layer, valuesOf} from '../../../src/domain/layer/layer.ts';
import type {LeftOutLine} from '../../../src/domain/merge/left-out.ts';
import {maskMerge} from '../../../src/domain/merge/mask-merge.ts';
import {type Choices, type MergeClass, type MergedPath, USUAL} from '../../../src/domain/merge/merge-data.ts';
import {CLASS_SIGNS, CLASS_WORDS, MERGE_CLASSES} from '../../../src/domain/merge/merge-words.ts';
import type {Upgrade} from '../../../src/domain/merge/upgrade-values.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {maskSecretLine} from '../../../src/domain/secret/secret-line.ts';
import {maskValuesAt} from '../../../src/domain/secret/secret-values.ts';
import {secretsOfPacks, whyNoBase} from '../../../src/domain/upgrade/upgrade-layer.ts';
import type {UpgradeTarget} from '../../../src/domain/upgrade/upgrade-target.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {filterRows, parseFilter} from '../../filter.ts';
import type {ChangeRow, PreviewRow, PreviewView, Taken, UpgradePlan} from './upgrade-row.ts';

export function planOf(layer: Layer, before: Pack | undefined, after: Pack, merge: Upgrade): UpgradePlan {
  const secrets = secretsOfPacks(before, after);
  const noBase = whyNoBase(layer, before);
  return {
    before,
    after,
    merge,
    secrets,
    shown: maskMerge(merge, valuesOf(layer), secrets),
    cautions: [
      ...(noBase === undefined
        ? []
        : [`${noBase}: compared with the new defaults only, so that every difference from them is a conflict`]),
      ...(merge.note === undefined ? [] : [`merged by lines, not by key path: ${merge.note}`]),
    ],
  };
}

/** The user's choice at a path, else the usual one. */
function takenAt({class: kind}: MergedPath, key: string, choices: Choices): Taken {
  const choice = choices.get(key);
  if (choice !== undefined) return typeof choice === 'object' ? 'own' : choice;
  return kind === 'conflict' ? 'open' : USUAL[kind];
}

/** The keys of the open conflicts, in order. */
export function openConflicts({shown}: UpgradePlan, choices: Choices): readonly string[] {
  return shown.paths
    .filter(path => path.class === 'conflict')
    .map(path => formatKeyPath(path.path))
    .filter(key => !choices.has(key));
}

/**
 * The rows that the filter lets through, gravest first: warnings, conflicts, orphans, lines left out, presets, mine,
 * the same, adopted.
 */
export function changeRows(
  plan: UpgradePlan,
  target: UpgradeTarget,
  choices: Choices,
  folded: ReadonlySet<string>,
  filter = '',
): readonly ChangeRow[] {
  const rows: ChangeRow[] = [];
  const wanted = parseFilter(filter, []);
  const part = (key: string, sign: string, text: string, all: readonly ChangeRow[]) => {
    const inside = filterRows(all, wanted, textOf);
    if (inside.length === 0) return;
    // Filtered rows must not be folded away.
    const isFolded = folded.has(key) && filter.trim() === '';
    rows.push({kind: 'head', key, sign, text: `${text}: ${inside.length}`, isFolded});
    if (!isFolded) rows.push(...inside);
  };
  const ofClass = (kind: MergeClass) =>
    part(
      kind,
      CLASS_SIGNS[kind],
      CLASS_WORDS[kind],
      plan.shown.paths.filter(path => path.class === kind).map(path => pathRow(path, choices, plan.secrets)),
    );
  part(
    'warnings',
    '!',
    'to know',
    [...target.warnings, ...plan.cautions].map(text => note('!', text)),
  );
  for (const kind of MERGE_CLASSES.slice(0, 2)) ofClass(kind);
  part('lines', '?', 'lines of mine that are left out', plan.shown.leftOut.map(lineRow));
  part('presets', ' ', 'presets', presetRows(plan));
  for (const kind of MERGE_CLASSES.slice(2)) ofClass(kind);
  return rows;
}

/** The text that a filter searches: key paths, and the words of notes. */
function textOf(row: ChangeRow): string {
  return (row.kind === 'path' ? row.key : row.text).toLowerCase();
}

/** Parts that need no attention and may be long: folded at first. */
export const FOLDED_AT_FIRST: ReadonlySet<string> = new Set(['lines', 'same', 'theirs']);

function pathRow(path: MergedPath, choices: Choices, secrets: readonly string[]): ChangeRow {
  const key = formatKeyPath(path.path);
  const choice = choices.get(key);
  const row = {kind: 'path', path, key, taken: takenAt(path, key, choices)} as const;
  if (typeof choice !== 'object') return row;
  const [masked] = maskMerge({paths: [{...path, mine: choice.value}], leftOut: []}, '', secrets).paths;
  return {...row, own: masked?.mine};
}

function lineRow({line, text}: LeftOutLine): ChangeRow {
  return note('?', `line ${line}: ${text.trim()}`);
}

function presetRows({merge, after}: UpgradePlan): readonly ChangeRow[] {
  const {keptPresets, droppedPresets, addedPresets} = merge;
  const row = (sign: string, words: string) => (preset: {readonly group: string; readonly name: string}) =>
    note(sign, `${preset.group}: ${preset.name}   ${words}`);
  return [
    ...droppedPresets.map(row('!', `${after.version} does not have it; what you switched on with it stays as yours`)),
    ...addedPresets.map(row('+', `is on by default in ${after.version}`)),
    ...keptPresets.map(row('=', `stays on, as ${after.version} has it`)),
  ];
}

function note(sign: string, text: string): ChangeRow {
  return {kind: 'note', sign, text};
}

/** The result beside the current values, secrets masked unless revealed. */
export function previewRows(
  layer: Layer,
  {secrets}: UpgradePlan,
  {text}: Upgrade,
  view: PreviewView,
  isRevealed: boolean,
): readonly PreviewRow[] {
  const shown = (values: string) => (isRevealed ? values : maskText(values, secrets));
  if (view === 'whole') {
    return linesOf(shown(text)).map((line, at) => ({kind: 'line', line: at + 1, text: line}));
  }
  const diff = diffTexts(shown(valuesOf(layer)), shown(text));
  if (diff === undefined) return [];
  return view === 'unified'
    ? unifiedRows(diff).map(row => ({kind: 'unified', row}))
    : sideBySideRows(diff).map(row => ({kind: 'pair', row}));
}

function maskText(values: string, secrets: readonly string[]): string {
  return maskValuesAt(values, secrets).values.split('\n').map(maskSecretLine).join('\n');
}
