import type {BrokenFile, ProfileList, ProfileSummary, VersionSummary} from '../../domain/profile/profile-summary.ts';
import {compareProfileVersions} from '../../domain/profile/profile-version.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import type {IndexEntry} from './profile-index.ts';
import {placeOf, refAt} from './profile-place.ts';

/**
 * The list of profiles made of the files in `profiles/`: names in alphabetical order, each with its versions, highest
 * first.
 */
export function listOf(entries: Iterable<IndexEntry>): ProfileList {
  const versions = new Map<string, VersionSummary[]>();
  const broken: BrokenFile[] = [];
  for (const {file, modified, content} of entries) {
    if ('reason' in content) {
      broken.push({file, ref: refAt(file), reason: content.reason});
      continue;
    }
    const {ref, summary} = content;
    const version = {version: ref.version, ...summary, modified};
    const siblings = versions.get(ref.name);
    if (siblings === undefined) versions.set(ref.name, [version]);
    else siblings.push(version);
  }
  const profiles = [...versions].map(([name, found]): ProfileSummary => ({
    name,
    versions: found.sort((a, b) => compareProfileVersions(b.version, a.version)),
  }));
  return {profiles: profiles.sort(byName), broken};
}

/**
 * Why a file is not where its content belongs; undefined when it is. GAP, our decision: neither wins. A file is found
 * by its path and exported by its content, so when they disagree it is listed as broken until a person settles it.
 */
export function whyMisplaced(file: string, place: ProfileRef | undefined, content: ProfileRef): string | undefined {
  if (place?.name === content.name && place.version === content.version) return undefined;
  const says = `it says that it is ${content.name} ${content.version}`;
  return place === undefined
    ? `${says}: move ${file} to ${placeOf(content)}`
    : `${says}, its place says ${place.name} ${place.version}: change metadata.name and spec.version in it, or move it to ${placeOf(content)}`;
}

/** Without Intl, whose first use costs more than the whole list. */
function byName(a: ProfileSummary, b: ProfileSummary): number {
  return order(a.name.toLowerCase(), b.name.toLowerCase()) || order(a.name, b.name);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
