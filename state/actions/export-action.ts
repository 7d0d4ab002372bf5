import type {Layer} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import type {Profile, ProfileRef} from '../../src/domain/profile/profile.ts';
import type {KeyPath} from '../../src/domain/values/key-path.ts';

/** A version, or a part of it, is written to a file or copied to the clipboard. */
export type ExportAction =
  | ExportRequest
  | {readonly type: 'text.copy'; readonly text: string; readonly what: string}
  | {readonly type: 'values.copy'; readonly layer: Layer; readonly path: KeyPath; readonly isRevealed: boolean}
  | {readonly type: 'document.copy'; readonly profile: Profile; readonly isRevealed: boolean}
  /** What an export will leave out or overwrite, shown before it is written. */
  | {readonly type: 'export.previewed'; readonly request: ExportRequest; readonly preview: ExportPreview}
  /** The version has errors, and was not exported. */
  | {readonly type: 'export.refused'; readonly request: ExportRequest; readonly errors: readonly Problem[]};

export interface ExportRequest {
  readonly type: 'profile.export';
  readonly ref: ProfileRef;
  readonly format: string;
  readonly file: string;
  /** Exports even with errors. */
  readonly isForced: boolean;
  /** What becomes of secrets and of an existing file: `ask` first shows whatever there is to show. */
  readonly secrets: 'ask' | 'masked' | 'revealed';
}

export interface ExportPreview {
  /** What will be masked, in words. */
  readonly masked: readonly string[];
  /** What else is worth knowing: what the format cannot express, what it asks for. */
  readonly notes: readonly string[];
  /** A file is there already. */
  readonly replaces: boolean;
}
