import type {Problem, Severity} from '../../src/domain/problem.ts';

/** `2 errors, 1 warning`; notes are counted only where they are listed. Empty when there is nothing to say. */
export function countText(
  problems: readonly Problem[],
  severities: readonly Severity[] = ['error', 'warning'],
): string {
  return severities
    .map(severity => ({severity, count: problems.filter(problem => problem.severity === severity).length}))
    .filter(({count}) => count > 0)
    .map(({severity, count}) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The gravest severity; undefined without problems. */
export function gravest(problems: readonly Problem[]): Severity | undefined {
  return SEVERITIES.find(severity => problems.some(problem => problem.severity === severity));
}
