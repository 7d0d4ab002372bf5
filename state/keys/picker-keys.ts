import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import {compareHere} from '../screens/compare/compare-menu.ts';
import {pickerOf} from '../screens/picker/picker-on-top.ts';
import {presetAtCursor} from '../screens/picker/picker-presets.ts';
import {readmeStart, whyNoReadme} from '../screens/picker/picker-readme.ts';
import {REGISTRIES_START} from '../screens/registries.ts';
import {WIDE_COLUMNS} from '../surroundings.ts';
import {always, type Binding} from './binding.ts';

export const pickerKeys: readonly Binding[] = [
  {
    id: 'picker.toggle',
    context: 'picker-presets',
    keys: ['space'],
    label: 'Enable the preset, or disable it',
    hint: 'preset',
    action: always({type: 'picker.toggle'}),
    disabled: whyNoPreset,
  },
  {
    id: 'picker.edit',
    context: 'picker-presets',
    keys: ['e'],
    label: 'Edit the values before adding',
    hint: 'edit values',
    action: always({type: 'text.open', purpose: {of: 'picked-values'}}),
  },
  {
    id: 'picker.choose',
    context: 'picker',
    keys: ['enter', 'l', 'right'],
    label: 'Choose the pack, then its version, then add it',
    hint: 'choose',
    action: always({type: 'picker.choose'}),
  },
  {
    id: 'picker.back',
    context: 'picker',
    keys: ['esc', 'h', 'left'],
    label: 'Go back: drop the filter, then a stage',
    hint: 'back',
    action: always({type: 'picker.back'}),
  },
  {
    id: 'picker.detail',
    context: 'picker',
    keys: ['i'],
    label: 'Show the README, or the values',
    hint: 'README',
    action: showDetail,
    disabled: whyNoDetail,
  },
  {
    id: 'picker.compare',
    context: 'picker',
    keys: ['d'],
    label: 'Compare its defaults with those of another version',
    action: compareHere,
    disabled: state =>
      pickerOf(state)?.stage === 'version' ? undefined : 'choose a pack first: its versions are compared',
  },
  {
    id: 'picker.registries',
    context: 'picker',
    keys: ['R'],
    label: 'Show the registries, to add one; then come back',
    action: always({type: 'screen.push', screen: REGISTRIES_START}),
  },
];

function whyNoPreset(state: State): string | undefined {
  const picker = pickerOf(state);
  return picker === undefined || presetAtCursor(picker)?.type !== 'preset' ? 'no preset here' : undefined;
}

/** Where there is no room beside the list, the README gets a screen of its own. */
function showDetail(state: State): Action {
  const picker = pickerOf(state);
  return picker === undefined || isBeside(state)
    ? {type: 'picker.detail'}
    : {type: 'screen.push', screen: readmeStart(state, picker)};
}

function whyNoDetail(state: State): string | undefined {
  const picker = pickerOf(state);
  return picker === undefined || isBeside(state) ? undefined : whyNoReadme(state, picker);
}

function isBeside({size}: State): boolean {
  return size.columns >= WIDE_COLUMNS;
}
