import type {FilterState} from '../../filter.ts';
import type {Context} from '../../keys/binding.ts';
import type {ListState} from '../../list.ts';
import type {State} from '../../model.ts';
import {WIDE_COLUMNS} from '../../surroundings.ts';
import {countOffered, countRows} from './picker-rows.ts';
import type {PackPicker} from './picker-screen.ts';

/** What a screen with a picker answers for it: the same on the picker's own screen and on the New profile screen. */
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

/**
 * The rows of the list, out of `room`. When nothing stands beside the presets, the values they lead to are shown below
 * them.
 */
export function pickerRows(state: State, picker: PackPicker, room: number): number {
  if (picker.stage !== 'presets' || state.size.columns >= WIDE_COLUMNS) return room;
  return Math.max(1, Math.min(countRows(state, picker), Math.floor(room / 2)));
}

export function pickerStatus(state: State, picker: PackPicker): string {
  const rows = countRows(state, picker);
  switch (picker.stage) {
    case 'pack': {
      const all = countOffered(state, picker);
      if (rows !== all) return `${rows} of ${all} packs`;
      return all === 1 ? '1 pack fits' : `${all} packs fit`;
    }
    case 'version':
      return rows === 1 ? `1 version of ${picker.name ?? ''}` : `${rows} versions and trains of ${picker.name ?? ''}`;
    case 'presets':
      return `${picker.name ?? ''} ${picker.choice?.tag ?? ''}`;
  }
}
