import {isManifestLayer, type Layer, layerId, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {findLayer, replaceLayer} from '../../../src/domain/profile/stack.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {Action} from '../../action.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, type ListState, putCursor} from '../../list.ts';
import {LOADING} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {openText} from '../../session/edit.ts';
import {edit, profileOf} from '../../session/session.ts';
import {say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import {presetRows, presetTexts, togglePreset} from './layer-presets.ts';
import {problemUnderCursor, stepProblem} from './layer-problems.ts';
import {manifestAtCursor, pathUnderCursor, readmeRow, shownValues, textLines} from './layer-rows.ts';
import {LAYER_TABS, type LayerScreen, type LayerTab} from './layer-screen.ts';
import {manifestLines, manifestRows, scrollManifest} from './manifest-text.ts';

/**
 * The Layer screen for a layer, at a `line` of its values or manifest, from 1. A manifest layer opens on its manifests,
 * because it has no values.
 */
export function layerStart(layer: Layer, tab?: LayerTab, line?: number): LayerScreen {
  const shown = tab ?? (isManifestLayer(layer) ? 'manifests' : 'values');
  const place = line === undefined ? undefined : {cursor: line - 1, top: Math.max(0, line - 6)};
  const values = shown === 'manifests' ? LIST_START : (place ?? LIST_START);
  return {
    type: 'layer',
    layer: layerId(layer),
    tab: shown,
    lists: {values, presets: LIST_START, manifests: LIST_START, readme: LIST_START},
    preview: shown === 'manifests' ? (place ?? NO_LINE) : NO_LINE,
    search: NO_FILTER,
    isRevealed: false,
    pack: LOADING,
  };
}

/** Without a line, a manifest is shown from its beginning. */
const NO_LINE: ListState = {cursor: -1, top: 0};

export const layerPart: ScreenPart<LayerScreen> = {
  title: (state, screen) => [layerAtCursor(state)?.name ?? screen.layer, screen.tab],
  contexts: (_state, screen) => {
    if (screen.tab === 'presets') return ['layer-presets', 'layer'];
    return screen.tab === 'manifests' ? ['layer-manifests', 'layer'] : ['layer'];
  },
  count: countRows,
  list: screen => screen.lists[screen.tab],
  withList,
  // Below the tabs. Only presets and manifests are lists with column heads.
  height: (state, screen) => listRows(state.size) - (screen.tab === 'presets' || screen.tab === 'manifests' ? 1 : 0),
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  refit: (before, state, screen) => {
    if (screen.lists.readme.cursor === 0) return screen;
    const row = readmeRow(before, state, screen);
    return {...screen, lists: {...screen.lists, readme: {...screen.lists.readme, cursor: row}}};
  },
  texts: textsOf,
  textList: (state, {tab, preview}) =>
    tab === 'manifests' ? {list: preview, height: manifestRows(state).text} : undefined,
  withTextList: (screen, preview) => ({...screen, preview}),
  tabs: LAYER_TABS.length,
  status: statusOf,
  update: updateLayer,
};

/** Another manifest is shown from its beginning. */
function withList(screen: LayerScreen, list: ListState): LayerScreen {
  const isOther = screen.tab === 'manifests' && list.cursor !== screen.lists.manifests.cursor;
  const preview = isOther ? NO_LINE : screen.preview;
  return {...screen, preview, lists: {...screen.lists, [screen.tab]: list}};
}

function updateLayer(state: State, screen: LayerScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'tab.step': {
      const at = (LAYER_TABS.indexOf(screen.tab) + action.by + LAYER_TABS.length) % LAYER_TABS.length;
      return [withTop(state, {...screen, tab: LAYER_TABS[at] ?? screen.tab})];
    }
    case 'tab.show':
      return [withTop(state, {...screen, tab: LAYER_TABS[action.at] ?? screen.tab})];
    case 'list.move': {
      const preview = screen.tab === 'manifests' ? scrollManifest(state, screen, action.by) : undefined;
      return preview === undefined ? undefined : [withTop(state, {...screen, preview})];
    }
    case 'problem.step':
      return [stepProblem(state, screen, action.by)];
    case 'layer.reveal':
      return [withTop(state, {...screen, isRevealed: !screen.isRevealed})];
    case 'text.open-shown':
      return openShown(state, screen);
    case 'preset.toggle':
      return togglePreset(state, screen);
    case 'manifest.step':
      return stepManifest(state, screen, action.by);
    case 'manifest.remove':
      return removeManifest(state, screen);
    default:
      return undefined;
  }
}

function textsOf(state: State, screen: LayerScreen): readonly string[] {
  if (screen.tab === 'presets') return presetTexts(state, screen);
  return screen.tab === 'manifests' ? manifestLines(state, screen) : textLines(state, screen);
}

function countRows(state: State, screen: LayerScreen): number {
  const layer = layerAtCursor(state);
  if (layer === undefined) return 0;
  if (screen.tab === 'manifests') return manifestsOf(layer).length;
  return screen.tab === 'presets' ? presetRows(state, screen).length : textLines(state, screen).length;
}

function statusOf(state: State, screen: LayerScreen): string {
  const layer = layerAtCursor(state);
  if (layer === undefined) return 'the layer is gone; esc goes back';
  const pack = `${layer.name} ${layer.tag ?? layer.version ?? ''}`;
  const problem = problemUnderCursor(state, screen);
  const isOfPack = screen.tab === 'values' && valuesOf(layer).trim() === '' && textLines(state, screen).length > 0;
  const path = `${isOfPack ? "the pack's defaults, as the layer has no values of its own  " : ''}${pathUnderCursor(state, screen) || pack}`;
  return problem === undefined ? path : `${path}  ! ${printable(problem.message)}`;
}

/** Opens the text that is shown in the editor, at the line under the cursor. */
function openShown(state: State, screen: LayerScreen): Step {
  if (screen.tab === 'manifests') {
    const manifest = manifestAtCursor(state);
    if (manifest === undefined) return [say(state, 'info', 'no manifest here; a adds one')];
    const purpose = {of: 'manifest', layer: screen.layer, name: manifest.name} as const;
    return openText(state, purpose, Math.max(1, screen.preview.cursor + 1)) ?? [state];
  }
  const line = screen.tab === 'values' ? screen.lists.values.cursor + 1 : 1;
  const layer = layerAtCursor(state);
  const text = layer === undefined ? undefined : shownValues(layer, screen);
  return openText(state, {of: 'values', layer: screen.layer}, line, text) ?? [state];
}

function stepManifest(state: State, screen: LayerScreen, by: 1 | -1): Step {
  const profile = profileOf(state);
  const layer = profile && findLayer(profile, screen.layer);
  const at = screen.lists.manifests.cursor;
  const manifests = layer === undefined ? [] : manifestsOf(layer);
  const [here, there] = [manifests[at], manifests[at + by]];
  if (profile === undefined || layer === undefined || here === undefined)
    return [say(state, 'info', 'no manifest here')];
  if (there === undefined) return [say(state, 'info', by < 0 ? 'already the first' : 'already the last')];
  const swapped = {...layer, manifests: manifests.with(at, there).with(at + by, here)};
  const [next, ...effects] = edit(state, `Move the manifest ${here.name}`, replaceLayer(profile, swapped));
  return [withManifestCursor(next, screen, at + by, manifests.length), ...effects];
}

function removeManifest(state: State, screen: LayerScreen): Step {
  const profile = profileOf(state);
  const layer = profile && findLayer(profile, screen.layer);
  const manifest = manifestAtCursor(state);
  if (profile === undefined || layer === undefined || manifest === undefined)
    return [say(state, 'info', 'no manifest here')];
  const manifests = manifestsOf(layer).filter(one => one !== manifest);
  const [next, ...effects] = edit(
    state,
    `Remove the manifest ${manifest.name}`,
    replaceLayer(profile, {...layer, manifests}),
  );
  if (effects.length === 0) return [next];
  const said = say(next, 'info', `removed ${manifest.name}; u brings it back`);
  return [withManifestCursor(said, screen, screen.lists.manifests.cursor, manifests.length), ...effects];
}

function withManifestCursor(state: State, screen: LayerScreen, row: number, count: number): State {
  const manifests = putCursor(screen.lists.manifests, row, count, listRows(state.size) - 1);
  return withTop(state, {...screen, lists: {...screen.lists, manifests}});
}
