import {isCore, type Layer, layerId, kindOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {filterRows, parseFilter, type Token} from '../../filter.ts';
import type {State} from '../../model.ts';
import {profileOf} from '../../session/session.ts';
import {isOutdated} from '../upgrade/upgrade-targets.ts';
import type {StackScreen} from './stack-screen.ts';

/** The layers of the open profile. */
export function layerRows(state: State): readonly Layer[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : layersOf(profile);
}

export const LAYER_TOKENS = ['type', 'pack', 'tag', 'registry', 'has'];

/** The layers that the filter lets through. */
export function shownLayers(state: State, {filters}: StackScreen): readonly Layer[] {
  const filter = parseFilter(filters.layers.line.text, LAYER_TOKENS);
  return filterRows(layerRows(state), filter, textOf, (layer, token) => hasToken(state, layer, token));
}

/** The layer under the cursor of the stack, or the one that the screen shows. */
export function layerAtCursor(state: State): Layer | undefined {
  const screen = state.screens.at(-1);
  if (screen?.type === 'layer' || screen?.type === 'resolved')
    return layerRows(state).find(layer => layerId(layer) === screen.layer);
  return screen?.type === 'stack' && screen.tab === 'layers'
    ? shownLayers(state, screen)[screen.lists.layers.cursor]
    : undefined;
}

/** The layers that a command is about: the marked ones, or else the one under the cursor. */
export interface TargetLayers {
  readonly ids: ReadonlySet<string>;
  readonly layers: readonly Layer[];
  /** For labels and notices: the name of a single layer, or the number of layers. */
  readonly names: string;
}

export function targetLayers(state: State, screen: StackScreen): TargetLayers {
  const marked = layerRows(state).filter(layer => screen.marked.has(layerId(layer)));
  const here = layerAtCursor(state);
  const layers = marked.length > 0 || here === undefined ? marked : [here];
  return {ids: new Set(layers.map(layerId)), layers, names: namesOf(layers)};
}

export function namesOf(layers: readonly Layer[]): string {
  const [first] = layers;
  return layers.length === 1 && first !== undefined ? first.name : `${layers.length} layers`;
}

function textOf(layer: Layer): string {
  return `${layer.name} ${layer.tag ?? ''} ${layer.version ?? ''} ${layer.registry?.metadata?.name ?? ''}`.toLowerCase();
}

function hasToken(state: State, layer: Layer, {key, value}: Token): boolean {
  switch (key) {
    case 'type':
      return value !== '' && 'core'.startsWith(value) ? isCore(layer) : kindOf(layer).startsWith(value);
    case 'pack':
      return layer.name.toLowerCase().includes(value);
    case 'tag':
      return [layer.tag, layer.version].some(one => one?.toLowerCase().startsWith(value) === true);
    case 'registry':
      return layer.registry?.metadata?.name?.toLowerCase().includes(value) === true;
    default:
      return hasThat(state, layer, value);
  }
}

/** `has:problem`, an error or a warning; `has:newer`, something in a registry; all of them while it is typed. */
function hasThat(state: State, layer: Layer, what: string): boolean {
  if (what !== '' && 'newer'.startsWith(what)) return isOutdated(state, layer);
  const severities = new Set(['error', 'warning'].filter(one => 'problem'.startsWith(what) || one.startsWith(what)));
  return (state.session?.problems ?? []).some(
    ({layer: id, severity}) => id === layerId(layer) && severities.has(severity),
  );
}
