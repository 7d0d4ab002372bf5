import type {Pack} from '../../src/domain/pack/pack.ts';

/** A pack is chosen, then its version and presets. */
export type PickerAction =
  | {readonly type: 'picker.choose'}
  | {readonly type: 'picker.back'}
  /** The cursor has rested: the pack under it is read for the detail. */
  | {readonly type: 'picker.rest'}
  | {readonly type: 'picker.detail'}
  /**
   * Adds a pack that the profile already has, under a display name. `defaults` as in `layer.copy`, for the first copy.
   */
  | {readonly type: 'picker.copy'; readonly displayName: string; readonly defaults?: string}
  /** Enables the preset under the cursor, or disables it. */
  | {readonly type: 'picker.toggle'}
  | {readonly type: 'picker.pack-read'; readonly pack: Pack}
  | {readonly type: 'picker.pack-failed'; readonly message: string};
