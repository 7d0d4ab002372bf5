import semver from 'semver';

/**
 * Why this cannot be the version of a profile: Palette takes only strict semver (domain: 10); undefined when it can.
 * Build metadata (`1.0.0+7`) is semver, so it is allowed (GAP: no source mentions it).
 */
export function whyNotVersion(version: string): string | undefined {
  if (valid(version) !== undefined) return undefined;
  if (version === '') return 'a version is needed, such as 1.0.0';
  const [said, instead] = explain(version);
  return `"${version}" is not a version: ${said}; write it as ${instead ?? '1.2.3 or 1.2.3-rc.1'}`;
}

/** Why a profile with these versions cannot get a new one of this number; undefined when it can. */
export function whyNotNewVersion(version: string, taken: readonly string[]): string | undefined {
  const why = whyNotVersion(version);
  if (why !== undefined) return why;
  if (!taken.includes(version)) return undefined;
  const free = nextVersions(version).find(next => !taken.includes(next));
  return `${version} exists already${free === undefined ? '' : `; ${free} is free`}`;
}

/**
 * The next patch, minor and major versions to choose from. A malformed version (`v1.2`), which an older Palette let
 * pass, counts as the version that is recognisable in it; without one, there are none.
 */
export function nextVersions(version: string): readonly string[] {
  const from = semver.valid(version) ?? semver.coerce(version, {includePrerelease: true})?.version;
  if (from === undefined) return [];
  return (['patch', 'minor', 'major'] as const).map(part => semver.inc(from, part)).filter(next => next !== null);
}

/**
 * Orders the versions of a profile, lower first, by semver; malformed ones come below all others, in the order of their
 * text.
 */
export function compareProfileVersions(a: string, b: string): number {
  const [first, second] = [PLAIN.exec(a), PLAIN.exec(b)];
  if (first !== null && second !== null) return compareNumbers(first, second);
  const [x, y] = [semver.parse(a), semver.parse(b)];
  // Versions that semver considers equal differ in build metadata or a leading v. Their text decides, so that the order
  // is total.
  if (x !== null && y !== null) return semver.compareBuild(x, y) || compareText(a, b);
  return Number(x !== null) - Number(y !== null) || compareText(a, b);
}

/** Nearly every version. Comparing those needs no semver, which takes 5 ms to load, before the first frame. */
const PLAIN = /^(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,14})$/;

function compareNumbers(a: readonly string[], b: readonly string[]): number {
  const at = [1, 2, 3].find(part => a[part] !== b[part]);
  return at === undefined ? 0 : Number(a[at]) - Number(b[at]);
}

/** What is wrong with a malformed version and, where that is clear, how to write it. */
function explain(version: string): readonly [string, string | undefined] {
  if (/\s/.test(version)) return ['it holds blanks', valid(version.replaceAll(/\s/g, ''))];
  const meant = valid(version.replace(/^[vV=]+/, ''));
  if (meant !== undefined) return [`it begins with "${version[0] ?? ''}"`, meant];
  const [, numbers = '', rest = ''] = /^[vV]?(\d+(?:\.\d+)*)(.*)$/s.exec(version) ?? [];
  const parts = numbers.split('.');
  if (numbers === '') return ['it begins with no number', undefined];
  if (parts.some(part => /^0\d/.test(part))) {
    return ['a part has a leading zero', valid(parts.map(part => part.replace(/^0+(?=\d)/, '')).join('.') + rest)];
  }
  if (parts.length < 3) return ['a version has three parts', valid([...parts, '0', '0'].slice(0, 3).join('.') + rest)];
  if (parts.length > 3) return ['a version has three parts', undefined];
  if (rest.startsWith('.')) return ['a hyphen parts a pre-release from it', valid(`${numbers}-${rest.slice(1)}`)];
  if (!rest.startsWith('-'))
    return [rest === '' ? 'a number in it is too large' : `"${rest}" stands after the numbers`, undefined];
  return [
    `"${rest}" is no pre-release: letters, digits and hyphens in parts with dots between, numbers without leading zeros`,
    undefined,
  ];
}

/** True only for semver to the letter; `semver.valid` allows blanks and a leading v. */
function valid(version: string): string | undefined {
  const parsed = semver.parse(version);
  if (parsed === null) return undefined;
  const build = parsed.build.length === 0 ? '' : `+${parsed.build.join('.')}`;
  return parsed.version + build === version ? version : undefined;
}

function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
