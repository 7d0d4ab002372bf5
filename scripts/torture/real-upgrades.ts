import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {mergeData} from '../../src/domain/merge/merge-data.ts';
import {type ClassCounts, countClasses} from '../../src/domain/merge/merge-words.ts';
import type {Merge} from '../../src/domain/merge/merge.ts';
import {merge3} from '../../src/domain/merge/merge3.ts';
import {comparePackVersions} from '../../src/domain/pack/pack-version.ts';
import {listLeaves} from '../../src/domain/values/data.ts';
import {findEntry, readOutline} from '../../src/domain/values/find-entry.ts';
import {insertKey} from '../../src/domain/values/insert-key.ts';
import {type KeyPath, valueAt} from '../../src/domain/values/key-path.ts';
import {parseValues} from '../../src/domain/values/parse-values.ts';
import {setValue} from '../../src/domain/values/set-value.ts';

/** Two versions of a real pack. */
export interface RealUpgrade {
  /** The pack's folders. */
  readonly from: string;
  readonly to: string;
  readonly base: string;
  readonly theirs: string;
}

/** What the rounds came to. */
export interface UpgradesReport {
  /** Pairs of versions that there are, the older first; each round takes the next one. */
  readonly pairs: number;
  readonly packs: number;
  readonly rounds: number;
  /** Rounds that were merged by lines, since a text was no YAML or several documents. */
  readonly byLines: number;
  /** Of the key paths of all rounds. */
  readonly classes: ClassCounts;
  /** Lines of mine that were left out and told. */
  readonly leftOut: number;
}

/**
 * Real packs, customised by a seed, are upgraded to each of their later versions: the result must be YAML without a flaw, mean what the
 * merge of the parsed values means, and hold every line of mine that the report does not. Throws an error that says where that isn't so.
 */
export function tortureUpgrades(rounds: number, seed: number): UpgradesReport {
  const upgrades = listRealUpgrades();
  if (upgrades.length === 0) throw new Error('../shared/data is not there: no real packs');
  const faults: string[] = [];
  const merges: Merge[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const upgrade = upgrades[round % upgrades.length];
    if (upgrade === undefined) break;
    const mine = customise(upgrade.base, seed + round);
    const merge = merge3(upgrade.base, mine, upgrade.theirs);
    const fault = findFault(upgrade, mine, merge);
    if (fault !== undefined) faults.push(`${upgrade.from} to ${upgrade.to}, seed ${seed + round}: ${fault}`);
    merges.push(merge);
  }
  if (faults.length > 0) throw new Error(`${faults.length} of ${rounds} went wrong:\n${faults.join('\n')}`);
  return {
    pairs: upgrades.length,
    packs: new Set(upgrades.map(({name}) => name)).size,
    rounds,
    byLines: merges.filter(({comparedAs}) => comparedAs === 'lines').length,
    classes: countClasses(merges.flatMap(({paths}) => paths)),
    leftOut: merges.reduce((sum, {leftOut}) => sum + leftOut.length, 0),
  };
}

/** Each version of every real pack with each of its others that is newer, by the version that its pack.json names. */
export function listRealUpgrades(): readonly (RealUpgrade & {readonly name: string})[] {
  const packs = ['packs', 'infra-packs'].flatMap(part => {
    const folder = join(import.meta.dirname, '../../../shared/data', part);
    return existsSync(folder) ? readdirSync(folder).flatMap(pack => readPack(folder, part, pack)) : [];
  });
  return packs.flatMap(old =>
    packs
      .filter(next => next.name === old.name && comparePackVersions(next.version, old.version) > 0)
      .map(next => ({name: old.name, from: old.folder, to: next.folder, base: old.text, theirs: next.text})),
  );
}

function readPack(folder: string, part: string, pack: string) {
  const file = (name: string) => {
    const path = join(folder, pack, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  // Some pack.json are no JSON.
  const field = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`).exec(file('pack.json'))?.[1];
  const [name, version] = [field('name'), field('version')];
  return name === undefined || version === undefined
    ? []
    : [{folder: `${part}/${pack}`, name, version, text: file('values.yaml')}];
}

/** Five scalars, two list entries and one key of my own, chosen by a seed. */
export function customise(text: string, seed: number): string {
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

/** What is wrong with the merge of an upgrade; undefined where all laws hold. */
export function findFault({base, theirs}: RealUpgrade, mine: string, merge: Merge): string | undefined {
  const {text, paths, leftOut} = merge;
  const [old, own, other] = [base, mine, theirs].map(side => parseValues(side).value ?? {});
  const {value, problems} = parseValues(text);
  if (problems.length > 0) return problems[0]?.message;
  if (JSON.stringify(sorted(value)) !== JSON.stringify(sorted(mergeData(old, own, other).data)))
    return 'another meaning';
  if (!text.includes('# why I added it\nx-mine:')) return 'the added key lost its comment';
  const lost = findLost(mine, [base, text, ...leftOut.map(line => line.text)]);
  if (lost.length > 0) return `lost: ${lost[0]}`;
  return paths.some(path => path.class === 'mine') ? undefined : 'nothing of mine';
}

/** The lines of mine that no other text holds, blanks at their ends aside. */
export function findLost(mine: string, others: readonly string[]): readonly string[] {
  const known = new Set(others.flatMap(text => text.split('\n')).map(line => line.trim()));
  return mine.split('\n').filter(line => line.trim() !== '' && !known.has(line.trim()));
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
