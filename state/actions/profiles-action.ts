import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {Commit} from '../../src/domain/profile/commit.ts';
import type {History} from '../../src/domain/profile/history.ts';
import type {ProfileList, TrashEntry} from '../../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../../src/domain/profile/profile.ts';
import type {DraftsAfter, FoundDrafts} from '../found-drafts.ts';
import type {Place} from '../place.ts';
import type {LogTail} from '../screen.ts';
import type {StackTab} from '../screens/stack/stack-screen.ts';
import type {RecoveredText} from '../session/recovered-text.ts';

/** The profiles of the workspace, and what is kept beside them: trash, drafts, the log. */
export type ProfilesAction =
  | {readonly type: 'profiles.reload'}
  | {readonly type: 'profiles.recalled'; readonly list: ProfileList}
  | {readonly type: 'profiles.loaded'; readonly list: ProfileList}
  | {readonly type: 'profile.open'; readonly ref: ProfileRef; readonly tab?: StackTab}
  | {
      readonly type: 'profile.opened';
      readonly ref: ProfileRef;
      readonly saved: Profile | undefined;
      readonly hash: string | undefined;
      readonly history: History;
      readonly draftedAt: string | undefined;
      readonly place: Place;
      /** A text of this version that an editor had open when the last run ended. */
      readonly edited?: RecoveredText;
      /** How many screens stay below it. */
      readonly depth?: number;
    }
  | {readonly type: 'profiles.delete-asked'}
  | {readonly type: 'versions.delete-asked'}
  | {readonly type: 'profile.delete'; readonly refs: readonly ProfileRef[]}
  | {readonly type: 'profile.deleted'; readonly refs: readonly ProfileRef[]}
  | {
      readonly type: 'profile.created';
      readonly ref: ProfileRef;
      readonly hash: string;
      readonly profile: Profile;
      readonly said: string;
      /** The registries, when an import taught us something about them. */
      readonly catalog?: Catalog;
    }
  | {readonly type: 'profile.copy'; readonly from: ProfileRef; readonly to: ProfileRef}
  | {readonly type: 'commits.read'; readonly name: string; readonly commits: ReadonlyMap<string, Commit>}
  | {readonly type: 'log.open'}
  | {readonly type: 'log.loaded'; readonly log: LogTail}
  | {readonly type: 'trash.open'}
  | {readonly type: 'trash.loaded'; readonly entries: readonly TrashEntry[]}
  | {readonly type: 'trash.restore'; readonly id: string}
  | {readonly type: 'trash.restored'; readonly ref: ProfileRef; readonly what: TrashEntry['what']}
  | ({readonly type: 'drafts.loaded'; readonly after: DraftsAfter} & FoundDrafts)
  /** Opens the version whose text an editor had open, and asks about that text. */
  | {readonly type: 'text.recover'; readonly text: RecoveredText}
  | {readonly type: 'draft.discard'; readonly ref: ProfileRef}
  | {readonly type: 'draft.discarded'; readonly ref: ProfileRef};
