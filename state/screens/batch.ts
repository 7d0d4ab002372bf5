import type {Action} from '../action.ts';
import type {BatchItem, BatchPhase, BatchResult} from '../batch.ts';
import {confirm, type ConfirmDialog} from '../dialogs/dialog.ts';
import {NO_FILTER} from '../filter.ts';
import {LIST_START, putCursor} from '../list.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {HOME} from '../place.ts';
import {remember} from '../remember.ts';
import type {BatchScreen} from '../screen.ts';
import {say, type ScreenPart, type Step, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';

/** Rows below the list that show the one under the cursor in full. */
export const BATCH_DETAIL_ROWS = 4;

/** The screen for a batch that has not begun. */
export function batchStart({job, items}: Extract<Action, {type: 'batch.found'}>): BatchScreen {
  return {
    type: 'batch',
    job,
    items,
    doing: 'plan',
    isStopping: false,
    done: 0,
    isOver: false,
    list: LIST_START,
    search: NO_FILTER,
  };
}

/** The next turn of the batch. */
export function nextStep({job, items, doing, done}: BatchScreen) {
  return {type: 'batch.step', job, items, phase: doing ?? 'plan', from: done} as const;
}

export const batchPart: ScreenPart<BatchScreen> = {
  title: (_state, {job}) => [job.kind, job.directory],
  contexts: () => ['batch'],
  count: (_state, screen) => screen.items.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => listRows(state.size) - BATCH_DETAIL_ROWS,
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  isOfRows: true,
  texts: (_state, {items}) => itemTexts(items),
  status: (_state, screen) => counts(screen),
  update: updateBatch,
};

const itemTexts = remember((items: readonly BatchItem[]) =>
  items.map(({title, result}) => `${result?.state ?? ''} ${title} ${result?.said ?? ''}`),
);

function updateBatch(state: State, screen: BatchScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'batch.stepped':
      return stepped(state, screen, action);
    case 'batch.run':
      return run(state, screen);
    case 'batch.open':
      return open(state, screen);
    case 'batch.go':
      return [goToLeft(state, screen, action.by)];
    case 'batch.registry':
      if (screen.doing !== undefined) return [say(state, 'info', 'it is not done yet; ctrl-c stops it')];
      return start(state, withMove(screen, action.from, action.to), 'plan');
    case 'app.interrupt':
      if (screen.doing === undefined || screen.isStopping) return undefined;
      return [
        say(
          withTop({...state, interruptedAt: state.pressedAt, running: undefined}, {...screen, isStopping: true}),
          'info',
          'stopped; what was done stays, enter goes on',
        ),
      ];
    case 'screen.back':
    case 'app.close':
      return screen.doing === undefined ? undefined : [say(state, 'info', 'ctrl-c stops it first')];
    default:
      return undefined;
  }
}

/** Shows what was done, and asks for the next turn, unless the batch is to stop. */
function stepped(
  state: State,
  screen: BatchScreen,
  {phase, from, results}: Extract<Action, {type: 'batch.stepped'}>,
): Step {
  const items = screen.items.map((item, at): BatchItem => {
    const result = results[at - from];
    return result === undefined ? item : {...item, result};
  });
  const next: BatchScreen = {...screen, items, done: from + results.length};
  if (screen.isStopping) return [withTop(state, {...next, doing: undefined, isStopping: false})];
  if (next.done < items.length) return [withTop({...state, running: runningWords(next)}, next), nextStep(next)];
  const over: BatchScreen = {...next, doing: undefined, isOver: phase === 'run'};
  const idle = withTop({...state, running: undefined}, over);
  if (phase === 'plan') return [say(idle, 'info', `${counts(over)}; enter ${verbOf(over)} what is ready`)];
  const left = items.some(({result}) => result?.state === 'left');
  // An import may have taught us something about registries.
  const registries =
    over.job.kind === 'import' && over.job.registries.size > 0 ? ([{type: 'catalog.load'}] as const) : [];
  const told = say({...idle, dialog: askForPacks(idle, over)}, left ? 'warning' : 'ok', counts(over));
  return [told, {type: 'profiles.load'}, ...registries];
}

/** The packs of an imported bundle are used once it is a registry. */
function askForPacks({catalog}: State, {job}: BatchScreen): ConfirmDialog | undefined {
  if (job.kind !== 'import' || job.isBundle !== true) return undefined;
  const {registries} = readyOr(catalog, {registries: []});
  if (registries.some(({source}) => source === job.directory)) return undefined;
  const lines = [`The packs in ${job.directory} are read where they lie, as long as it is there.`];
  const action = {type: 'registry.add', registry: {path: job.directory}} as const;
  return confirm('Use its packs too?', lines, 'Add it as a registry', action);
}

function run(state: State, screen: BatchScreen): Step {
  if (screen.doing !== undefined) return [say(state, 'info', 'it is not done yet; ctrl-c stops it')];
  if (screen.isOver) return open(state, screen);
  if (screen.items.some(({result}) => result === undefined)) return start(state, screen, 'plan');
  const ready = screen.items.filter(({result}) => result?.state === 'ready').length;
  return ready === 0 ? open(state, screen) : start(state, screen, 'run');
}

function start(state: State, screen: BatchScreen, doing: BatchPhase): Step {
  // A batch that was stopped continues where it stopped.
  const isDone = (result: BatchResult | undefined) =>
    doing === 'plan' ? result !== undefined : result?.state !== 'ready';
  const first = screen.items.findIndex(({result}) => !isDone(result));
  const next: BatchScreen = {...screen, doing, done: Math.max(0, first), isOver: false};
  return [withTop({...state, running: runningWords(next)}, next), nextStep(next)];
}

/** Opens a version that exists or was made; for a file that was left out, its own Import screen. */
function open(state: State, screen: BatchScreen): Step {
  const item = screen.items[screen.list.cursor];
  if (item === undefined) return [say(state, 'info', 'nothing here')];
  const {file, result} = item;
  if (file !== undefined && (result?.state === 'left' || result?.state === 'ready'))
    return [
      {...state, running: 'reading the document'},
      {type: 'document.read', from: {file}},
    ];
  const ref = item.ref ?? result?.ref;
  if (ref === undefined) return [say(state, 'info', 'this row has no version to open')];
  return [
    {...state, running: `opening ${ref.name} ${ref.version}`},
    {type: 'profile.open', ref, place: {...HOME, tab: 'layers'}},
  ];
}

function goToLeft(state: State, screen: BatchScreen, by: 1 | -1): State {
  const {cursor} = screen.list;
  const places = screen.items.flatMap(({result}, at) => (result?.state === 'left' ? at : []));
  const next = by > 0 ? places.find(at => at > cursor) : places.findLast(at => at < cursor);
  if (next === undefined) return say(state, 'info', `nothing is left out ${by > 0 ? 'below' : 'above'}`);
  const height = listRows(state.size) - BATCH_DETAIL_ROWS;
  return withTop(state, {...screen, list: putCursor(screen.list, next, screen.items.length, height)});
}

function withMove(screen: BatchScreen, from: string, to: string): BatchScreen {
  if (screen.job.kind !== 'import') return screen;
  const registries = new Map([...screen.job.registries, [from, to]]);
  return {
    ...screen,
    job: {...screen.job, registries},
    items: screen.items.map(({title, file = ''}) => ({title, file})),
  };
}

function runningWords({job, items, doing, done}: BatchScreen): string {
  const what = doing === 'plan' ? 'looking at' : `${job.kind}ing`;
  return `${what} ${done} of ${items.length}; ctrl-c stops`;
}

const WORDS = {done: 'done', ready: 'ready', same: 'the same', left: 'left out'} as const;

function counts({items}: BatchScreen): string {
  const states = Map.groupBy(items, ({result}) => result?.state);
  const parts = (['done', 'ready', 'same', 'left'] as const).flatMap(state => {
    const count = states.get(state)?.length ?? 0;
    return count === 0 ? [] : `${count} ${WORDS[state]}`;
  });
  const waiting = states.get(undefined)?.length ?? 0;
  return [...parts, ...(waiting === 0 ? [] : [`${waiting} not looked at`])].join(', ');
}

function verbOf({job}: BatchScreen): string {
  return job.kind === 'export' ? 'exports' : 'imports';
}
