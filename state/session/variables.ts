import {type Profile, type Variable, variablesOf} from '../../src/domain/profile/profile.ts';
import {findLayer} from '../../src/domain/profile/stack.ts';
import {
  addVariable,
  moveVariable,
  removeVariable,
  replaceVariable,
} from '../../src/domain/variable/change-variables.ts';
import {renameUses} from '../../src/domain/variable/rename-uses.ts';
import type {Action} from '../action.ts';
import {confirm} from '../dialogs/dialog.ts';
import {formAbout} from '../dialogs/forms.ts';
import {NO_FILTER} from '../filter.ts';
import {putCursor} from '../list.ts';
import {type State, topScreen} from '../model.ts';
import {FILTERED} from '../screens/stack/stack-moves.ts';
import {shownVariables, usesOf, usesText, variableAtCursor, variableRows} from '../screens/stack/variable-rows.ts';
import {say, type Step, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';
import {edit, profileOf} from './session.ts';
import {askForVariable, insertVariable} from './variable-insert.ts';

/** Adding, editing, ordering and deleting variables, from whichever screen it is asked. */
export function updateVariables(state: State, action: Action): Step | undefined {
  const profile = profileOf(state);
  if (profile === undefined) return undefined;
  switch (action.type) {
    case 'variable.open':
      return [openForm(state, action.at)];
    case 'variable.put':
      return action.at === undefined
        ? add(state, profile, action.variable)
        : replace(state, profile, action.at, action.variable);
    case 'variable.step':
      return step(state, profile, action.by);
    case 'variable.insert-asked':
      return askForVariable(state);
    case 'variable.insert':
      return insertVariable(state, action);
    case 'variable.delete-asked':
      return askToRemove(state, profile);
    case 'variable.remove':
      return remove(state, profile, action.at);
    default:
      return undefined;
  }
}

function openForm(state: State, at: number | undefined): State {
  const before = at === undefined ? undefined : variableRows(state)[at];
  if (at === undefined || before === undefined) return {...state, dialog: formAbout(state, 'new-variable', {})};
  return {...state, dialog: formAbout(state, 'variable', {variable: {at, before}})};
}

function add(state: State, profile: Profile, variable: Variable): Step {
  const [next, ...effects] = edit(state, `Add the variable ${variable.name}`, addVariable(profile, variable));
  return [withCursor(next, variablesOf(profile).length), ...effects];
}

/** Uses in the layers follow the new name, unless another variable has the old one. */
function replace(state: State, profile: Profile, at: number, variable: Variable): Step {
  const before = variablesOf(profile)[at];
  const replaced = replaceVariable(profile, at, variable);
  if (before === undefined || replaced === profile) return [say(state, 'info', 'no changes')];
  const isTaken = variablesOf(replaced).some(other => other.name === before.name);
  const renamed = isTaken ? replaced : renameUses(replaced, before.name, variable.name);
  const [next, ...effects] = edit(state, `Edit the variable ${variable.name}`, renamed);
  if (renamed === replaced || effects.length === 0) return [next, ...effects];
  const where = usesText(usesOf(state, before));
  return [say(next, 'ok', `${before.name} is ${variable.name} now, in ${where} too; u undoes`), ...effects];
}

function step(state: State, profile: Profile, by: 1 | -1): Step {
  const here = variableAtCursor(state);
  if (here === undefined) return [state];
  const screen = topScreen(state);
  if (screen.type === 'stack' && screen.filters.variables.line.text !== '') return [say(state, 'info', FILTERED)];
  const moved = moveVariable(profile, here.at, by);
  if (moved === profile) return [say(state, 'info', by < 0 ? 'already the first' : 'already the last')];
  const [next, ...effects] = edit(state, `Move the variable ${here.variable.name}`, moved);
  return [effects.length === 0 ? next : withCursor(next, here.at + by), ...effects];
}

/**
 * Undo brings a variable back, so only one that layers still use is asked about: without it they could not be deployed.
 */
function askToRemove(state: State, profile: Profile): Step {
  const here = variableAtCursor(state);
  if (here === undefined) return [state];
  const uses = usesOf(state, here.variable);
  if (uses.length === 0) return remove(state, profile, here.at);
  const places = uses.map(({layer, manifest, line}) => {
    const name = findLayer(profile, layer)?.name ?? layer;
    return `${manifest === undefined ? name : `${name}/${manifest}`} line ${line}`;
  });
  const lines = ['Palette refuses a profile whose layers use what is not declared:', ...new Set(places)];
  const verb = `Delete it, used in ${usesText(uses)}`;
  const title = `Delete the variable ${here.variable.name}`;
  return [{...state, dialog: confirm(title, lines, verb, {type: 'variable.remove', at: here.at})}];
}

function remove(state: State, profile: Profile, at: number): Step {
  const variable = variablesOf(profile)[at];
  if (variable === undefined) return [state];
  const [next, ...effects] = edit(state, `Delete the variable ${variable.name}`, removeVariable(profile, at));
  if (effects.length === 0) return [next];
  return [say(withCursor(next, at), 'info', `deleted ${variable.name}; u brings it back`), ...effects];
}

function withCursor(state: State, row: number): State {
  const screen = topScreen(state);
  if (screen.type !== 'stack') return state;
  const shown = shownVariables(state, screen);
  // A filter that would hide it is dropped.
  const isHidden = shown.length < variableRows(state).length && shown.every(({at}) => at !== row);
  const filters = isHidden ? {...screen.filters, variables: NO_FILTER} : screen.filters;
  const at = isHidden || shown.length === variableRows(state).length ? row : shown.findIndex(one => one.at === row);
  // Under the tabs.
  const height = listRows(state.size) - 1;
  const variables = putCursor(screen.lists.variables, at, variableRows(state).length, height);
  return withTop(state, {...screen, filters, lists: {...screen.lists, variables}});
}
