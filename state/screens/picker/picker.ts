import {needsNamespace, withNamespace} from '../../../src/domain/layer/chart-layer.ts';
import {type LayerKind} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Action} from '../../action.ts';
import {formAbout} from '../../dialogs/forms.ts';
import type {Effect} from '../../effect.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, RESTED} from '../../list.ts';
import {LOADING, ready} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {WIDE_COLUMNS} from '../../surroundings.ts';
import {presetAtCursor} from './picker-presets.ts';
import {isSamePack, packRows, summaryAtCursor, tagRows} from './picker-rows.ts';
import type {PackPicker, PickerStage} from './picker-screen.ts';
import {pickedPack, type PickerStep, step} from './picker-step.ts';
import {togglePreset} from './picker-toggle.ts';
import {updatePickedValues} from './picker-values.ts';

/**
 * Choosing a pack, then its version, then its presets: a value that is part of a screen of its own and of the steps of
 * the New profile screen. Those decide what becomes of the choice.
 */
export function startPicker(kind: LayerKind, cloud: string): PackPicker {
  return {
    kind,
    cloud,
    stage: 'pack',
    filters: {pack: NO_FILTER, version: NO_FILTER, presets: NO_FILTER},
    lists: {pack: LIST_START, version: LIST_START, presets: LIST_START},
    name: undefined,
    choice: undefined,
    pack: LOADING,
    values: undefined,
    detail: 'readme',
  };
}

/** Its part of `update`; undefined for an action that is not its own. */
export function updatePicker(state: State, picker: PackPicker, action: Action): PickerStep | undefined {
  switch (action.type) {
    case 'picker.choose':
      return choose(state, picker);
    case 'picker.back':
      return back(state, picker);
    case 'picker.toggle':
      return togglePreset(picker);
    case 'picker.rest':
      return step(picker, restedEffects(state, picker));
    case 'picker.pack-read':
      return step(takePack(state, picker, action.pack));
    case 'picker.pack-failed':
      return step({...picker, pack: {status: 'failed', message: action.message}});
    case 'picker.namespace': {
      const picked = pickedPack(picker);
      if (picked === undefined) return step(picker);
      const values = withNamespace(picked.values, action.namespace);
      return {picker: {...picker, values}, effects: [], outcome: 'picked'};
    }
    case 'picker.detail':
      return step({...picker, detail: picker.detail === 'readme' ? 'values' : 'readme'});
    default:
      return updatePickedValues(picker, action);
  }
}

/** The effects of a move of the cursor: when it comes to rest, the pack is read, if there is room for its detail. */
export function restEffects(state: State): readonly Effect[] {
  return state.size.columns < WIDE_COLUMNS ? [] : [{type: 'later', ms: RESTED, action: {type: 'picker.rest'}}];
}

/** How long the detail still shows the pack before while the next one is read, ms: a disk takes 5. */
const PATIENCE = 120;

/** Reads the pack under the cursor. The detail follows when it is read, or says that it is being read. */
function restedEffects(state: State, picker: PackPicker): readonly Effect[] {
  const reads = readUnderCursor(state, picker);
  return [...reads, {type: 'later', ms: reads.length === 0 ? 0 : PATIENCE, action: {type: 'detail.follow'}}];
}

/** The effects of showing a picker again: reading the chosen pack, or the one under the cursor. */
export function showEffects(state: State, picker: PackPicker): readonly Effect[] {
  return picker.stage === 'presets' ? readUnderCursor(state, picker) : restEffects(state);
}

function choose(state: State, picker: PackPicker): PickerStep {
  switch (picker.stage) {
    case 'pack': {
      const row = packRows(state, picker)[picker.lists.pack.cursor];
      if (row === undefined) return step(picker, [], {tone: 'info', text: 'no pack here to choose'});
      return step(
        atStage(row.name === picker.name ? picker : withName(picker, row.name), 'version'),
        restEffects(state),
      );
    }
    case 'version': {
      const row = tagRows(state, picker)[picker.lists.version.cursor];
      if (row === undefined) return step(picker, [], {tone: 'info', text: 'no version here to choose'});
      const {choice} = picker;
      const isSame = choice !== undefined && choice.tag === row.tag && isSamePack(choice.pack, row.pack);
      if (isSame && picker.values !== undefined) return showStage(state, picker, 'presets');
      const chosen = {...picker, choice: {tag: row.tag, pack: row.pack}, values: undefined};
      const lists = {...picker.lists, presets: LIST_START};
      const {pack} = picker;
      const isRead = pack.status === 'ready' && isSamePack(pack.value, row.pack);
      return showStage(state, {...chosen, lists, values: isRead ? pack.value.values : undefined}, 'presets');
    }
    case 'presets':
      return finish(state, picker);
  }
}

/** Adds the choice; a pack that could not be read, or whose reading was cancelled, is read again. */
function finish(state: State, picker: PackPicker): PickerStep {
  if (presetAtCursor(picker)?.type === 'preset') return togglePreset(picker);
  const picked = pickedPack(picker);
  if (picked !== undefined && needsNamespace(picked.pack, picked.values)) {
    return {...step(picker), dialog: formAbout(state, 'namespace', {chart: picked.pack.name})};
  }
  if (picked !== undefined) return {picker, effects: [], outcome: 'picked'};
  const {pack} = picker;
  return step(
    picker,
    readUnderCursor(state, picker),
    pack.status === 'failed'
      ? {tone: 'error', text: pack.message}
      : {tone: 'info', text: 'the pack is still being read'},
  );
}

/** Drops the filter first, then goes back a stage. */
function back(state: State, picker: PackPicker): PickerStep {
  const {stage} = picker;
  if (picker.filters[stage].line.text !== '') return step(unfiltered(picker, stage), restEffects(state));
  if (stage === 'pack') return {picker, effects: [], outcome: 'left'};
  return showStage(state, picker, stage === 'presets' ? 'version' : 'pack');
}

function showStage(state: State, picker: PackPicker, stage: PickerStage): PickerStep {
  const shown = atStage(picker, stage);
  return step(shown, showEffects(state, shown));
}

function atStage(picker: PackPicker, stage: PickerStage): PackPicker {
  return {...picker, stage, detail: stage === 'presets' ? 'values' : picker.detail};
}

function withName(picker: PackPicker, name: string): PackPicker {
  const lists = {...picker.lists, version: LIST_START, presets: LIST_START};
  const filters = {...picker.filters, version: NO_FILTER};
  return {...picker, name, lists, filters, choice: undefined, values: undefined};
}

function unfiltered(picker: PackPicker, stage: PickerStage): PackPicker {
  const lists = {...picker.lists, [stage]: LIST_START};
  return {...picker, lists, filters: {...picker.filters, [stage]: NO_FILTER}};
}

function readUnderCursor(state: State, picker: PackPicker): readonly Effect[] {
  const summary = summaryAtCursor(state, picker);
  const {pack} = picker;
  if (summary === undefined || (pack.status === 'ready' && isSamePack(pack.value, summary))) return [];
  return [{type: 'pack.read', summary, purpose: 'picker', isChosen: picker.stage === 'presets'}];
}

/**
 * Takes over a pack that was read, unless the cursor has moved on. Its values are the defaults, with the presets it
 * ships.
 */
function takePack(state: State, picker: PackPicker, pack: Pack): PackPicker {
  const wanted = summaryAtCursor(state, picker);
  if (wanted === undefined || !isSamePack(pack, wanted)) return picker;
  const values = picker.stage === 'presets' ? (picker.values ?? pack.values) : picker.values;
  return {...picker, pack: ready(pack), values};
}
