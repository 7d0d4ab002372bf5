import {LIST_START, putCursor} from '../list.ts';
import type {State} from '../model.ts';
import {placeOf} from '../place-now.ts';
import {HOME, type Place} from '../place.ts';
import type {DraftSummary, RecoveryScreen} from '../screen.ts';
import type {RecoveredText, TextOwner} from '../session/recovered-text.ts';
import {popScreen, say, type ScreenPart, type Step, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';

/** What a run that did not quit left behind: a text in an editor, or a draft. */
export type RecoveryRow =
  | {readonly kind: 'text'; readonly text: RecoveredText}
  | {readonly kind: 'draft'; readonly draft: DraftSummary};

/** Offers the unsaved work of a run that did not quit. */
export function recoveryStart(drafts: readonly DraftSummary[], texts: readonly RecoveredText[]): RecoveryScreen {
  return {type: 'recovery', list: LIST_START, drafts, texts};
}

export function recoveryRows({texts, drafts}: RecoveryScreen): readonly RecoveryRow[] {
  return [
    ...texts.map(text => ({kind: 'text', text}) as const),
    ...drafts.map(draft => ({kind: 'draft', draft}) as const),
  ];
}

export function recoveryAtCursor(state: State): RecoveryRow | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'recovery' ? recoveryRows(screen)[screen.list.cursor] : undefined;
}

/** The screen without a row; undefined when none is left. */
export function withoutRow(state: State, screen: RecoveryScreen, row: RecoveryRow): RecoveryScreen | undefined {
  const texts = screen.texts.filter(text => row.kind !== 'text' || text.file !== row.text.file);
  const drafts = screen.drafts.filter(
    ({ref}) => row.kind !== 'draft' || ref.name !== row.draft.ref.name || ref.version !== row.draft.ref.version,
  );
  const count = texts.length + drafts.length;
  return count === 0
    ? undefined
    : {...screen, texts, drafts, list: putCursor(screen.list, screen.list.cursor, count, listRows(state.size))};
}

export const recoveryPart: ScreenPart<RecoveryScreen> = {
  title: () => ['recovered drafts'],
  contexts: () => ['recovery'],
  count: (_state, screen) => recoveryRows(screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: (_state, {texts, drafts}) =>
    [
      ...(texts.length === 0 ? [] : [`${texts.length} left in an editor`]),
      ...(drafts.length === 0 ? [] : [`${drafts.length} with unsaved work`]),
    ].join(', '),
  update(state, screen, action) {
    switch (action.type) {
      case 'text.give-up': {
        const text = screen.texts.find(({file}) => file === action.file);
        if (text === undefined) return undefined;
        const said = say(state, 'info', `${text.about.name} is as it was before; the text stays in ${text.file}`);
        return [without(said, screen, {kind: 'text', text}), {type: 'editor.give-up', file: text.file}];
      }
      case 'draft.discarded':
        return discarded(state, screen, action.ref);
      default:
        return undefined;
    }
  },
};

function discarded(state: State, screen: RecoveryScreen, ref: DraftSummary['ref']): Step | undefined {
  const {name, version} = ref;
  const draft = screen.drafts.find(one => one.ref.name === name && one.ref.version === version);
  if (draft === undefined) return undefined;
  const text = `the draft of ${name} ${version} is in the trash for 30 days; T on Profiles shows it`;
  const next = without(say(state, 'info', text), screen, {kind: 'draft', draft});
  const open = state.session?.ref;
  if (open?.name !== name || open.version !== version) return [next];
  // The version is open below with what was discarded, so it is read again as it was saved.
  return [next, {type: 'profile.open', ref, place: placeOf(next)}];
}

function without(state: State, screen: RecoveryScreen, row: RecoveryRow): State {
  const left = withoutRow(state, screen, row);
  return left === undefined ? popScreen(state) : withTop(state, left);
}

/** The layer of a text, to be shown with the question about it. */
export function placeOfText({ref, purpose}: TextOwner): Place {
  if (purpose.of === 'default') return {...HOME, ref, tab: 'variables'};
  if (purpose.of === 'picked-values' || purpose.of === 'upgrade-value') return {...HOME, ref};
  const tab = purpose.of === 'values' ? 'values' : 'manifests';
  return {ref, tab: 'layers', layer: purpose.layer, open: {tab, line: 1}};
}
