import type {CoreKind, Layer, LayerKind} from '../../../src/domain/layer/layer.ts';
import type {ProfileType} from '../../../src/domain/profile/profile.ts';
import type {PickerStage} from '../picker/picker-screen.ts';
import type {NewProfileStep} from './new-profile-screen.ts';

/**
 * A new profile as plain data for a file: what was chosen and typed, without cursors, filters and packs, which are
 * found again in the registries.
 */
export interface NewProfileSnapshot {
  readonly step: NewProfileStep;
  readonly type: ProfileType | null;
  readonly cloud: string | null;
  /** The info, by field name. */
  readonly info: Readonly<Record<string, string>>;
  readonly layers: readonly Layer[];
  readonly aside: readonly Layer[];
  readonly skipped: readonly CoreKind[];
  readonly choices: readonly ChoiceSnapshot[];
}

/** The state of a layer's choice. */
export interface ChoiceSnapshot {
  readonly kind: LayerKind;
  readonly stage: PickerStage;
  readonly registry: string;
  readonly name: string;
  readonly version: string;
  readonly tag: string;
  readonly values: string | null;
}
