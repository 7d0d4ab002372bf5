import type {ProfileRef, Variable} from '../../src/domain/profile/profile.ts';
import type {CompareSource} from '../screens/compare/compare-shape.ts';
import type {SecretPlace} from '../../src/domain/secret/secrets.ts';
import type {Field} from './field.ts';

/** A question over the screen; `Then` is what comes of an answer: the actions, which can open a dialog themselves. */
export type DialogOf<Then> = ConfirmOf<Then> | MenuOf<Then> | FormDialog;

/** Asked only where something leaves the draft: the button is the verb, Cancel has the focus. */
export interface ConfirmOf<Then> {
  readonly kind: 'confirm';
  readonly title: string;
  /** What is lost. */
  readonly lines: readonly string[];
  /** What the button says: `Delete 3 versions`. */
  readonly verb: string;
  readonly isVerbFocused: boolean;
  readonly action: Then;
}

/** A few fixed choices. */
export interface MenuOf<Then> {
  readonly kind: 'menu';
  readonly title: string;
  /** What the choice is about: an excerpt, what is lost. */
  readonly lines?: readonly string[];
  readonly options: readonly OptionOf<Then>[];
  /** The option under the cursor; the first when absent. */
  readonly cursor?: number;
}

export interface OptionOf<Then> {
  readonly label: string;
  /** Chooses it at once. */
  readonly key?: string;
  readonly action: Then;
}

/** Some lines to fill in; which ones, and what comes of them, is in `forms.ts` under its id. */
export interface FormDialog {
  readonly kind: 'form';
  readonly form: FormId;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly focus: number;
  /** What the form is about. */
  readonly about: FormAbout;
}

export type FormId =
  | 'new-version'
  | 'clone'
  | 'info'
  | 'registry'
  | 'namespace'
  | 'named-layer'
  | 'login'
  | 'manifest-layer'
  | 'cloud'
  | 'second-copy'
  | 'copy-layer'
  | 'manifest'
  | 'priority'
  | 'import'
  | 'import-as'
  | 'import-registry'
  | 'import-fill'
  | 'merge-as'
  | 'export-many'
  | 'batch-registry'
  | 'export'
  | 'new-variable'
  | 'example'
  | 'variable'
  | 'compare-with'
  | 'compare-export';

export interface FormAbout {
  readonly ref?: ProfileRef;
  readonly layer?: string;
  readonly manifest?: number;
  readonly format?: string;
  /** What something else is to be compared with. */
  readonly compared?: CompareSource;
  readonly secret?: SecretPlace;
  /** The chart that is about to be added. */
  readonly chart?: string;
  /** The variable as it was, and its place, from 0. */
  readonly variable?: {readonly at: number; readonly before: Variable};
}
