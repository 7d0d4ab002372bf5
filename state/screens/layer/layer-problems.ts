import type {Problem, Severity} from '../../../src/domain/problem.ts';
import {type ListState, putCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {gravest} from '../../problems/problem-count.ts';
import {noticeOf} from '../../problems/problem-words.ts';
import {withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {manifestAtCursor, textLines} from './layer-rows.ts';
import type {LayerScreen} from './layer-screen.ts';

/** Problems in the text on the Layer screen, the values or the manifest under the cursor, by line from 0. */
export function shownProblems(state: State, screen: LayerScreen): ReadonlyMap<number, readonly Problem[]> {
  const manifest = manifestAtCursor(state)?.name;
  const isText = screen.tab === 'values' || manifest !== undefined;
  const own = (isText ? (state.session?.problems ?? []) : []).filter(
    problem => problem.layer === screen.layer && problem.manifest === manifest && problem.line !== undefined,
  );
  return Map.groupBy(own, problem => (problem.line ?? 1) - 1);
}

/** The gravest severity on each such line, for the gutter. */
export function problemMarks(state: State, screen: LayerScreen): ReadonlyMap<number, Severity> {
  return new Map(
    [...shownProblems(state, screen)].map(([line, problems]) => [line, gravest(problems) ?? 'note'] as const),
  );
}

/** The gravest problem on the line under the cursor. */
export function problemUnderCursor(state: State, screen: LayerScreen): Problem | undefined {
  const here = shownProblems(state, screen).get(textList(screen).cursor) ?? [];
  return here.find(problem => problem.severity === gravest(here));
}

/** Goes to the next line with a problem, wrapping around, and says what it is. */
export function stepProblem(state: State, screen: LayerScreen, by: 1 | -1): State {
  const lines = [...shownProblems(state, screen).keys()].sort((a, b) => a - b);
  const {cursor} = textList(screen);
  const ahead = by > 0 ? lines.find(line => line > cursor) : lines.findLast(line => line < cursor);
  const line = ahead ?? lines.at(by > 0 ? 0 : -1);
  if (line === undefined) return state;
  const next = atLine(state, screen, line);
  const problem = problemUnderCursor(state, next);
  return {...withTop(state, next), notice: problem === undefined ? undefined : noticeOf(problem)};
}

/** The cursor's line in the text that problems are about. */
function textList({tab, lists, preview}: LayerScreen): ListState {
  return tab === 'manifests' ? preview : lists.values;
}

function atLine(state: State, screen: LayerScreen, line: number): LayerScreen {
  // Only a few rows of a manifest are in sight on a small screen, so the line is put near the top.
  if (screen.tab === 'manifests') return {...screen, preview: {cursor: line, top: Math.max(0, line - 2)}};
  const values = putCursor(screen.lists.values, line, textLines(state, screen).length, listRows(state.size));
  return {...screen, lists: {...screen.lists, values}};
}
