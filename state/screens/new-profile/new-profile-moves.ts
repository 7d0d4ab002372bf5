import {isCoreKind} from '../../../src/domain/layer/layer.ts';
import type {Effect} from '../../effect.ts';
import {LIST_START, putCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {popScreen, say, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {showEffects, startPicker} from '../picker/picker.ts';
import {shownClouds, TYPE_CHOICES} from './new-profile-choices.ts';
import {cloudInForce} from './new-profile-cloud.ts';
import {isUntouched, snapshotName, toSnapshot} from './new-profile-draft.ts';
import type {ListedStep, NewProfileScreen, NewProfileStep} from './new-profile-screen.ts';
import {railOf, stepAt, whyNotStep} from './new-profile-steps.ts';

/** Goes to the next step; the choice of this one has been made. */
export function goOn(state: State, screen: NewProfileScreen): Step {
  const next = stepAt(state, screen, 1);
  return next === undefined ? [withTop(state, screen)] : showStep(state, screen, next);
}

/** Goes back a step; from the first one, leaves the screen and keeps its draft. */
export function goBack(state: State, screen: NewProfileScreen): Step {
  const previous = stepAt(state, screen, -1);
  return previous === undefined ? leaveScreen(state, screen) : showStep(state, screen, previous);
}

/** Goes to a step by its number: back at any time, forward as far as the steps before it are done. */
export function goTo(state: State, screen: NewProfileScreen, at: number): Step {
  const step = railOf(state, screen)[at]?.step;
  if (step === undefined) return [say(state, 'info', 'there is no step of that number')];
  const why = whyNotStep(state, screen, step);
  return why === undefined ? showStep(state, screen, step) : [say(state, 'info', why)];
}

/** Shows a step as it was left: the cursor on what was chosen, a core layer's picker where it was. */
export function showStep(state: State, screen: NewProfileScreen, step: NewProfileStep): Step {
  if (!isCoreKind(step)) {
    const shown = atChosen(state, {...screen, step});
    return [withTop(state, shown), ...pickerEffects(state, shown)];
  }
  const picker = screen.pickers[step] ?? startPicker(step, cloudInForce(screen) ?? '');
  const shown = {...screen, step, pickers: {...screen.pickers, [step]: picker}};
  return [withTop(state, shown), ...pickerEffects(state, shown)];
}

/** The effects of showing a step: reading the pack in its picker. */
function pickerEffects(state: State, screen: NewProfileScreen): readonly Effect[] {
  const kind = isCoreKind(screen.step) ? screen.step : screen.step === 'addons' ? 'addon' : undefined;
  const picker = kind === undefined ? undefined : screen.pickers[kind];
  return picker === undefined ? [] : showEffects(state, picker);
}

/** Leaves the screen; `a` offers its draft again. */
export function leaveScreen(state: State, screen: NewProfileScreen): Step {
  const snapshot = toSnapshot(screen);
  const isLeft = !isUntouched(snapshot);
  const below: State = {...popScreen(state), unfinished: isLeft ? snapshot : undefined};
  const text = `new profile ${snapshotName(snapshot)} is kept as a draft; a continues it`;
  return [isLeft ? say(below, 'info', text) : below, {type: 'draft.new-profile', snapshot: below.unfinished}];
}

function atChosen(state: State, screen: NewProfileScreen): NewProfileScreen {
  switch (screen.step) {
    case 'type':
      return withCursor(
        state,
        screen,
        'type',
        TYPE_CHOICES.findIndex(one => one.type === screen.profileType),
      );
    case 'cloud':
      return withCursor(state, screen, 'cloud', cloudRow(state, screen));
    case 'review':
      return {...screen, lists: {...screen.lists, review: LIST_START}};
    default:
      return screen;
  }
}

function cloudRow(state: State, screen: NewProfileScreen): number {
  const {cloud} = screen;
  return cloud === undefined ? -1 : shownClouds(state, screen).findIndex(one => one.id === cloud);
}

function withCursor(state: State, screen: NewProfileScreen, step: ListedStep, row: number): NewProfileScreen {
  if (row < 0) return screen;
  const count = step === 'type' ? TYPE_CHOICES.length : shownClouds(state, screen).length;
  return {...screen, lists: {...screen.lists, [step]: putCursor(screen.lists[step], row, count, stepRows(state))}};
}

/** Rows above a step: the rail, and the step's question. */
export const STEP_HEAD = 2;

/** The rows of a step's list: below those, and any column heads. */
export function stepRows(state: State): number {
  return Math.max(1, listRows(state.size) - STEP_HEAD);
}
