import {type State, topScreen} from '../../model.ts';
import {shownPicker} from '../new-profile/new-profile-picking.ts';
import type {PackPicker} from './picker-screen.ts';

/** The picker that takes the keys, on its own screen or in a step of the New profile screen. */
export function pickerOf(state: State): PackPicker | undefined {
  const screen = topScreen(state);
  if (screen.type === 'pack-picker') return screen.picker;
  return screen.type === 'new-profile' ? shownPicker(screen) : undefined;
}
