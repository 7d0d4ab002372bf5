import type {ProfileRef, Variable} from '../src/domain/profile.ts';
import type {Action} from './action.ts';
import type {Field} from './field.ts';

/** A question over the screen. It takes every key until it is answered or left with esc. */
export type Dialog = ConfirmDialog | MenuDialog | FormDialog;

/** Asked only where something leaves the draft: the button is the verb, Cancel has the focus. */
export interface ConfirmDialog {
  readonly kind: 'confirm';
  readonly title: string;
  /** What is lost. */
  readonly lines: readonly string[];
  /** What the button says: `Delete 3 versions`. */
  readonly verb: string;
  readonly isVerbFocused: boolean;
  readonly action: Action;
}

/** A few fixed choices. */
export interface MenuDialog {
  readonly kind: 'menu';
  readonly title: string;
  /** What the choice is about: an excerpt, what is lost. */
  readonly lines?: readonly string[];
  readonly options: readonly MenuOption[];
  /** The option under the cursor; the first when absent. */
  readonly cursor?: number;
}

export interface MenuOption {
  readonly label: string;
  /** Chooses it at once. */
  readonly key?: string;
  readonly action: Action;
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
  | 'manifest-layer'
  | 'cloud'
  | 'second-copy'
  | 'copy-layer'
  | 'manifest'
  | 'import'
  | 'import-as'
  | 'import-registry'
  | 'export'
  | 'new-variable'
  | 'example'
  | 'variable';

export interface FormAbout {
  readonly ref?: ProfileRef;
  readonly layer?: string;
  readonly manifest?: number;
  readonly format?: string;
  /** The variable as it was, and its place, from 0. */
  readonly variable?: {readonly at: number; readonly before: Variable};
}

export function confirm(title: string, lines: readonly string[], verb: string, action: Action): ConfirmDialog {
  return {kind: 'confirm', title, lines, verb, isVerbFocused: false, action};
}
