import {StrataError} from '../../src/domain/error.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import type {Ports} from '../ports.ts';
import {type Findings, findingsKey} from '../problems/findings-shape.ts';
import type {Handlers} from './handler.ts';

export const checkEffects = {
  async 'profile.check'({profile, catalog}, {checks}, signal) {
    const problems = await checks.find(profile, catalog, signal);
    return problems === undefined ? undefined : {type: 'profile.checked', profile, problems};
  },
  async 'versions.check'({versions, catalog}, {sweeps, profiles}, signal) {
    const found = new Map<string, Findings>();
    const until = Date.now() + SWEEP;
    for (const {ref, modified} of versions) {
      const count = await countProblems(ref, catalog, {sweeps, profiles}, signal);
      // Called off.
      if (count === undefined) break;
      found.set(findingsKey(ref), {modified, catalog, ...count});
      if (Date.now() > until) break;
    }
    return {type: 'versions.checked', found};
  },
} satisfies Partial<Handlers>;

/** Findings are shown this often, ms. */
const SWEEP = 250;

/** A version that cannot be read counts as one error. */
async function countProblems(
  ref: ProfileRef,
  catalog: Catalog | undefined,
  {sweeps, profiles}: Pick<Ports, 'sweeps' | 'profiles'>,
  signal: AbortSignal,
): Promise<Pick<Findings, 'errors' | 'warnings'> | undefined> {
  try {
    const {profile} = await profiles.read(ref);
    const problems = await sweeps.find(profile, catalog, signal);
    const count = (severity: string) => problems?.filter(problem => problem.severity === severity).length ?? 0;
    return problems === undefined ? undefined : {errors: count('error'), warnings: count('warning')};
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    return {errors: 1, warnings: 0};
  }
}
