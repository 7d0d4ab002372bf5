import {valuesOf} from '../../src/domain/layer/layer.ts';
import {findLayer, replaceLayer} from '../../src/domain/profile/stack.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {formatKeyPath, type KeyPath} from '../../src/domain/values/key-path.ts';
import {pathAtLine} from '../../src/domain/values/path-at-line.ts';
import {insertReference} from '../../src/domain/variable/insert-reference.ts';
import type {Action} from '../action.ts';
import {type State, topScreen} from '../model.ts';
import {variableRows} from '../screens/stack/variable-rows.ts';
import {say, type Step} from '../step.ts';
import {edit, profileOf} from './session.ts';

/** Asks which variable should replace the value under the cursor on the Layer screen. */
export function askForVariable(state: State): Step {
  const screen = topScreen(state);
  const profile = profileOf(state);
  const layer = screen.type === 'layer' && profile !== undefined ? findLayer(profile, screen.layer) : undefined;
  if (screen.type !== 'layer' || layer === undefined) return [state];
  const path = pathAtLine(valuesOf(layer), screen.lists.values.cursor + 1);
  const [first] = variableRows(state);
  if (first === undefined || insertReference(valuesOf(layer), path, first) === undefined)
    return [say(state, 'info', 'no single value stands on this line: put the cursor on one')];
  const options = variableRows(state).map(({name, displayName = '', format = 'string'}) => ({
    label: printable(`${name}  ${displayName === '' ? '' : `${displayName}, `}${format}`),
    action: {type: 'variable.insert', layer: screen.layer, path, name} as const,
  }));
  const title = `Which variable, in place of the value of ${printable(formatKeyPath(path))}?`;
  return [{...state, dialog: {kind: 'menu', title, options}}];
}

export function insertVariable(
  state: State,
  {layer: id, path, name}: Extract<Action, {type: 'variable.insert'}>,
): Step {
  const profile = profileOf(state);
  const layer = profile === undefined ? undefined : findLayer(profile, id);
  const variable = variableRows(state).find(one => one.name === name);
  if (profile === undefined || layer === undefined || variable === undefined) return [state];
  const values = insertReference(valuesOf(layer), path, variable);
  if (values === undefined) return [say(state, 'info', 'the value is no longer in the text')];
  const label = labelOf(path, name);
  const [next, ...effects] = edit(state, label, replaceLayer(profile, {...layer, values}));
  return [effects.length === 0 ? next : say(next, 'ok', `${label}; u undoes`), ...effects];
}

function labelOf(path: KeyPath, name: string): string {
  return `Put ${name} in ${formatKeyPath(path)}`;
}
