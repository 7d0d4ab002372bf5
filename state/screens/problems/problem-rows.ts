import type {Problem} from '../../../src/domain/problem.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import {filterRows, parseFilter} from '../../filter.ts';
import {type State, topScreen} from '../../model.ts';
import type {Session} from '../../model.ts';
import {remember} from '../../remember.ts';
import type {ProblemsScreen} from '../../screen.ts';
import {bodyRows, WIDE_COLUMNS} from '../../surroundings.ts';

/** One problem in the list, with the name of its layer; empty for the profile itself. */
export interface ProblemRow {
  readonly problem: Problem;
  readonly layer: string;
}

/** The problems that the filter lets through, as last found. */
export function problemRows(state: State, screen: ProblemsScreen): readonly ProblemRow[] {
  const {session} = state;
  return session === undefined ? [] : rowsOf(session, screen.layer ?? '', screen.filter.line.text);
}

export function problemAtCursor(state: State): Problem | undefined {
  const screen = topScreen(state);
  return screen.type === 'problems' ? problemRows(state, screen)[screen.list.cursor]?.problem : undefined;
}

/** The rows of the list with its head: the whole body when the detail is beside it, else what the detail leaves. */
export function problemListRows({size}: State): number {
  const rows = bodyRows(size);
  return size.columns >= WIDE_COLUMNS ? rows : rows - Math.min(8, Math.floor(rows / 2));
}

export const PROBLEM_TOKENS = ['severity', 'layer', 'code'];

const rowsOf = remember((session: Session, layer: string, filter: string): readonly ProblemRow[] => {
  const {present} = session.history;
  const problems = layer === '' ? session.problems : session.problems.filter(problem => problem.layer === layer);
  const rows = problems.map(problem => ({
    problem,
    layer: problem.layer === undefined ? '' : (findLayer(present, problem.layer)?.name ?? ''),
  }));
  return filterRows(rows, parseFilter(filter, PROBLEM_TOKENS), textOf, (row, {key, value}) =>
    key === 'layer'
      ? row.layer.toLowerCase().includes(value)
      : row.problem[key === 'code' ? 'code' : 'severity'].startsWith(value),
  );
});

function textOf({problem, layer}: ProblemRow): string {
  const {message, hint = '', code, path = '', manifest = ''} = problem;
  return `${layer} ${manifest} ${path} ${message} ${hint} ${code}`.toLowerCase();
}
