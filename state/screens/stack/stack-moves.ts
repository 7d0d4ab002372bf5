import {findPriorityClash, installPriority} from '../../../src/domain/layer/install-priority.ts';
import {isCore, type Layer, layerId} from '../../../src/domain/layer/layer.ts';
import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import {moveLayers} from '../../../src/domain/profile/stack.ts';
import {type ListMove, type ListState, putCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {edit, profileOf} from '../../session/session.ts';
import {say, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {layerRows, namesOf, type TargetLayers, targetLayers} from './stack-rows.ts';
import type {StackScreen} from './stack-screen.ts';

/** Why nothing can be moved while a filter hides what it would pass. */
export const FILTERED = 'a filter hides other rows: esc drops it, then they are moved';

/** Moves the marked layers, or the one under the cursor, by one place: one undo step a key. */
export function stepLayers(state: State, screen: StackScreen, by: 1 | -1): Step {
  const profile = profileOf(state);
  const target = targetLayers(state, screen);
  const why = whyNotMove(state, screen, target);
  if (profile === undefined || why !== undefined) return [say(state, 'info', why ?? 'no layer here')];
  const moved = moveBlock(profile, target.ids, by);
  if (moved === profile) return [say(state, 'info', by < 0 ? 'already first of the add-on layers' : 'already last')];
  const [next, ...effects] = edit(state, `Move ${target.names}`, moved);
  return [clashed(following(next, screen, target.ids), target.ids), ...effects];
}

/** Picks layers up: from here on the arrow keys move them, and one undo step is made when they are dropped. */
export function grabLayers(state: State, screen: StackScreen): State {
  const profile = profileOf(state);
  const target = targetLayers(state, screen);
  const why = whyNotMove(state, screen, target);
  if (profile === undefined || why !== undefined) return say(state, 'info', why ?? 'no layer here');
  return told(withTop(state, {...screen, grabbed: {ids: target.ids, before: profile}}), profile, target.ids);
}

/**
 * Moves the held layers. The profile shown is a preview: it enters the history, and the draft, when they are dropped.
 */
export function moveGrabbed(state: State, screen: StackScreen, by: ListMove): Step {
  const profile = profileOf(state);
  const {grabbed} = screen;
  if (profile === undefined || grabbed === undefined) return [state];
  const places = by === 'first' ? -Infinity : by === 'last' ? Infinity : typeof by === 'number' ? by : 0;
  const moved = following(preview(state, moveBlock(profile, grabbed.ids, places)), screen, grabbed.ids);
  return [told(moved, grabbed.before, grabbed.ids)];
}

/** Drops the held layers: one undo step, or none when they are back in their place. */
export function dropLayers(state: State, screen: StackScreen): Step {
  const moved = profileOf(state);
  const {grabbed} = screen;
  if (moved === undefined || grabbed === undefined) return [state];
  const names = namesOf(layersOf(moved).filter(layer => grabbed.ids.has(layerId(layer))));
  const isBack = layersOf(moved).every((layer, at) => layer === layersOf(grabbed.before)[at]);
  const [next, ...effects] = edit(preview(state, grabbed.before), `Move ${names}`, isBack ? grabbed.before : moved);
  const dropped = withTop(next, {...screen, grabbed: undefined, marked: new Set()});
  return [isBack ? dropped : clashed(dropped, grabbed.ids), ...effects];
}

/** Puts the held layers back where they were. */
export function putBackLayers(state: State, screen: StackScreen): Step {
  const {grabbed} = screen;
  if (grabbed === undefined) return [state];
  return [following(preview(state, grabbed.before), {...screen, grabbed: undefined}, grabbed.ids)];
}

function whyNotMove(state: State, {filters}: StackScreen, {layers}: TargetLayers): string | undefined {
  if (layers.length === 0) return 'no layer here';
  if (filters.layers.line.text !== '') return FILTERED;
  if (layers.some(isCore)) return 'core layers keep their order: os, k8s, cni, csi';
  const others = layerRows(state).filter(layer => !isCore(layer)).length - layers.length;
  return others === 0 ? 'there is no other add-on layer to pass' : undefined;
}

/** Says where the held layers came from and where they are now: `moving prometheus 6 -> 4`. */
function told(state: State, before: Profile, ids: ReadonlySet<string>): State {
  const place = (layers: readonly Layer[]) => layers.findIndex(layer => ids.has(layerId(layer))) + 1;
  const now = layerRows(state);
  const names = namesOf(now.filter(layer => ids.has(layerId(layer))));
  const from = place(layersOf(before));
  const text = `moving ${names} ${from} -> ${place(now)}; j/k move, g/G ends, enter drop, esc put back`;
  return say(state, 'info', text);
}

/** Says so when install priorities make the moved layers deploy elsewhere than they are listed, and how to set that. */
function clashed(state: State, ids: ReadonlySet<string>): State {
  const clash = findPriorityClash(layerRows(state), layer => ids.has(layerId(layer)));
  if (clash === undefined) return state;
  const told = (layer: Layer) => `${layer.name} (${installPriority(layer) ?? 0})`;
  const order = `${told(clash.below)} still deploys before ${told(clash.above)}`;
  return say(state, 'warning', `moved, but the install priority decides: ${order}; o sets it`);
}

function moveBlock(profile: Profile, ids: ReadonlySet<string>, by: number): Profile {
  const addons = layersOf(profile).filter(layer => !isCore(layer));
  return moveLayers(profile, ids, addons.findIndex(layer => ids.has(layerId(layer))) + by);
}

function preview(state: State, profile: Profile): State {
  const {session} = state;
  return session === undefined
    ? state
    : {...state, session: {...session, history: {...session.history, present: profile}}};
}

/** Puts the cursor on the moved layers. */
function following(state: State, screen: StackScreen, ids: ReadonlySet<string>): State {
  const rows = layerRows(state);
  const at = rows.findIndex(layer => ids.has(layerId(layer)));
  const list: ListState = putCursor(screen.lists.layers, at, rows.length, listRows(state.size) - 1);
  return withTop(state, {...screen, lists: {...screen.lists, layers: list}});
}
