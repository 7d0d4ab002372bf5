import type {ProfileRef, Variable} from '../../src/domain/profile/profile.ts';
import type {SecretPlace} from '../../src/domain/secret/secrets.ts';
import type {CompareSource} from '../screens/compare/compare-shape.ts';
import type {Field} from './field.ts';

/** A question over the screen. `Then` is what follows an answer: a parameter, because actions can in turn open dialogs. */
export type DialogOf<Then> = ConfirmOf<Then> | MenuOf<Then> | FormDialog;

/** Asked only when something would leave the draft. The button is the verb, and Cancel has the focus. */
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
  /** What the choice is about: an excerpt, what would be lost. */
  readonly lines?: readonly string[];
  readonly options: readonly OptionOf<Then>[];
  /** The option under the cursor; the first when absent. */
  readonly cursor?: number;
  /** What comes of leaving it without a choice, where that is more than nothing. */
  readonly left?: Then;
}

export interface OptionOf<Then> {
  readonly label: string;
  /** Chooses it at once. */
  readonly key?: string;
  readonly action: Then;
}

/** Fields to fill in. `forms.ts` knows, by the id, which ones, and what they become. */
export interface FormDialog {
  readonly kind: 'form';
  readonly form: FormId;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly focus: number;
  /** What the form is about. */
  readonly about: FormAbout;
}

/** What was typed into a form, as plain data for a file: should strata be cut off, the form has it again when it is next opened. */
export interface TypedForm {
  readonly form: FormId;
  /** Says which form and what it is about, without any text of it. */
  readonly key: string;
  /** `Edit info of web 1.0.0`. */
  readonly title: string;
  /** By the field's name. */
  readonly texts: Readonly<Record<string, string>>;
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
  | 'carry'
  | 'push'
  | 'pull'
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
  /** What something else will be compared with. */
  readonly compared?: CompareSource;
  readonly secret?: SecretPlace;
  /** The chart about to be added. */
  readonly chart?: string;
  /** The variable as it was, with its place from 0. */
  readonly variable?: {readonly at: number; readonly before: Variable};
}
