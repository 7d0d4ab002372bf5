import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import {variableAtCursor} from '../screens/stack/variable-rows.ts';
import {always, type Binding, firstOf} from './binding.ts';
import {whyNoValues, whyNoVariable, whyReadOnly} from './reasons.ts';

export const variablesKeys: readonly Binding[] = [
  {
    id: 'variable.edit',
    context: 'stack-variables',
    keys: ['enter', 'e', 'l', 'right'],
    label: 'Edit the variable',
    hint: 'edit',
    action: openAtCursor,
    disabled: firstOf(whyNoVariable, whyReadOnly),
  },
  {
    id: 'variable.edit-default',
    context: 'stack-variables',
    keys: ['E'],
    label: 'Edit the default in the editor, for one of several lines',
    action: editDefault,
    disabled: firstOf(whyNoVariable, whyReadOnly),
  },
  {
    id: 'variable.add',
    context: 'stack-variables',
    keys: ['a'],
    label: 'Add a variable',
    hint: 'add',
    action: always({type: 'variable.open', at: undefined}),
    disabled: whyReadOnly,
  },
  {
    id: 'variable.insert',
    context: 'layer',
    keys: ['$'],
    label: 'Replace the value with a variable',
    action: always({type: 'variable.insert-asked'}),
    disabled: firstOf(whyNoValues, whyReadOnly),
  },
  {
    id: 'variable.down',
    context: 'stack-variables',
    keys: ['J', 'shift+down'],
    label: 'Move the variable down',
    hint: 'move',
    action: always({type: 'variable.step', by: 1}),
    disabled: firstOf(whyNoVariable, whyReadOnly),
  },
  {
    id: 'variable.up',
    context: 'stack-variables',
    keys: ['K', 'shift+up'],
    label: 'Move the variable up',
    action: always({type: 'variable.step', by: -1}),
    disabled: firstOf(whyNoVariable, whyReadOnly),
  },
  {
    id: 'variable.delete',
    context: 'stack-variables',
    keys: ['D', 'delete'],
    label: 'Delete the variable',
    hint: 'delete',
    action: always({type: 'variable.delete-asked'}),
    disabled: firstOf(whyNoVariable, whyReadOnly),
  },
];

function openAtCursor(state: State): Action {
  return {type: 'variable.open', at: variableAtCursor(state)?.at};
}

function editDefault(state: State): Action {
  const here = variableAtCursor(state);
  if (here === undefined) return openAtCursor(state);
  return {type: 'text.open', purpose: {of: 'default', at: here.at, name: here.variable.name}};
}
