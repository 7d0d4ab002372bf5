import type {Action} from '../action.ts';
import {LIST_START} from '../list.ts';
import type {State} from '../model.ts';
import type {ImportScreen, Incoming} from '../screen.ts';
import {pushScreen, say, type ScreenPart, type Step, withTop} from '../step.ts';
import {COMPARE_START} from './compare.ts';
import {importPlan} from './import-rows.ts';

/** The Import screen on a document that was read. */
export function importStart({document, stored, source}: Extract<Action, {type: 'import.read'}>): ImportScreen {
  return {type: 'import', incoming: {document, stored, source, as: {}, registries: new Map()}, list: LIST_START};
}

export const importPart: ScreenPart<ImportScreen> = {
  title: (_state, {incoming}) => ['import', incoming.source],
  contexts: () => ['import'],
  count: (state, screen) => importPlan(state, screen).rows.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status(state, screen) {
    const open = importPlan(state, screen).rows.filter(({tone}) => tone === 'todo').length;
    return open === 0 ? 'everything it needs is here' : `${open} to do, now or later`;
  },
  update: updateImport,
};

function updateImport(state: State, screen: ImportScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'import.as':
      return [withIncoming(state, screen, {as: {name: action.name, version: action.version}})];
    case 'import.registry':
      return [withIncoming(state, screen, {registries: movedTo(screen.incoming.registries, action.from, action.to)})];
    case 'import.accept':
      return accept(state, screen);
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

/** What was moved to a registry before moves on with it. */
function movedTo(moves: ReadonlyMap<string, string>, from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...[...moves].map(([first, last]) => [first, last === from ? to : last] as const), [from, to]]);
}

function withIncoming(state: State, screen: ImportScreen, change: Partial<Incoming>): State {
  return withTop(state, {...screen, incoming: {...screen.incoming, ...change}});
}

function accept(state: State, screen: ImportScreen): Step {
  const {profile, plan} = importPlan(state, screen);
  const {ref, place} = plan;
  if (place.kind === 'taken') {
    const what = `${ref.name} ${ref.version} is there already`;
    return [
      say(
        state,
        'error',
        `${what}${place.isSame ? ', and is the same' : ''}; r takes another name or version, ${place.next} is free`,
      ),
    ];
  }
  return [
    {...state, running: `importing ${ref.name}`},
    {type: 'profile.create', profile, said: `imported ${ref.name} ${ref.version} from ${screen.incoming.source}`},
  ];
}
