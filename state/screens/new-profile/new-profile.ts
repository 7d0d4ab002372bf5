import {isCoreKind, layerId} from '../../../src/domain/layer/layer.ts';
import type {Problem} from '../../../src/domain/problem.ts';
import {redo, undo} from '../../../src/domain/profile/history.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {widthOf} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {Action} from '../../action.ts';
import {fieldText} from '../../dialogs/field.ts';
import {LIST_START, type ListState} from '../../list.ts';
import type {State} from '../../model.ts';
import {HOME} from '../../place.ts';
import {orSay, popScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {bodyRows} from '../../surroundings.ts';
import {textBesidePacks} from '../picker/beside-packs.ts';
import {
  pickerContexts,
  pickerFilter,
  pickerRows,
  pickerStatus,
  withPickerFilter,
  withPickerList,
} from '../picker/picker-part.ts';
import {countRows} from '../picker/picker-rows.ts';
import {restEffects, updatePicker} from '../picker/picker.ts';
import {addonRows, updateAddons} from './new-profile-addons.ts';
import {shownClouds, TYPE_CHOICES} from './new-profile-choices.ts';
import {chooseCloud, chooseStep} from './new-profile-choosing.ts';
import {isSameDraft, toSnapshot} from './new-profile-draft.ts';
import {goBack, goTo, leaveScreen, STEP_HEAD, stepRows} from './new-profile-moves.ts';
import {fromPicker, shownPicker, skipLayer, takeCopy, withPicker} from './new-profile-picking.ts';
import {createProfile, isReviewed, reviewProblems, reviewRows} from './new-profile-review.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';
import {railOf, STEP_NAMES} from './new-profile-steps.ts';
import {updateInfo} from './new-profile-typing.ts';

/** A new profile, step by step. Every change is kept in a draft, and going back loses nothing. */
export const newProfilePart: ScreenPart<NewProfileScreen> = {
  title: (_state, screen) => ['new profile', STEP_NAMES[screen.step]],
  contexts: (_state, screen) => {
    const picker = shownPicker(screen);
    if (picker !== undefined) return [...pickerContexts(picker), 'new-profile'];
    if (screen.step === 'info') return ['new-profile-info'];
    if (screen.step === 'addons') return ['new-profile-addons', 'new-profile'];
    return screen.step === 'review' ? ['new-profile-review', 'new-profile'] : ['new-profile'];
  },
  count: countOf,
  list: listOf,
  withList,
  height: (state, screen) => {
    const picker = shownPicker(screen);
    return picker === undefined ? stepRows(state) : pickerRows(state, picker, stepRows(state));
  },
  filter: screen => {
    const picker = shownPicker(screen);
    if (picker !== undefined) return pickerFilter(picker);
    return screen.step === 'cloud' ? screen.cloudFilter : undefined;
  },
  withFilter: (screen, filter) => {
    const picker = shownPicker(screen);
    if (picker !== undefined) return withPicker(screen, withPickerFilter(picker, filter));
    return {...screen, cloudFilter: filter};
  },
  hasDetail: true,
  beside: (state, screen) => {
    const picker = shownPicker(screen);
    return picker === undefined ? undefined : textBesidePacks(state, picker, bodyRows(state.size) - STEP_HEAD);
  },
  rested: (state, screen) => (shownPicker(screen) === undefined ? [] : restEffects(state)),
  status: statusOf,
  update(state, screen, action) {
    const step = updateScreen(state, screen, action);
    return step === undefined ? undefined : keepDraft(screen, step);
  },
};

function updateScreen(state: State, screen: NewProfileScreen, action: Action): Step | undefined {
  const picker = shownPicker(screen);
  const step = picker === undefined ? undefined : updatePicker(state, picker, action);
  if (step !== undefined) return fromPicker(state, screen, step);
  switch (action.type) {
    case 'new-profile.next':
      return chooseStep(state, screen);
    case 'new-profile.create':
      return createProfile(state, screen);
    case 'new-profile.back':
      return goBack(state, screen);
    case 'new-profile.go':
      return goTo(state, screen, action.at);
    case 'new-profile.cloud':
      return chooseCloud(state, screen, action.cloud);
    case 'picker.copy':
      return orSay(state, () => takeCopy(state, screen, action.displayName));
    case 'new-profile.skip':
      return skipLayer(state, screen);
    case 'app.close':
    case 'screen.back':
      return leaveScreen(state, screen);
    case 'session.undo':
    case 'session.redo':
      return travel(state, screen, action.type);
    case 'profile.created':
      return created(state, screen, action);
    default:
      if (screen.step === 'info') return updateInfo(state, screen, action);
      return screen.step === 'addons' ? updateAddons(state, screen, action) : undefined;
  }
}

function countOf(state: State, screen: NewProfileScreen): number {
  const picker = shownPicker(screen);
  if (picker !== undefined) return countRows(state, picker);
  switch (screen.step) {
    case 'type':
      return TYPE_CHOICES.length;
    case 'cloud':
      return shownClouds(state, screen).length;
    case 'addons':
      return addonRows(screen).length;
    case 'review':
      return reviewRows(state, screen).length;
    default:
      return 0;
  }
}

function listOf(screen: NewProfileScreen): ListState {
  const picker = shownPicker(screen);
  if (picker !== undefined) return picker.lists[picker.stage];
  return isCoreKind(screen.step) || screen.step === 'info' ? LIST_START : screen.lists[screen.step];
}

function withList(screen: NewProfileScreen, list: ListState): NewProfileScreen {
  const picker = shownPicker(screen);
  if (picker !== undefined) return withPicker(screen, withPickerList(picker, list));
  if (isCoreKind(screen.step) || screen.step === 'info') return screen;
  return {...screen, lists: {...screen.lists, [screen.step]: list}};
}

/** The profile is written: closes the screen, drops its draft, and opens the stack. */
function created(
  state: State,
  screen: NewProfileScreen,
  action: Extract<Action, {type: 'profile.created'}>,
): Step | undefined {
  const {ref, said} = action;
  const isOurs = ref.name === fieldText(screen.info, 'name') && ref.version === fieldText(screen.info, 'version');
  if (!isOurs) return undefined;
  const below: State = {...popScreen(state), unfinished: undefined, running: undefined};
  return [
    say(below, 'ok', said),
    {type: 'draft.new-profile', snapshot: undefined},
    {type: 'profiles.load'},
    {type: 'profile.open', ref, place: HOME},
  ];
}

/** Every choice and everything typed goes into the draft; cursors and filters do not. */
function keepDraft(before: NewProfileScreen, [state, ...effects]: Step): Step {
  const after = state.screens.at(-1);
  if (after?.type !== 'new-profile' || isSameDraft(before, after)) return [state, ...effects];
  return [state, {type: 'draft.new-profile', snapshot: toSnapshot(after)}, ...effects];
}

function travel(state: State, screen: NewProfileScreen, type: 'session.undo' | 'session.redo'): Step {
  const {history} = screen;
  const isUndo = type === 'session.undo';
  const label = (isUndo ? history.past.at(-1) : history.future[0])?.label;
  if (label === undefined) return [say(state, 'info', isUndo ? 'nothing to undo' : 'nothing to do again')];
  const shown = withTop(state, {...screen, history: isUndo ? undo(history) : redo(history)});
  return [say(shown, 'info', isUndo ? `undone: ${label} (ctrl-r does it again)` : `done again: ${label}`)];
}

function statusOf(state: State, screen: NewProfileScreen): string {
  const picker = shownPicker(screen);
  if (picker !== undefined) return pickerStatus(state, picker);
  const rail = railOf(state, screen);
  const place = `step ${rail.findIndex(one => one.step === screen.step) + 1} of ${rail.length}`;
  const addons = addonRows(screen).length;
  if (screen.step === 'addons') return `${place}, ${addons} add-on${addons === 1 ? '' : 's'}`;
  if (screen.step !== 'review') return place;
  const row = reviewRows(state, screen)[screen.lists.review.cursor];
  if (row?.type === 'problem') return printable(aboutProblem(state, screen, row.problem));
  const problems = reviewProblems(screen).length;
  const found = problems === 0 ? 'nothing is missing' : `${problems} to look at`;
  return `${place}, ${isReviewed(screen) ? found : 'checking…'}`;
}

/** What the row of a problem has no room for: where it is and what to do, or else the message itself. */
function aboutProblem({size}: State, screen: NewProfileScreen, {message, hint, layer, line}: Problem): string {
  if (hint === undefined || widthOf(message) > size.columns - REVIEW_LEAD) return message;
  const name = layersOf(screen.history.present).find(one => layerId(one) === layer)?.name;
  const place = [name ?? '', line === undefined ? '' : `line ${line}`].filter(Boolean).join(' ');
  return place === '' ? hint : `${place}: ${hint}`;
}

/** In cells: the cursor, and what kind of line it is. */
const REVIEW_LEAD = 16;
