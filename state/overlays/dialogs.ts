import type {Action} from '../action.ts';
import type {FormDialog} from '../dialogs/dialog-shape.ts';
import type {Dialog} from '../dialogs/dialog.ts';
import {editField, typeInto, withErrors} from '../dialogs/field.ts';
import {checkForm, settleForm, submitForm, submitsAnywhere} from '../dialogs/forms.ts';
import {moveCursor} from '../list.ts';
import type {State} from '../model.ts';
import type {Step} from '../step.ts';

/**
 * What the open dialog makes of an action; undefined for actions that are not its own. `then` continues with the
 * dialog's purpose.
 */
export function updateDialog(
  state: State,
  dialog: Dialog,
  action: Action,
  then: (state: State, action: Action) => Step,
): Step | undefined {
  const closed: State = {...state, dialog: undefined};
  switch (action.type) {
    case 'dialog.close':
      return dialog.kind === 'menu' && dialog.left !== undefined ? then(closed, dialog.left) : [closed];
    case 'dialog.focus':
      return [
        dialog.kind === 'confirm' ? {...state, dialog: {...dialog, isVerbFocused: !dialog.isVerbFocused}} : state,
      ];
    case 'dialog.answer':
      return dialog.kind === 'confirm' && dialog.isVerbFocused ? then(closed, dialog.action) : [closed];
    case 'list.move': {
      if (dialog.kind !== 'menu') return undefined;
      const {length} = dialog.options;
      const {cursor} = moveCursor({cursor: dialog.cursor ?? 0, top: 0}, action.by, length, length);
      return [{...state, dialog: {...dialog, cursor}}];
    }
    case 'menu.choose': {
      const option = dialog.kind === 'menu' ? dialog.options[action.at ?? dialog.cursor ?? 0] : undefined;
      return option === undefined ? [state] : then(closed, option.action);
    }
    default:
      return dialog.kind === 'form' ? updateForm(state, dialog, action, then) : undefined;
  }
}

function updateForm(
  state: State,
  form: FormDialog,
  action: Action,
  then: (state: State, action: Action) => Step,
): Step | undefined {
  switch (action.type) {
    case 'text.pasted':
      // A document was pasted where its path was expected.
      if (form.form === 'import' && isDocument(action.text))
        return then({...state, dialog: undefined}, {type: 'document.read', from: {pasted: action.text}});
      return [checked(state, {...form, fields: typeInto(form.fields, form.focus, action.text)})];
    case 'text.type':
      return [checked(state, {...form, fields: typeInto(form.fields, form.focus, action.text)})];
    case 'text.edit': {
      const fields = editField(form.fields, form.focus, action.key);
      return [fields === undefined ? state : checked(state, {...form, fields})];
    }
    case 'field.step': {
      const focus = (form.focus + action.by + form.fields.length) % form.fields.length;
      return [{...state, dialog: {...form, focus}}];
    }
    case 'form.submit':
      return submit(state, form, then);
    default:
      return undefined;
  }
}

/** Several lines, or the beginning of JSON: no path looks like that. */
function isDocument(text: string): boolean {
  return /^\s*\{/.test(text) || text.trim().includes('\n');
}

/**
 * Enter goes to the next field, and submits on the last one, or on any. A form with errors stays open, on the first of
 * them.
 */
function submit(state: State, form: FormDialog, then: (state: State, action: Action) => Step): Step {
  if (!submitsAnywhere(form) && form.focus < form.fields.length - 1)
    return [{...state, dialog: {...form, focus: form.focus + 1}}];
  const errors = checkForm(state, form);
  const wrong = form.fields.findIndex(one => errors[one.name] !== undefined);
  if (wrong >= 0) return [{...state, dialog: {...form, fields: withErrors(form.fields, errors), focus: wrong}}];
  return then({...state, dialog: undefined, submitted: form}, submitForm(form));
}

/** Errors are shown while typing, for fields with something in them. */
function checked(state: State, changed: FormDialog): State {
  const form = settleForm(changed);
  const errors = checkForm(state, form);
  const typed = Object.fromEntries(
    form.fields.filter(one => one.line.text !== '').map(one => [one.name, errors[one.name]]),
  );
  return {...state, dialog: {...form, fields: withErrors(form.fields, typed)}};
}
