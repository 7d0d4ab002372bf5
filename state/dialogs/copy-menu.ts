import {type Layer, valuesOf} from '../../src/domain/layer/layer.ts';
import {formatKeyPath} from '../../src/domain/values/key-path.ts';
import {pathAtLine} from '../../src/domain/values/path-at-line.ts';
import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import {manifestAtCursor} from '../screens/layer/layer-rows.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {profileOf} from '../session/session.ts';
import type {MenuDialog, MenuOption} from './dialog.ts';

/**
 * What can be copied at the cursor: a value and its path, a manifest, a layer's values, the document. Secrets are
 * masked as in an export, unless the user asks for them.
 */
export function copyMenu(state: State, isRevealed = false): MenuDialog {
  const layer = layerAtCursor(state);
  const manifest = manifestAtCursor(state);
  const options: readonly MenuOption[] = [
    ...(layer === undefined ? [] : valueOptions(state, layer, isRevealed)),
    ...(manifest === undefined
      ? []
      : [{label: `The manifest ${manifest.name}`, key: 'm', action: copy(manifest.content, manifest.name)}]),
    ...(layer === undefined || valuesOf(layer) === ''
      ? []
      : [{label: `The values of ${layer.name}`, key: 'l', action: copyValues(layer, [], isRevealed)}]),
    ...(layer === undefined ? [] : [{label: 'The name of the layer', key: 'n', action: copy(layer.name, layer.name)}]),
    ...documentOptions(state, isRevealed),
  ];
  const reveal: MenuOption = {
    label: 'Secrets as they are: choose again',
    key: 'r',
    action: {type: 'dialog.open', dialog: isRevealed ? EMPTY : copyMenu(state, true)},
  };
  const title = isRevealed ? 'Copy to the clipboard, secrets as they are' : 'Copy to the clipboard, secrets masked';
  return {kind: 'menu', title, options: isRevealed ? options : [...options, reveal]};
}

const EMPTY: MenuDialog = {kind: 'menu', title: '', options: []};

function valueOptions(state: State, layer: Layer, isRevealed: boolean): readonly MenuOption[] {
  const screen = state.screens.at(-1);
  if (screen?.type !== 'layer' || screen.tab !== 'values') return [];
  const path = pathAtLine(valuesOf(layer), screen.lists.values.cursor + 1);
  if (path.length === 0) return [];
  const shown = formatKeyPath(path);
  return [
    {label: `The value of ${shown}`, key: 'v', action: copyValues(layer, path, isRevealed)},
    {label: `The path ${shown}`, key: 'p', action: copy(shown, shown)},
  ];
}

function documentOptions(state: State, isRevealed: boolean): readonly MenuOption[] {
  const profile = profileOf(state);
  if (profile === undefined) return [];
  return [{label: 'The document, as JSON for Palette', key: 'd', action: {type: 'document.copy', profile, isRevealed}}];
}

function copyValues(layer: Layer, path: Extract<Action, {type: 'values.copy'}>['path'], isRevealed: boolean): Action {
  return {type: 'values.copy', layer, path, isRevealed};
}

function copy(text: string, what: string): Action {
  return {type: 'text.copy', text, what};
}
