import semver from 'semver';

/** Why a profile version cannot be kept: Palette takes strict semver only (domain: 10); undefined when it can. */
export function whyNotVersion(version: string): string | undefined {
  if (semver.valid(version, {loose: false}) === version) return undefined;
  return version === ''
    ? 'a version is needed, such as 1.0.0'
    : `"${version}" is not a version: write it as 1.2.3 or 1.2.3-rc.1`;
}

/** The next patch, minor and major version; none for a malformed one. */
export function nextVersions(version: string): readonly string[] {
  return (['patch', 'minor', 'major'] as const).map(part => semver.inc(version, part)).filter(next => next !== null);
}
