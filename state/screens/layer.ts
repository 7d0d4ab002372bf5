import {LIST_START} from '../list.ts';
import {LOADING, ready, type State} from '../model.ts';
import {LAYER_TABS, type LayerScreen, type LayerTab} from '../screen.ts';
import {type ScreenPart, type Step, withTop} from '../step.ts';
import type {Action} from '../action.ts';
import {NO_FILTER} from './profiles.ts';
import {layerAtCursor} from './stack-rows.ts';

/** The Layer screen on one layer; `line` counted from 1. */
export function layerStart(layer: string, tab: LayerTab = 'values', line = 1): LayerScreen {
  const values = {cursor: line - 1, top: Math.max(0, line - 6)};
  return {
    type: 'layer',
    layer,
    tab,
    lists: {values, presets: LIST_START, manifests: LIST_START, readme: LIST_START},
    search: NO_FILTER,
    isRevealed: false,
    pack: LOADING,
  };
}

export const layerPart: ScreenPart<LayerScreen> = {
  title: (state, screen) => [layerAtCursor(state)?.name ?? screen.layer, screen.tab],
  contexts: (_state, screen) => {
    if (screen.tab === 'presets') return ['layer-presets', 'layer'];
    return screen.tab === 'manifests' ? ['layer-manifests', 'layer'] : ['layer'];
  },
  count: () => 0,
  list: screen => screen.lists[screen.tab],
  withList: (screen, list) => ({...screen, lists: {...screen.lists, [screen.tab]: list}}),
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  status: () => '',
  update: updateLayer,
};

function updateLayer(state: State, screen: LayerScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'tab.step': {
      const at = (LAYER_TABS.indexOf(screen.tab) + action.by + LAYER_TABS.length) % LAYER_TABS.length;
      return [withTop(state, {...screen, tab: LAYER_TABS[at] ?? screen.tab})];
    }
    case 'tab.show':
      return [withTop(state, {...screen, tab: LAYER_TABS[action.at] ?? screen.tab})];
    case 'layer.pack-read':
      return [action.layer === screen.layer ? withTop(state, {...screen, pack: ready(action.pack)}) : state];
    case 'layer.pack-missing':
      return [withTop(state, {...screen, pack: {status: 'failed', message: action.message}})];
    default:
      return undefined;
  }
}
