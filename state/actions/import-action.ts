import type {FilledSecret} from '../../src/domain/import/fill-secret.ts';
import type {Origin} from '../../src/domain/import/merge-part.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import type {Merging} from '../screens/import/merge-screen.ts';
import type {ProfilesAction} from './profiles-action.ts';

/** A document is imported, as it is or merged with the version of the same name. */
export type ImportAction =
  /** Reads a document to import. */
  | {readonly type: 'document.read'; readonly from: DocumentSource}
  | {
      readonly type: 'import.read';
      readonly document: Profile;
      readonly stored: Profile | undefined;
      readonly source: string;
    }
  | {readonly type: 'import.as'; readonly name: string; readonly version: string}
  | {readonly type: 'import.registry'; readonly from: string; readonly to: string}
  /** Fills in a masked secret. */
  | {readonly type: 'import.fill'; readonly secret: FilledSecret}
  | {readonly type: 'import.accept'}
  | {readonly type: 'import.compare'}
  /** Asks for another name or version. */
  | {readonly type: 'import.rename'}
  | MergeAction;

type MergeAction =
  /** Reads both sides of a merge with the existing version. */
  | {readonly type: 'import.merge'}
  | {readonly type: 'merge.read'; readonly merging: Merging}
  /** Takes the other side at the place under the cursor. */
  | {readonly type: 'merge.toggle'}
  | {readonly type: 'merge.all'; readonly side: Origin}
  | {readonly type: 'merge.base'}
  | {readonly type: 'merge.step'; readonly by: 1 | -1}
  | {readonly type: 'merge.compare'}
  /**
   * Applies the merge as an unsaved change. `open` says whose value to take at places where nothing was chosen; when it
   * is undefined, the user is asked.
   */
  | {readonly type: 'merge.accept'; readonly open: Origin | undefined}
  | {readonly type: 'merge.as'; readonly version: string}
  | {
      readonly type: 'merge.opened';
      readonly opened: Extract<ProfilesAction, {type: 'profile.opened'}>;
      readonly merged: Profile;
      readonly document: Profile;
      readonly said: string;
    };

/** A pasted text may have come from elsewhere before: `source` says so in words. */
export type DocumentSource = {readonly file: string} | {readonly pasted: string; readonly source?: string};
