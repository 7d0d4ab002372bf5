import type {Context} from '../binding.ts';
import type {ListState} from '../list.ts';
import type {State} from '../model.ts';
import type {FilterState, PackPicker} from '../screen.ts';
import {countOffered, countRows} from './picker-rows.ts';

/** What a screen that holds a picker answers for it: alike in the picker's own screen and in the New profile screen. */
export function pickerContexts({stage}: PackPicker): readonly Context[] {
  return stage === 'presets' ? ['picker-presets', 'picker'] : ['picker'];
}

/** Packs and versions are filtered; presets are few. */
export function pickerFilter({stage, filters}: PackPicker): FilterState | undefined {
  return stage === 'presets' ? undefined : filters[stage];
}

export function withPickerFilter(picker: PackPicker, filter: FilterState): PackPicker {
  return {...picker, filters: {...picker.filters, [picker.stage]: filter}};
}

export function withPickerList(picker: PackPicker, list: ListState): PackPicker {
  return {...picker, lists: {...picker.lists, [picker.stage]: list}};
}

export function pickerStatus(state: State, picker: PackPicker): string {
  const rows = countRows(state, picker);
  switch (picker.stage) {
    case 'pack': {
      const all = countOffered(state, picker);
      return rows === all ? `${all} pack${all === 1 ? '' : 's'} fit` : `${rows} of ${all} packs`;
    }
    case 'version':
      return `${rows} versions and trains of ${picker.name ?? ''}`;
    case 'presets':
      return `${picker.name ?? ''} ${picker.choice?.tag ?? ''}`;
  }
}
