import type {LayerKind} from '../../../src/domain/layer/layer.ts';
import type {Pack, PackSummary} from '../../../src/domain/pack/pack.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';

/**
 * Choosing a pack, its version and its presets for a layer, on a screen of its own or in a step of the New profile
 * screen.
 */
export interface PackPicker {
  readonly kind: LayerKind;
  readonly cloud: string;
  readonly stage: PickerStage;
  readonly filters: Readonly<Record<PickerStage, FilterState>>;
  readonly lists: Readonly<Record<PickerStage, ListState>>;
  /** The name of the chosen pack. */
  readonly name: string | undefined;
  readonly choice: PickedTag | undefined;
  /** The pack last read: the chosen version, or the one on which the cursor rested; loading before that. */
  readonly pack: Loadable<Pack>;
  /** The values with the chosen presets and the user's own changes; undefined until the chosen version is read. */
  readonly values: string | undefined;
  /** What is shown beside the list. */
  readonly detail: 'readme' | 'values';
}

export const PICKER_STAGES = ['pack', 'version', 'presets'] as const;

export type PickerStage = (typeof PICKER_STAGES)[number];

/** A version or a train, and the pack it stands for now. */
export interface PickedTag {
  readonly tag: string;
  readonly pack: PackSummary;
}

export interface PackPickerScreen {
  readonly type: 'pack-picker';
  readonly picker: PackPicker;
}
