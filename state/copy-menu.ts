import {type Layer, valuesOf} from '../src/domain/layer.ts';
import {findEntry, readOutline} from '../src/domain/values/find-entry.ts';
import {formatKeyPath, type KeyPath} from '../src/domain/values/key-path.ts';
import {pathAtLine} from '../src/domain/values/path-at-line.ts';
import type {Action} from './action.ts';
import type {MenuDialog, MenuOption} from './dialog.ts';
import type {State} from './model.ts';
import {manifestAtCursor} from './screens/layer-rows.ts';
import {layerAtCursor} from './screens/stack-rows.ts';
import {profileOf} from './session.ts';

/** What can be copied from where the cursor is: a value and its path, a manifest, a layer's values, the document. */
export function copyMenu(state: State): MenuDialog {
  const layer = layerAtCursor(state);
  const manifest = manifestAtCursor(state);
  const options: readonly MenuOption[] = [
    ...(layer === undefined ? [] : valueOptions(state, layer)),
    ...(manifest === undefined
      ? []
      : [{label: `The manifest ${manifest.name}`, key: 'm', action: copy(manifest.content, manifest.name)}]),
    ...(layer === undefined || valuesOf(layer) === ''
      ? []
      : [
          {
            label: `The values of ${layer.name}`,
            key: 'l',
            action: copy(valuesOf(layer), `the values of ${layer.name}`),
          },
        ]),
    ...(layer === undefined ? [] : [{label: 'The name of the layer', key: 'n', action: copy(layer.name, layer.name)}]),
    ...documentOptions(state),
  ];
  return {kind: 'menu', title: 'Copy to the clipboard', options};
}

function valueOptions(state: State, layer: Layer): readonly MenuOption[] {
  const screen = state.screens.at(-1);
  if (screen?.type !== 'layer' || screen.tab !== 'values') return [];
  const values = valuesOf(layer);
  const path = pathAtLine(values, screen.lists.values.cursor + 1);
  if (path.length === 0) return [];
  const shown = formatKeyPath(path);
  return [
    {label: `The value of ${shown}`, key: 'v', action: copy(valueAt(values, path), `the value of ${shown}`)},
    {label: `The path ${shown}`, key: 'p', action: copy(shown, shown)},
  ];
}

/** As it is written, without the quotes around it. */
function valueAt(values: string, path: KeyPath): string {
  const entry = findEntry(readOutline(values), path);
  const source = entry === undefined ? '' : values.slice(entry.valueStart, entry.valueEnd).trim();
  return /^(["'])[^"'\\]*\1$/.test(source) ? source.slice(1, -1) : source;
}

function documentOptions(state: State): readonly MenuOption[] {
  const profile = profileOf(state);
  if (profile === undefined) return [];
  return [
    {label: 'The document, as JSON for Palette, secrets masked', key: 'd', action: {type: 'document.copy', profile}},
  ];
}

function copy(text: string, what: string): Action {
  return {type: 'text.copy', text, what};
}
