import type {DraftStore} from '../src/storage/drafts/draft-store.ts';
import type {Profiles} from '../src/storage/profiles/profiles.ts';
import {listRestorable, restoreEntry} from '../src/storage/profiles/restorable.ts';
import {versionCommits} from '../src/storage/profiles/version-commits.ts';
import type {Workspace} from '../src/storage/workspace.ts';
import type {Ports} from '../state/ports.ts';

/** Versions, and the trash, as the app asks for them. A version that is removed takes its draft with it. */
export function profilesPort(profiles: Profiles, drafts: DraftStore, workspace: Workspace): Ports['profiles'] {
  return {
    known: async () => profiles.lastKnown(),
    list: async () => profiles.list(),
    read: async ref => profiles.read(ref),
    save: async (profile, expected, options) => profiles.save(profile, expected, options),
    rename: async (from, profile, expected) => profiles.rename(from, profile, expected),
    async remove(refs) {
      await profiles.remove(refs);
      for (const ref of refs) drafts.discard(ref);
    },
    commits: async (name, signal) => versionCommits(workspace, name, signal),
    trash: async () => listRestorable(profiles, drafts),
    restore: async id => restoreEntry(profiles, drafts, id),
  };
}
