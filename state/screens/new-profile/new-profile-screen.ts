import type {CoreKind, Layer, LayerKind} from '../../../src/domain/layer/layer.ts';
import type {Problem} from '../../../src/domain/problem.ts';
import type {History} from '../../../src/domain/profile/history.ts';
import type {Profile, ProfileType} from '../../../src/domain/profile/profile.ts';
import type {Field} from '../../dialogs/field.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {PackPicker} from '../picker/picker-screen.ts';

/** A new profile: what was chosen and typed so far, step by step. */
export interface NewProfileScreen {
  readonly type: 'new-profile';
  readonly step: NewProfileStep;
  readonly lists: Readonly<Record<ListedStep, ListState>>;
  readonly profileType: ProfileType | undefined;
  readonly cloud: string | undefined;
  /** The filter of the list of clouds. */
  readonly cloudFilter: FilterState;
  readonly info: readonly Field[];
  /** The field of the info that is typed into. */
  readonly focus: number;
  /** The layers chosen so far, in a profile without a name, with undo and redo as for an open version. */
  readonly history: History;
  /** Layers that do not fit the current type and cloud; they come back when they do. */
  readonly aside: readonly Layer[];
  /** Core layers that are deliberately left out. */
  readonly skipped: readonly CoreKind[];
  /** The problems that the last check found on the Review step, and the profile in which it found them. */
  readonly checked?: undefined | {readonly profile: Profile; readonly problems: readonly Problem[]};
  /** The state of each layer's choice, so that going back finds it as it was. */
  readonly pickers: Readonly<Partial<Record<LayerKind, PackPicker>>>;
}

export type NewProfileStep = 'type' | 'cloud' | 'info' | CoreKind | 'addons' | 'review';

/** The steps with lists of their own; layers are chosen in a pack picker. */
export type ListedStep = Exclude<NewProfileStep, CoreKind | 'info'>;
