/** Finds the base of a merge; used by the commands and by the app's ports. */
import {StrataError} from '../../domain/error.ts';
import type {MergeBase} from '../../domain/import/merge-base.ts';
import {compareProfileVersions} from '../../domain/profile/profile-version.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import type {ImportedStore} from '../../storage/profiles/imported-store.ts';
import type {Profiles} from '../../storage/profiles/profiles.ts';

/**
 * The versions from which a version here and a document of the same name and version may both descend, likeliest first:
 * the version as it was last imported, then the version before it. Neither is certain, so people are told which one is
 * used.
 */
export async function findBases(
  ref: ProfileRef,
  {profiles, imported}: {readonly profiles: Profiles; readonly imported: ImportedStore},
): Promise<readonly MergeBase[]> {
  const {name, version} = ref;
  const {profiles: rows} = await profiles.list();
  const before = rows
    .find(row => row.name === name)
    ?.versions.map(one => one.version)
    .filter(one => compareProfileVersions(one, version) < 0)
    .toSorted(compareProfileVersions)
    .at(-1);
  const asImported = await imported.read(ref);
  const older = before === undefined ? undefined : await readOrNone({name, version: before}, profiles);
  return [
    ...(asImported === undefined ? [] : [{label: `${name} ${version} as it was imported`, profile: asImported}]),
    ...(older === undefined ? [] : [{label: `${name} ${before}`, profile: older}]),
  ];
}

async function readOrNone(ref: ProfileRef, profiles: Profiles) {
  return profiles.read(ref).then(
    ({profile}) => profile,
    (error: unknown) => {
      if (error instanceof StrataError) return undefined;
      throw error;
    },
  );
}
