import {adoptProfile} from '../../../src/domain/import/adopt-profile.ts';
import type {PlanLine} from '../../../src/domain/import/describe-plan.ts';
import {learnedUids} from '../../../src/domain/import/learned-uids.ts';
import type {Action} from '../../action.ts';
import type {MenuDialog} from '../../dialogs/dialog.ts';
import {formAbout} from '../../dialogs/forms.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START} from '../../list.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {COMPARE_START} from '../compare/compare.ts';
import {importPlan} from './import-rows.ts';
import type {ImportScreen, Incoming} from './import-screen.ts';

/** The Import screen for a document. */
export function importStart({document, stored, source}: Extract<Action, {type: 'import.read'}>): ImportScreen {
  return {
    type: 'import',
    incoming: {document, stored, source, as: {}, registries: new Map(), filled: []},
    list: LIST_START,
    search: NO_FILTER,
  };
}

/** Rows below the list that show the one under the cursor in full. */
export const DETAIL_ROWS = 4;

export const importPart: ScreenPart<ImportScreen> = {
  title: (_state, {incoming}) => ['import', incoming.source],
  contexts: () => ['import'],
  count: (state, screen) => importPlan(state, screen).rows.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => listRows(state.size) - DETAIL_ROWS,
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  isOfRows: true,
  texts: (state, screen) => planTexts(importPlan(state, screen).rows),
  status(state, screen) {
    const open = importPlan(state, screen).rows.filter(({tone}) => tone === 'todo').length;
    return open === 0 ? 'everything it needs is here' : `${open} to do, now or later`;
  },
  update: updateImport,
};

const planTexts = remember((rows: readonly PlanLine[]) =>
  rows.map(({about, text, hint = ''}) => `${about} ${text} ${hint}`),
);

function updateImport(state: State, screen: ImportScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'import.as':
      return [withIncoming(state, screen, {as: {name: action.name, version: action.version}})];
    case 'import.fill':
      return [withIncoming(state, screen, {filled: [...screen.incoming.filled, action.secret]})];
    case 'import.registry':
      return [withIncoming(state, screen, {registries: movedTo(screen.incoming.registries, action.from, action.to)})];
    case 'import.accept':
      return accept(state, screen);
    case 'import.rename':
      return [{...state, dialog: formAbout(state, 'import-as', {})}];
    case 'import.merge':
      return merge(state, screen);
    case 'import.compare': {
      const {profile, plan} = importPlan(state, screen);
      if (plan.place.kind === 'free')
        return [say(state, 'info', 'nothing of that name and version is there to compare with')];
      return [
        pushScreen(state, COMPARE_START),
        {type: 'sides.read', sides: [plan.ref, {label: screen.incoming.source, profile}]},
      ];
    }
    default:
      return undefined;
  }
}

/** What earlier replacements gave a registry moves along with it. */
function movedTo(moves: ReadonlyMap<string, string>, from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...[...moves].map(([first, last]) => [first, last === from ? to : last] as const), [from, to]]);
}

function withIncoming(state: State, screen: ImportScreen, change: Partial<Incoming>): State {
  return withTop(state, {...screen, incoming: {...screen.incoming, ...change}});
}

function accept(state: State, screen: ImportScreen): Step {
  const {profile, plan} = importPlan(state, screen);
  const {ref, place, refused} = plan;
  if (refused !== undefined) return [say(state, 'error', `it cannot be imported: ${refused}; r gives it another one`)];
  if (place.kind === 'taken') {
    const what = `${ref.name} ${ref.version} is there already`;
    if (place.isSame) return [say(state, 'info', `${what}, and is the same; r takes another name or version`)];
    return [{...state, dialog: askWhatInstead(`${what}, and differs`, place.next)}];
  }
  const {document, source, as, registries} = screen.incoming;
  return [
    {...state, running: `importing ${ref.name}`},
    {
      type: 'profile.create',
      profile,
      said: `imported ${ref.name} ${ref.version} from ${source}`,
      // As the next document will look: with its own registries.
      imported: adoptProfile(document, {as}),
      learned: learnedUids(document, registries),
    },
  ];
}

/** An existing version is never overwritten. */
function askWhatInstead(title: string, next: string): MenuDialog {
  return {
    kind: 'menu',
    title,
    options: [
      {label: 'Merge the two, place by place', key: 'm', action: {type: 'import.merge'}},
      {label: `Choose another name or version; ${next} is free`, key: 'r', action: {type: 'import.rename'}},
      {label: 'Compare the two', key: 'd', action: {type: 'import.compare'}},
      {label: 'Do nothing', action: {type: 'dialog.close'}},
    ],
  };
}

function merge(state: State, screen: ImportScreen): Step {
  const {profile, plan} = importPlan(state, screen);
  if (plan.place.kind === 'free')
    return [say(state, 'info', 'nothing of that name and version is there to merge with')];
  if (plan.place.isSame) return [say(state, 'info', 'it is the same as what is there')];
  const {document, source, as} = screen.incoming;
  return [
    {...state, running: 'reading what is there'},
    {type: 'merge.read', document: adoptProfile(document, {as}), file: profile, source},
  ];
}
