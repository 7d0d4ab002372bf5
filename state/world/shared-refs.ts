import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import {type State, topScreen} from '../model.ts';
import {latestOf, markedProfiles, profileAtCursor} from '../screens/profiles.ts';
import {versionAtCursor} from '../screens/stack/stack.ts';
import {isDirty} from '../session/session.ts';

/** The version that is pushed: the latest of the profile under the cursor, the version under it, or the open one. */
export function sharedRef(state: State): ProfileRef | undefined {
  if (topScreen(state).type === 'profiles') {
    const row = profileAtCursor(state);
    return row === undefined ? undefined : latestOf(row);
  }
  const open = state.session?.ref;
  const version = versionAtCursor(state)?.version;
  return open === undefined || version === undefined ? open : {name: open.name, version};
}

/** The versions that are carried: of the marked profiles, else of the one under the cursor; elsewhere the one that is pushed. */
export function carriedRefs(state: State, versions: 'latest' | 'all'): readonly ProfileRef[] {
  const shared = sharedRef(state);
  if (shared === undefined) return [];
  if (topScreen(state).type !== 'profiles') return [shared];
  const marked = markedProfiles(state);
  const at = profileAtCursor(state);
  const rows = marked.length > 0 || at === undefined ? marked : [at];
  return rows.flatMap(({name, versions: all}) =>
    (versions === 'latest' ? all.slice(0, 1) : all).map(({version}) => ({name, version})),
  );
}

/** Has a version changes that are not in its file? */
export function hasUnsaved({drafts, session}: State, ref: ProfileRef): boolean {
  const isSame = (other: ProfileRef) => other.name === ref.name && other.version === ref.version;
  if (session !== undefined && isSame(session.ref)) return isDirty(session);
  return drafts.some(draft => isSame(draft.ref));
}
