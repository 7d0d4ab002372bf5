/**
 * Pack versions are not semver: `1.5`, `22.04`, `26.02.1`, `v1.12.0`, `1.22.1287`, `0.30.0-5.5.2026`, `1.31.2-rev2`,
 * `2.0.2-up.3`. They are read as numbers and a suffix. `-revN` and `-up.N` are releases made after the plain version
 * (domain: 9); so, by our decision, is a suffix that begins with a digit (a build date). Any other suffix (`-rc.1`,
 * `-beta`) is a pre-release.
 */
export interface PackVersion {
  /**
   * The dotted numbers, as digits, because a build number may exceed what a number holds exactly. Missing ones count as
   * 0.
   */
  readonly numbers: readonly string[];
  readonly suffix: string;
  /** -1 for a pre-release, 0 for the plain version, 1 for a later release of it. */
  readonly stage: -1 | 0 | 1;
}

/** Parses a version; a text without leading numbers is all suffix, and older than every version with numbers. */
function parsePackVersion(version: string): PackVersion {
  const match = /^v?(\d+(?:\.\d+)*)(.*)$/i.exec(version.trim());
  if (match === null) return {numbers: [], suffix: version.trim(), stage: -1};
  const [, numbers = '', suffix = ''] = match;
  // Build metadata after a plus counts as a later build of the same version.
  const stage = suffix === '' ? 0 : /^(?:[-+.](?:rev|up)[.\d]|-\d|\+)/i.test(suffix) ? 1 : -1;
  return {numbers: numbers.split('.'), suffix, stage};
}

/** Orders versions, older first. A total order: `1.5` and `1.5.0` differ only by spelling. */
export function comparePackVersions(a: string, b: string): number {
  if (a === b) return 0;
  return compareParsed(parsePackVersion(a), parsePackVersion(b)) || compareText(a, b);
}

/**
 * The same order without the spelling: 0 for versions that mean the same. Bounds of dependencies are checked with it.
 */
export function comparePackReleases(a: string, b: string): number {
  return compareParsed(parsePackVersion(a), parsePackVersion(b));
}

/** Is it anything but a release: `1.2.0-rc.1`? */
export function isPrerelease(version: string): boolean {
  return parsePackVersion(version).stage < 0;
}

/** What was chosen for a layer: one version, or a train that moves by itself. */
export type Tag =
  | {readonly kind: 'exact'; readonly version: string}
  /** `LTS__22.04.x` is the train `22.04.x` of the group `LTS`; the group is empty without a prefix. */
  | {readonly kind: 'train'; readonly train: string; readonly group: string};

export function parseTag(tag: string): Tag {
  const match = /^(?:(.+?)__)?(v?(?:\d+\.)+x)$/i.exec(tag);
  if (match === null) return {kind: 'exact', version: tag.replace(/^.+?__/, '')};
  return {kind: 'train', train: match[2] ?? tag, group: match[1] ?? ''};
}

/** Does the version belong to the train, however deep the train goes? `1.33.9` belongs to `1.33.x` and to `1.x`. */
export function isOfTrain(version: string, train: string): boolean {
  const wanted = parsePackVersion(train.slice(0, -2)).numbers;
  const {numbers} = parsePackVersion(version);
  return numbers.length > 0 && wanted.every((number, at) => compareDigits(number, numbers[at] ?? '0') === 0);
}

/** The version that a tag stands for. */
export interface ResolvedTag {
  /** Undefined when no version fits. */
  readonly version: string | undefined;
  /** True for a pre-release: it was named, or the train has nothing else. */
  readonly isPrerelease: boolean;
}

/**
 * An exact version stands for itself, if it exists; a train for its newest release, and for a pre-release only when
 * there is nothing else.
 */
export function resolveTag(tag: string, versions: readonly string[]): ResolvedTag {
  if (versions.includes(tag)) return {version: tag, isPrerelease: isPrerelease(tag)};
  const parsed = parseTag(tag);
  if (parsed.kind === 'exact') {
    const version = versions.find(one => one === parsed.version);
    return {version, isPrerelease: version !== undefined && isPrerelease(version)};
  }
  const ofTrain = newestFirst(versions.filter(version => isOfTrain(version, parsed.train)));
  const release = ofTrain.find(version => !isPrerelease(version));
  return {version: release ?? ofTrain[0], isPrerelease: release === undefined && ofTrain.length > 0};
}

/**
 * The trains to offer for some versions: one for each minor (`1.33.x`) and major (`1.x`) version with a release, most
 * specific first, with the group's prefix if the pack has one.
 */
export function trainsOf(versions: readonly string[], group = ''): readonly string[] {
  const trains = new Map<string, number>();
  for (const version of newestFirst(versions)) {
    const {numbers, stage} = parsePackVersion(version);
    const written = /^v?(\d+(?:\.\d+)*)/i.exec(version)?.[1]?.split('.') ?? [];
    if (stage < 0) continue;
    for (let depth = Math.min(2, numbers.length); depth > 0; depth -= 1) {
      if (depth === 2 || numbers.length > 1) trains.set(`${written.slice(0, depth).join('.')}.x`, depth);
    }
  }
  const prefix = group.trim() === '' ? '' : `${group.trim()}__`;
  return [...trains].sort(([, a], [, b]) => b - a).map(([train]) => prefix + train);
}

export function newestFirst(versions: readonly string[]): readonly string[] {
  return [...versions].sort((a, b) => comparePackVersions(b, a));
}

function compareParsed(a: PackVersion, b: PackVersion): number {
  if ((a.numbers.length === 0) !== (b.numbers.length === 0)) return a.numbers.length === 0 ? -1 : 1;
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at += 1) {
    const by = compareDigits(a.numbers[at] ?? '0', b.numbers[at] ?? '0');
    if (by !== 0) return by;
  }
  return a.stage - b.stage || compareSuffixes(a.suffix, b.suffix);
}

/**
 * Compares suffixes part by part: numbers by size and before words, as in semver; the longer of two with the same
 * beginning is later.
 */
function compareSuffixes(a: string, b: string): number {
  const partsOfA = a.match(/\d+|[a-z]+/gi) ?? [];
  const partsOfB = b.match(/\d+|[a-z]+/gi) ?? [];
  for (let at = 0; at < Math.max(partsOfA.length, partsOfB.length); at += 1) {
    const by = compareParts(partsOfA[at], partsOfB[at]);
    if (by !== 0) return by;
  }
  return 0;
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [isNumberA, isNumberB] = [/^\d/.test(a), /^\d/.test(b)];
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return isNumberA ? compareDigits(a, b) : compareText(a.toLowerCase(), b.toLowerCase());
}

/** Compares numbers of any length: `02` is `2`, and more digits are larger. */
function compareDigits(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || compareText(x, y);
}

function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
