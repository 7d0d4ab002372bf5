import type {Action} from '../action.ts';
import type {ConfirmOf, DialogOf, MenuOf, OptionOf} from './dialog-shape.ts';

/** A question over the screen. It takes every key until it is answered, or left with esc. */
export type Dialog = DialogOf<Action>;
export type ConfirmDialog = ConfirmOf<Action>;
export type MenuDialog = MenuOf<Action>;
export type MenuOption = OptionOf<Action>;

/** Asked only when something would leave the draft. The button is the verb, and Cancel has the focus. */
export function confirm(title: string, lines: readonly string[], verb: string, action: Action): ConfirmDialog {
  return {kind: 'confirm', title, lines, verb, isVerbFocused: false, action};
}
