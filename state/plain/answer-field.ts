import type {Action} from '../action.ts';
import type {Field} from '../dialogs/field.ts';
import {type State, topScreen} from '../model.ts';
import type {Answer} from './meaning.ts';

/** The field to ask for now. */
export interface AskedField {
  readonly field: Field;
  readonly isLast: boolean;
  /** Whether it belongs to a form in a dialog, rather than to a step of a new profile. */
  readonly isOfDialog: boolean;
}

/** The field to ask for: in the open form, or in the current step of a new profile. */
export function askedField(state: State): AskedField | undefined {
  const {dialog} = state;
  if (dialog?.kind === 'form') return asked(dialog.fields, dialog.focus, true);
  const screen = topScreen(state);
  if (dialog !== undefined || screen.type !== 'new-profile' || screen.step !== 'info') return undefined;
  return asked(screen.info, screen.focus, false);
}

function asked(fields: readonly Field[], focus: number, isOfDialog: boolean): AskedField | undefined {
  const field = fields[focus];
  return field === undefined ? undefined : {field, isLast: focus === fields.length - 1, isOfDialog};
}

/**
 * What a typed line puts into a field: nothing keeps the current text, `-` empties it, and a number picks one of its
 * choices.
 */
export function answerField({field, isLast, isOfDialog}: AskedField, line: string): Answer {
  const typed = line.trim();
  if (CANCEL.has(typed.toLowerCase())) return {actions: [{type: 'key.pressed', key: 'esc', at: 0}]};
  // Some forms submit with enter on any field: here every field is asked for in turn.
  const goOn: Action = isOfDialog && !isLast ? {type: 'field.step', by: 1} : {type: 'key.pressed', key: 'enter', at: 0};
  if (typed === '' || field.fixed !== undefined) return {actions: [goOn]};
  if (field.choices !== undefined) return answerChoice(field.choices, field.line.text, typed, goOn);
  const text: readonly Action[] = typed === '-' ? [] : [{type: 'text.type', text: line}];
  return {actions: [...EMPTIED, ...text, goOn]};
}

const CANCEL: ReadonlySet<string> = new Set(['back', 'cancel']);

const EMPTIED: readonly Action[] = [
  {type: 'text.edit', key: 'end'},
  {type: 'text.edit', key: 'ctrl+u'},
];

function answerChoice(choices: readonly string[], chosen: string, typed: string, goOn: Action): Answer {
  const at = /^\d+$/.test(typed)
    ? Number(typed) - 1
    : choices.findIndex(one => one.toLowerCase() === typed.toLowerCase());
  if (choices[at] === undefined) return {say: [`Type a number from 1 to ${choices.length}, or one of the answers.`]};
  // Goes from choice to choice with the arrow keys: there is no other way.
  const from = choices.indexOf(chosen);
  const steps = from < 0 ? at + 1 : (at - from + choices.length) % choices.length;
  const step: Action = {type: 'text.edit', key: 'right'};
  return {actions: [...Array.from({length: steps}, () => step), goOn]};
}
