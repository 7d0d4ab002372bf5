import {describeSide, givesUp, type MergePart, type Origin} from '../../../src/domain/import/merge-part.ts';
import {refOf, withVersion} from '../../../src/domain/profile/profile.ts';
import type {Action} from '../../action.ts';
import type {MenuDialog} from '../../dialogs/dialog.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, putCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {COMPARE_START} from '../compare/compare.ts';
import {mergeOf, mergeRows, openRows} from './merge-rows.ts';
import type {MergeScreen} from './merge-screen.ts';

/** The Merge screen for a document and the version of the same name. */
export function mergeStart({merging}: Extract<Action, {type: 'merge.read'}>): MergeScreen {
  return {type: 'merge', merging, base: 0, choices: new Map(), list: LIST_START, search: NO_FILTER};
}

export const mergePart: ScreenPart<MergeScreen> = {
  title: (_state, {merging}) => ['merge', merging.source],
  contexts: () => ['merge'],
  count: (_state, screen) => mergeRows(screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  // Below the line that says what is merged.
  height: state => listRows(state.size) - 1,
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  isOfRows: true,
  texts: (_state, screen) => partTexts(mergeRows(screen)),
  status: (_state, screen) => statusOf(screen),
  update: updateMerge,
};

const partTexts = remember((rows: readonly MergePart[]) =>
  rows.map(part => [part.title, describeSide(part, 'here'), describeSide(part, 'file')].join(' ')),
);

function statusOf(screen: MergeScreen): string {
  const rows = mergeRows(screen);
  const open = openRows(screen).length;
  const taken = rows.filter(part => part.taken === 'file').length;
  const parts = [`${taken} of ${rows.length} from the file`];
  if (open > 0) parts.push(`${open} to decide`);
  return parts.join(', ');
}

function updateMerge(state: State, screen: MergeScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'merge.toggle':
      return [toggle(state, screen)];
    case 'merge.all':
      return [chooseAll(state, screen, action.side)];
    case 'merge.base': {
      const base = (screen.base + 1) % (screen.merging.bases.length + 1);
      return [withTop(state, {...screen, base, choices: new Map(), list: LIST_START})];
    }
    case 'merge.step':
      return [step(state, screen, action.by)];
    case 'merge.compare': {
      const {here, label} = screen.merging;
      const merged = {label: 'merged', profile: mergeOf(screen).profile(screen.choices)};
      return [pushScreen(state, COMPARE_START), {type: 'sides.read', sides: [{label, profile: here}, merged]}];
    }
    case 'merge.accept':
      return accept(state, screen, action.open);
    case 'merge.as':
      return acceptAs(state, screen, action.version);
    default:
      return undefined;
  }
}

function toggle(state: State, screen: MergeScreen): State {
  const part = mergeRows(screen)[screen.list.cursor];
  if (part === undefined) return state;
  // An open question is first answered with what is here, so that one key confirms it.
  const isWaiting = openRows(screen).includes(part);
  const side: Origin = isWaiting || part.taken === 'file' ? 'here' : 'file';
  return withTop(state, {...screen, choices: new Map([...screen.choices, [part.key, side]])});
}

function chooseAll(state: State, screen: MergeScreen, side: Origin): State {
  const choices = new Map(mergeRows(screen).map(({key}) => [key, side]));
  const words = side === 'here' ? 'everything stays as it is here' : 'everything is taken from the file';
  return say(withTop(state, {...screen, choices}), 'info', words);
}

/** Goes to the next or previous place that needs an answer. */
function step(state: State, screen: MergeScreen, by: 1 | -1): State {
  const rows = mergeRows(screen);
  const open = openRows(screen);
  const places = rows.flatMap((part, at) => (open.includes(part) ? at : []));
  const {cursor} = screen.list;
  const next = by > 0 ? places.find(at => at > cursor) : places.findLast(at => at < cursor);
  if (next === undefined)
    return say(state, 'info', by > 0 ? 'nothing below is to be decided' : 'nothing above is to be decided');
  return withTop(state, {...screen, list: putCursor(screen.list, next, rows.length, listRows(state.size) - 1)});
}

/** The result is an unsaved change to the version here, to be looked at, undone or saved like any other. */
function accept(state: State, screen: MergeScreen, open: Origin | undefined): Step {
  const waiting = openRows(screen);
  if (waiting.length > 0 && open === undefined) return [{...state, dialog: askForOpen(waiting)}];
  const decided = decide(screen, waiting, open);
  const {here, document, source} = decided.merging;
  const merged = mergeOf(decided).profile(decided.choices);
  const said = `merged ${source}: ${summary(decided)}; u undoes it, w writes it`;
  return [
    {...state, running: 'opening the merged profile'},
    {type: 'merge.open', ref: refOf(here), here, merged, document, said},
  ];
}

/** Both stay as they are, and a new version gets the result. */
function acceptAs(state: State, screen: MergeScreen, version: string): Step {
  const decided = decide(screen, openRows(screen), 'here');
  const {document, source} = decided.merging;
  const profile = withVersion(mergeOf(decided).profile(decided.choices), version);
  const said = `${refOf(profile).name} ${version} made of ${source} and what was here: ${summary(decided)}`;
  return [
    {...state, running: `making ${version}`},
    {type: 'profile.create', profile, said, imported: withVersion(document, version)},
  ];
}

function decide(screen: MergeScreen, waiting: readonly MergePart[], side: Origin = 'here'): MergeScreen {
  return {...screen, choices: new Map([...screen.choices, ...waiting.map(({key}) => [key, side] as const)])};
}

function summary(screen: MergeScreen): string {
  const rows = mergeRows(screen);
  const lost = rows.map(givesUp);
  const count = (side: Origin) => lost.filter(one => one === side).length;
  const parts = [`${rows.filter(part => part.taken === 'file').length} of ${rows.length} places from it`];
  if (count('file') > 0) parts.push(`${count('file')} of its changes given up`);
  if (count('here') > 0) parts.push(`${count('here')} of those here given up`);
  return parts.join(', ');
}

const SHOWN = 6;

function askForOpen(waiting: readonly MergePart[]): MenuDialog {
  const places = waiting.length === 1 ? 'One place is' : `${waiting.length} places are`;
  const more = waiting.length > SHOWN ? [`and ${waiting.length - SHOWN} more`] : [];
  return {
    kind: 'menu',
    title: `${places} to be decided`,
    lines: [...waiting.slice(0, SHOWN).map(({title}) => title), ...more],
    options: [
      {label: 'Look at them: space chooses, ] goes to the next', action: {type: 'merge.step', by: 1}},
      {label: 'Keep what is here', action: {type: 'merge.accept', open: 'here'}},
      {label: 'Take what the file has', action: {type: 'merge.accept', open: 'file'}},
    ],
  };
}
