import type {ConfirmDialog, MenuDialog} from '../dialogs/dialog.ts';
import type {Answer} from './meaning.ts';

/** What a typed line answers to a question with fixed answers. */
export function answerDialog(dialog: ConfirmDialog | MenuDialog, typed: string): Answer {
  if (CANCEL.has(typed.toLowerCase())) return {actions: [{type: 'dialog.close'}]};
  return dialog.kind === 'confirm' ? answerConfirm(dialog, typed) : answerMenu(dialog, typed);
}

const CANCEL: ReadonlySet<string> = new Set(['back', 'cancel', 'esc', 'no', 'n']);

function answerConfirm({isVerbFocused, verb}: ConfirmDialog, typed: string): Answer {
  // The whole word is needed, so that nothing is lost by a slip.
  if (typed.toLowerCase() !== 'yes') return {say: [`Type yes to go on (${verb}), or no.`]};
  return {actions: isVerbFocused ? [{type: 'dialog.answer'}] : [{type: 'dialog.focus'}, {type: 'dialog.answer'}]};
}

function answerMenu({options}: MenuDialog, typed: string): Answer {
  const byKey = options.findIndex(one => one.key === typed);
  const at = byKey >= 0 ? byKey : /^\d+$/.test(typed) ? Number(typed) - 1 : -1;
  if (options[at] === undefined) return {say: [`Type a number from 1 to ${options.length}, or back.`]};
  return {actions: [{type: 'menu.choose', at}]};
}
