import {manifestsOf} from '../../../src/domain/layer/layer.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, putCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {countText, SEVERITIES} from '../../problems/problem-count.ts';
import {placeOfProblem, type ProblemPlace} from '../../problems/problem-place.ts';
import {noticeOf} from '../../problems/problem-words.ts';
import type {ProblemsScreen} from '../../screen.ts';
import {profileOf} from '../../session/session.ts';
import {popScreen, pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import type {LayerScreen} from '../layer/layer-screen.ts';
import {layerStart} from '../layer/layer.ts';
import {selectLayer, showStack} from '../stack/stack-cursor.ts';
import {PROBLEM_TOKENS, problemAtCursor, problemListRows, problemRows} from './problem-rows.ts';

/** The Problems screen for the open profile, or for one layer of it. */
export function problemsStart(layer?: string): ProblemsScreen {
  return {type: 'problems', layer, list: LIST_START, filter: NO_FILTER};
}

export const problemsPart: ScreenPart<ProblemsScreen> = {
  title: (state, screen) => {
    const profile = profileOf(state);
    const layer = screen.layer === undefined || profile === undefined ? undefined : findLayer(profile, screen.layer);
    return layer === undefined ? ['problems'] : [layer.name, 'problems'];
  },
  contexts: () => ['problems'],
  count: (state, screen) => problemRows(state, screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => problemListRows(state) - 1,
  filter: screen => screen.filter,
  withFilter: (screen, filter) => ({...screen, filter}),
  hasDetail: true,
  tokens: () => PROBLEM_TOKENS,
  status: (state, screen) => {
    const problems = problemRows(state, screen).map(row => row.problem);
    const isChecked = state.session?.checked === profileOf(state);
    return `${countText(problems, SEVERITIES) || 'no problems'}${isChecked ? '' : ', checking…'}`;
  },
  update: updateProblems,
};

function updateProblems(state: State, screen: ProblemsScreen, action: Action): Step | undefined {
  if (action.type !== 'problem.go') return undefined;
  const problem = problemAtCursor(state);
  const profile = profileOf(state);
  if (problem === undefined || profile === undefined) return [state];
  const [next, ...effects] = goTo(state, screen, placeOfProblem(problem, profile));
  return [{...next, notice: noticeOf(problem)}, ...effects];
}

function goTo(state: State, screen: ProblemsScreen, place: ProblemPlace): Step {
  switch (place.of) {
    case 'text':
      return openText(state, screen, place);
    case 'layer':
      return [selectLayer(showStack(state, 'layers'), place.layer)];
    case 'variable':
      return [showStack(state, 'variables', place.at)];
    case 'layers':
    case 'info':
      return [showStack(state, place.of)];
  }
}

/**
 * Shows the text at the problem's line. The list stays below, so that going back leads to the next problem, unless it
 * was opened from that very layer.
 */
function openText(state: State, {layer: own}: ProblemsScreen, place: ProblemPlace & {readonly of: 'text'}): Step {
  const {purpose, line} = place;
  const profile = profileOf(state);
  const layer = profile === undefined ? undefined : findLayer(profile, purpose.layer);
  if (layer === undefined) return [say(state, 'info', 'that layer is no longer in the profile')];
  const start = layerStart(layer, purpose.of === 'manifest' ? 'manifests' : 'values', line);
  const at = purpose.of === 'manifest' ? manifestsOf(layer).findIndex(one => one.name === purpose.name) : 0;
  // On a narrow screen the list gets less than half of the rows.
  const height = Math.max(1, Math.floor(listRows(state.size) / 2) - 2);
  const lists = {...start.lists, manifests: putCursor(LIST_START, at, manifestsOf(layer).length, height)};
  const below = popScreen(state);
  const shown = own === purpose.layer ? below.screens.at(-1) : undefined;
  if (shown?.type === 'layer')
    return [
      withTop(below, {
        ...shown,
        tab: start.tab,
        preview: start.preview,
        lists: {...shown.lists, ...picked(lists, start)},
      }),
    ];
  return [pushScreen(state, {...start, lists}), {type: 'pack.read-of-layer', layer}];
}

/** The list of the Layer screen's tab that is opened. */
function picked(lists: LayerScreen['lists'], {tab}: LayerScreen): Partial<LayerScreen['lists']> {
  return {[tab]: lists[tab]};
}
