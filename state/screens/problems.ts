import {LIST_START} from '../list.ts';
import type {ProblemsScreen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';
import type {Problem} from '../../src/domain/problem.ts';

export function problemsStart(problems: readonly Problem[]): ProblemsScreen {
  return {type: 'problems', list: LIST_START, problems};
}

export const problemsPart: ScreenPart<ProblemsScreen> = {
  title: () => ['problems'],
  contexts: () => ['problems'],
  count: (_state, screen) => screen.problems.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: (_state, screen) => `${screen.problems.length} problems`,
  update: () => undefined,
};
