import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Dialog} from '../../dialogs/dialog.ts';
import type {Effect} from '../../effect.ts';
import type {State} from '../../model.ts';
import type {Notice} from '../../notice.ts';
import type {PackPicker} from '../../screen.ts';
import {isSamePack} from './picker-rows.ts';

/** What an action makes of a picker. */
export interface PickerStep {
  readonly picker: PackPicker;
  readonly effects: readonly Effect[];
  readonly notice?: Notice;
  /** A question that comes over the screen. */
  readonly dialog?: Dialog;
  /** The pack was chosen for good, with its values; or the picker was left by its first stage. */
  readonly outcome?: 'picked' | 'left';
}

export function step(picker: PackPicker, effects: readonly Effect[] = [], notice?: Notice): PickerStep {
  return {picker, effects, ...(notice === undefined ? {} : {notice})};
}

/** A pack that was chosen for good. */
export interface PickedPack {
  readonly pack: Pack;
  readonly tag: string;
  /** What the layer is added with. */
  readonly values: string;
}

/** The chosen pack and the values to add it with; undefined while it is not read. */
export function pickedPack({choice, pack, values}: PackPicker): PickedPack | undefined {
  if (choice === undefined || values === undefined || pack.status !== 'ready') return undefined;
  return isSamePack(pack.value, choice.pack) ? {pack: pack.value, tag: choice.tag, values} : undefined;
}

/** The state with what the step says on the notice line, and asks. */
export function noticed(state: State, {notice, dialog}: PickerStep): State {
  const told = notice === undefined ? state : {...state, notice};
  return dialog === undefined ? told : {...told, dialog};
}
