import {expect, test} from 'vitest';
import {mergeData} from '../../../src/domain/merge/merge-data.ts';
import {merge3} from '../../../src/domain/merge/merge3.ts';
import {upgradeValues} from '../../../src/domain/merge/upgrade-values.ts';
import {applyPreset} from '../../../src/domain/preset/apply-preset.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import type {PresetSource} from '../../../src/domain/preset/preset-selection.ts';
import {readPresets} from '../../../src/formats/presets-yaml.ts';
import {listLeaves} from '../../../src/domain/values/data.ts';
import {insertKey} from '../../../src/domain/values/insert-key.ts';
import {type KeyPath, valueAt} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {findEntry, readOutline} from '../../../src/domain/values/find-entry.ts';
import {setValue} from '../../../src/domain/values/set-value.ts';
import {hasRealData, readPackFiles} from '../values/real-values.ts';

interface Upgrade {
  readonly from: string;
  readonly to: string;
  readonly base: string;
  readonly theirs: string;
}

/** Each version of every real pack with each of its others that is newer, by the version that its pack.json names. */
function listUpgrades(): readonly Upgrade[] {
  const values = readPackFiles('values.yaml');
  const packs = [...readPackFiles('pack.json')].flatMap(([folder, text]) => {
    const named = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    const version = /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '';
    return named === undefined ? [] : [{folder, named, version, text: values.get(folder) ?? ''}];
  });
  return packs.flatMap(old =>
    packs
      .filter(next => next.named === old.named && isNewer(next.version, old.version))
      .map(next => ({from: old.folder, to: next.folder, base: old.text, theirs: next.text})),
  );
}

function isNewer(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', {numeric: true}) > 0;
}

/** Five scalars, two list entries and one key of my own, chosen by a seed. */
function customise(text: string, seed: number): string {
  const data = parseValues(text).value ?? {};
  const outline = readOutline(text);
  const leaves = listLeaves(data).filter(path => findEntry(outline, path) !== undefined);
  const scalars = leaves.filter(path => typeof valueAt(data, path) !== 'object');
  const lists = leaves.filter(path => Array.isArray(valueAt(data, path)));
  const pick = (paths: readonly KeyPath[], count: number, at: number) =>
    Array.from(
      {length: Math.min(count, paths.length)},
      (_, n) => paths[(seed * 7919 + at + n * 31) % paths.length] ?? [],
    );
  const changed = pick(scalars, 5, 1).reduce((now, path, n) => setValue(now, path, `mine-${n}`), text);
  const listed = pick(lists, 2, 2).reduce(
    (now, path, n) => (path.length === 0 ? now : setValue(now, [...path, 1_000_000], `mine-item-${n}`)),
    changed,
  );
  return insertKey(listed, ['x-mine'], 'a: 1\nb: [2]', {comments: ['# why I added it']});
}

/** What is wrong with an upgrade; undefined where all laws hold. */
function findFault({base, theirs}: Upgrade, mine: string): string | undefined {
  const {text, paths, leftOut} = merge3(base, mine, theirs);
  const [old, own, other] = [base, mine, theirs].map(side => parseValues(side).value ?? {});
  const {value, problems} = parseValues(text);
  if (problems.length > 0) return problems[0]?.message;
  if (JSON.stringify(sorted(value)) !== JSON.stringify(sorted(mergeData(old, own, other).data)))
    return 'another meaning';
  if (!text.includes('# why I added it\nx-mine:')) return 'the added key lost its comment';
  const known = new Set([base, text].flatMap(side => side.split('\n')).concat(leftOut.map(line => line.text)));
  const lost = mine.split('\n').find(line => !known.has(line) && line.trim() !== '' && !isKnownTrimmed(line, known));
  if (lost !== undefined) return `lost: ${lost}`;
  const kinds = new Set(paths.map(path => path.class));
  return kinds.has('mine') ? undefined : 'nothing of mine';
}

function isKnownTrimmed(line: string, known: ReadonlySet<string>): boolean {
  return [...known].some(other => other.trim() === line.trim());
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}

const presetTexts = readPackFiles('presets.yaml');
const upgrades = listUpgrades();
// The longest values take most of the time, and hold nothing that the others don't.
const checked = upgrades.filter(({base}) => base.length < 30_000);

test.skipIf(!hasRealData).each(checked)(
  'upgrading keeps what is mine: $from to $to (needs ../shared/data)',
  upgrade => {
    const faults = [1, 2].map(seed => findFault(upgrade, customise(upgrade.base, seed)));
    expect(faults).toEqual([undefined, undefined]);
  },
);

/** Those of packs with presets on either side. */
const withPresets = checked.filter(({from, to}) => presetsOf(from).length > 0 || presetsOf(to).length > 0);

test.skipIf(!hasRealData).each(withPresets)(
  'with a preset of every group switched on nothing of mine is lost: $from to $to (needs ../shared/data)',
  ({from, to, base, theirs}) => {
    const [before, after] = [
      {defaults: base, presets: presetsOf(from)},
      {defaults: theirs, presets: presetsOf(to)},
    ];
    const chosen = switchOn(before);
    const mine = customise(chosen, 3);
    const {text, leftOut} = upgradeValues(mine, before, after);
    const known = new Set([chosen, text].flatMap(side => side.split('\n')).concat(leftOut.map(line => line.text)));
    expect(mine.split('\n').filter(line => line.trim() !== '' && !isKnownTrimmed(line, known))).toEqual([]);
    expect(text).toContain('# why I added it');
    expect(parseValues(text).problems).toEqual([]);
  },
);

function presetsOf(folder: string): readonly Preset[] {
  return readPresets(presetTexts.get(folder) ?? '').presets;
}

/** The defaults with the last preset of each group on; one that is no good is left out. */
function switchOn(source: PresetSource): string {
  const groups = new Map(source.presets.map(preset => [preset.group, preset]));
  return [...groups.values()].reduce((values, preset) => {
    try {
      return applyPreset(values, source, preset.group, preset).text;
    } catch {
      return values;
    }
  }, source.defaults);
}

test.skipIf(!hasRealData)('there are real upgrades to check (needs ../shared/data)', () => {
  expect(upgrades.length).toBeGreaterThan(50);
});
