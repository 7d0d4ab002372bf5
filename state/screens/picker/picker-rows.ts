import type {LayerKind} from '../../../src/domain/layer/layer.ts';
import {type Catalog, type PackGroup, packsFor, tagChoices, type TagChoice} from '../../../src/domain/pack/catalog.ts';
import {comparePackVersions} from '../../../src/domain/pack/pack-version.ts';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import {widthOf} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import {filterRows, parseFilter, type Token} from '../../filter.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {presetRows} from './picker-presets.ts';
import type {PackPicker} from './picker-screen.ts';

/** A pack by its name, in all registries that have it. */
export interface PackRow {
  readonly name: string;
  /** The newest version in all registries. */
  readonly newest: PackSummary;
  /** In the user's order of registries. */
  readonly groups: readonly PackGroup[];
  /** The text that filters search, in lower case. */
  readonly text: string;
}

/** The packs that fit and that the filter lets through, by name; none until the catalog is read. */
export function packRows(state: State, picker: PackPicker): readonly PackRow[] {
  if (state.catalog.status !== 'ready') return [];
  return filteredPacks(offeredPacks(state.catalog.value, picker.kind, picker.cloud), textOf(picker, 'pack'));
}

/** The number of packs that fit, without the filter. */
export function countOffered(state: State, picker: PackPicker): number {
  if (state.catalog.status !== 'ready') return 0;
  return offeredPacks(state.catalog.value, picker.kind, picker.cloud).length;
}

/** Cells of the longest name and the longest version of all packs that fit: a filter moves no column. */
export function packWidths(state: State, picker: PackPicker): {readonly name: number; readonly version: number} {
  if (state.catalog.status !== 'ready') return {name: 0, version: 0};
  return widthsOf(offeredPacks(state.catalog.value, picker.kind, picker.cloud));
}

const widthsOf = remember((rows: readonly PackRow[]) => ({
  name: rows.reduce((most, {name}) => Math.max(most, widthOf(printable(name))), 0),
  version: rows.reduce((most, {newest}) => Math.max(most, widthOf(printable(newest.version))), 0),
}));

/** The choices for a pack: the exact versions in all registries, newest first, then the trains. */
export function tagRows(state: State, picker: PackPicker): readonly TagChoice[] {
  if (state.catalog.status !== 'ready') return [];
  const row = offeredPacks(state.catalog.value, picker.kind, picker.cloud).find(one => one.name === picker.name);
  return row === undefined ? [] : filteredTags(tagsOf(row), textOf(picker, 'version'));
}

export function countRows(state: State, picker: PackPicker): number {
  switch (picker.stage) {
    case 'pack':
      return packRows(state, picker).length;
    case 'version':
      return tagRows(state, picker).length;
    case 'presets':
      return presetRows(picker).length;
  }
}

/** The version under the cursor; a pack stands for its newest. */
export function summaryAtCursor(state: State, picker: PackPicker): PackSummary | undefined {
  switch (picker.stage) {
    case 'pack':
      return packRows(state, picker)[picker.lists.pack.cursor]?.newest;
    case 'version':
      return tagRows(state, picker)[picker.lists.version.cursor]?.pack;
    case 'presets':
      return picker.choice?.pack;
  }
}

/** The same version of the same pack in the same registry. */
export function isSamePack(a: PackSummary, b: PackSummary): boolean {
  return a.name === b.name && a.version === b.version && a.registry === b.registry;
}

function textOf(picker: PackPicker, stage: 'pack' | 'version'): string {
  return picker.filters[stage].line.text;
}

const offeredPacks = remember((catalog: Catalog, kind: LayerKind, cloud: string): readonly PackRow[] => {
  const byName = new Map<string, PackGroup[]>();
  for (const group of packsFor(catalog, kind, cloud)) {
    const groups = byName.get(group.name);
    if (groups === undefined) byName.set(group.name, [group]);
    else groups.push(group);
  }
  return [...byName.values()].flatMap(groups => packRow(groups));
});

function packRow(groups: readonly PackGroup[]): readonly PackRow[] {
  const [first] = groups;
  if (first === undefined) return [];
  const newest = groups.reduce(
    (best, {newest}) => (comparePackVersions(newest.version, best.version) > 0 ? newest : best),
    first.newest,
  );
  return [
    {name: first.name, newest, groups, text: `${first.name} ${newest.displayName} ${newest.addonType}`.toLowerCase()},
  ];
}

const filteredPacks = remember((rows: readonly PackRow[], text: string) =>
  filterRows(rows, parseFilter(text, ['registry', 'type', 'name']), row => row.text, hasToken),
);

function hasToken(row: PackRow, {key, value}: Token): boolean {
  switch (key) {
    case 'registry':
      return row.groups.some(group => group.registry.toLowerCase().includes(value));
    case 'type':
      // Types contain blanks (`system app`) but tokens cannot, so one types `type:system-app`.
      return row.newest.addonType.toLowerCase().replaceAll(' ', '-').startsWith(value);
    default:
      return row.name.toLowerCase().includes(value);
  }
}

const tagsOf = remember((row: PackRow): readonly TagChoice[] => {
  const choices = row.groups.flatMap(group => tagChoices(group));
  const newestFirst = (a: TagChoice, b: TagChoice) => comparePackVersions(b.pack.version, a.pack.version);
  // The narrower trains come first: 1.33.x before 1.x.
  const depthOf = ({tag}: TagChoice) => tag.split('.').length;
  return [
    ...choices.filter(choice => !choice.isTrain).sort(newestFirst),
    ...choices.filter(choice => choice.isTrain).sort((a, b) => depthOf(b) - depthOf(a) || newestFirst(a, b)),
  ];
});

const filteredTags = remember((rows: readonly TagChoice[], text: string) =>
  filterRows(rows, parseFilter(text, ['registry']), tagText, (row, {value}) =>
    row.pack.registry.toLowerCase().includes(value),
  ),
);

function tagText({tag, pack}: TagChoice): string {
  return `${tag} ${pack.version} ${pack.registry} ${pack.state}`.toLowerCase();
}
