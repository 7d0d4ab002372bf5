import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Dialog} from '../../dialogs/dialog.ts';
import type {Effect} from '../../effect.ts';
import type {State} from '../../model.ts';
import type {Notice} from '../../notice.ts';
import {isSamePack} from './picker-rows.ts';
import type {PackPicker} from './picker-screen.ts';

/** What an action does to a picker. */
export interface PickerStep {
  readonly picker: PackPicker;
  readonly effects: readonly Effect[];
  readonly notice?: Notice;
  /** A question over the screen. */
  readonly dialog?: Dialog;
  /** The pack was finally chosen, with its values; or the picker was left from its first stage. */
  readonly outcome?: 'picked' | 'left';
}

export function step(picker: PackPicker, effects: readonly Effect[] = [], notice?: Notice): PickerStep {
  return {picker, effects, ...(notice === undefined ? {} : {notice})};
}

/** A finally chosen pack. */
export interface PickedPack {
  readonly pack: Pack;
  readonly tag: string;
  /** The values for the new layer. */
  readonly values: string;
}

/** The chosen pack with the values to add it with; undefined until it is read. */
export function pickedPack({choice, pack, values}: PackPicker): PickedPack | undefined {
  if (choice === undefined || values === undefined || pack.status !== 'ready') return undefined;
  return isSamePack(pack.value, choice.pack) ? {pack: pack.value, tag: choice.tag, values} : undefined;
}

/** Applies the step's notice to the state, and returns its effects. */
export function noticed(state: State, {notice, dialog}: PickerStep): State {
  const told = notice === undefined ? state : {...state, notice};
  return dialog === undefined ? told : {...told, dialog};
}
