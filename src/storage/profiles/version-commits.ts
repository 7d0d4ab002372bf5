import {dirname, join} from 'node:path';
import type {Commit} from '../../domain/profile/commit.ts';
import type {Workspace} from '../workspace.ts';
import {lastCommits} from './git-log.ts';
import {placeOf, refAt} from './profile-place.ts';

/**
 * The last commit that touched each version of a profile, when the workspace is in a git work tree; otherwise empty, as
 * without git. Never throws.
 */
export async function versionCommits(
  {profiles}: Workspace,
  name: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Commit>> {
  const folder = dirname(placeOf({name, version: '1.0.0'}));
  const commits = await lastCommits(join(profiles, folder), signal);
  const found = new Map<string, Commit>();
  for (const [file, commit] of commits) {
    const ref = refAt(`${folder}/${file}`);
    if (ref !== undefined) found.set(ref.version, commit);
  }
  return found;
}
