/**
 * What a text in the editor belongs to. Layers are known by id, because the profile may have changed by the time the
 * text comes back.
 */
export type EditPurpose =
  | {readonly of: 'values'; readonly layer: string}
  | {readonly of: 'manifest'; readonly layer: string; readonly name: string}
  /** The default of a variable, by its place from 0 and its name. */
  | {readonly of: 'default'; readonly at: number; readonly name: string}
  /** The answer to a conflict of an upgrade, by its key path. */
  | {readonly of: 'upgrade-value'; readonly layer: string; readonly path: string}
  /** The layer that the pack picker is about to add. */
  | {readonly of: 'picked-values'};

/** How an editing session ended. */
export type EditedText =
  | {readonly status: 'unchanged'; readonly hint?: string}
  | {readonly status: 'changed'; readonly text: string; readonly file: string}
  /** The editor exited with a status other than 0, and the text changed. */
  | {readonly status: 'failed'; readonly message: string; readonly text: string; readonly file: string}
  /** No editor, an unreadable file, not UTF-8: nothing can be taken over. */
  | {readonly status: 'trouble'; readonly message: string; readonly hint?: string};
