import type {Problem} from '../../src/domain/problem.ts';
import type {Profile, ProfileRef} from '../../src/domain/profile/profile.ts';
import type {Findings} from '../problems/findings-shape.ts';

/** The open version is changed and saved. */
export type SessionAction =
  | {readonly type: 'session.undo'}
  | {readonly type: 'session.redo'}
  | {readonly type: 'session.save'}
  | {readonly type: 'session.saved'; readonly ref: ProfileRef; readonly profile: Profile; readonly hash: string}
  /** The file is no longer as it was read: what is on disk now, or undefined when it is gone. */
  | {
      readonly type: 'session.conflicted';
      readonly ref: ProfileRef;
      /** What is on disk now; undefined when there is no such file any more, or it cannot be read. */
      readonly theirs: Theirs | undefined;
      /** Why what is on disk cannot be read. */
      readonly trouble?: string;
    }
  | {readonly type: 'session.overwrite'; readonly hash: string | undefined}
  | {readonly type: 'session.save-as'}
  | {readonly type: 'session.take'; readonly theirs: Theirs}
  | {
      readonly type: 'session.inform';
      readonly name: string;
      readonly version: string;
      readonly description: string;
      readonly tags: readonly string[];
    }
  /** A background check has finished. */
  | {readonly type: 'profile.checked'; readonly profile: Profile; readonly problems: readonly Problem[]}
  | {readonly type: 'versions.checked'; readonly found: ReadonlyMap<string, Findings>};

/** A version as someone else wrote it, with the hash of its file. */
interface Theirs {
  readonly profile: Profile;
  readonly hash: string;
}
