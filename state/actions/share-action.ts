import type {Problem} from '../../src/domain/problem.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';

/** Where a version is pushed to, or pulled from: `oci://host/repository[:tag]`, or the folder of an image layout. */
export interface SharePlace {
  readonly address: string;
  /** Only when the user says so; else as the registry of that host is asked. */
  readonly plainHttp?: boolean;
  readonly caFile?: string;
}

/** Versions and what they need, into one bundle. */
export interface CarryRequest {
  readonly type: 'profiles.carry';
  readonly refs: readonly ProfileRef[];
  readonly file: string;
  /** Whether what it will hold and lack is shown before it is written: `never`, once that was seen. */
  readonly preview: 'always' | 'when-needed' | 'never';
}

/** What is worth knowing before a bundle is written. */
export interface CarryPreview {
  /** `web@1.0.0: cni: no registry here has version 3.1`. */
  readonly missing: readonly string[];
  /** Secrets that go along: `web@1.0.0: variable token`. */
  readonly secrets: readonly string[];
  /** A file is there already. */
  readonly replaces: boolean;
}

/** A bundle that was written. */
export interface CarryReport {
  readonly file: string;
  readonly packs: number;
  readonly missing: readonly string[];
}

/** What is worth knowing before a version is pushed. */
export interface PushPreview {
  /** What will be masked, in words. */
  readonly masked: readonly string[];
  readonly notes: readonly string[];
}

/** A stored version into a registry. */
export interface PushRequest extends SharePlace {
  readonly type: 'profile.push';
  readonly ref: ProfileRef;
  /** Even with errors. */
  readonly isForced: boolean;
  /** What becomes of secrets: `ask` shows them first, where there are some. */
  readonly secrets: 'ask' | 'masked' | 'revealed';
}

export type ShareAction =
  /** The marked profiles, the one under the cursor, or the open version. */
  | {readonly type: 'carry.start'; readonly versions: 'latest' | 'all'; readonly file: string}
  | CarryRequest
  | {readonly type: 'carry.previewed'; readonly request: CarryRequest; readonly preview: CarryPreview}
  | {readonly type: 'carry.done'; readonly count: number; readonly report: CarryReport}
  | PushRequest
  | {readonly type: 'push.previewed'; readonly request: PushRequest; readonly preview: PushPreview}
  /** The version has errors, and was not to be pushed with them. */
  | {readonly type: 'push.refused'; readonly request: PushRequest; readonly errors: readonly Problem[]}
  | {readonly type: 'document.pull'; readonly from: SharePlace}
  | {readonly type: 'push.done'; readonly text: string}
  /** How far a job is, for the status line. */
  | {readonly type: 'job.progressed'; readonly text: string};
