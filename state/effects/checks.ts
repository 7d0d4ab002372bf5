import {StrataError} from '../../src/domain/error.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {Ports} from '../ports.ts';
import {type Findings, findingsKey, type UncheckedVersion} from '../problems/findings-shape.ts';
import type {Handlers} from './handler.ts';

export const checkEffects = {
  async 'profile.check'({profile, catalog}, {checks}, signal) {
    const problems = await checks.find(profile, catalog, signal);
    return problems === undefined ? undefined : {type: 'profile.checked', profile, problems};
  },
  async 'versions.check'({versions, catalog}, ports, signal) {
    const found = new Map<string, Findings>();
    const until = Date.now() + SWEEP;
    for (const version of versions) {
      const count = await countProblems(version, catalog, ports, signal);
      // Called off.
      if (count === undefined) break;
      const {ref, modified, draftedAt} = version;
      found.set(findingsKey(ref), {modified, draftedAt, catalog, ...count});
      if (Date.now() > until) break;
    }
    return {type: 'versions.checked', found};
  },
} satisfies Partial<Handlers>;

/** Findings are shown this often, ms. */
const SWEEP = 250;

/** What is wrong with a version as it would be saved; one that cannot be read counts as one error. */
async function countProblems(
  {ref, draftedAt}: UncheckedVersion,
  catalog: Catalog | undefined,
  {sweeps, profiles, drafts}: Pick<Ports, 'sweeps' | 'profiles' | 'drafts'>,
  signal: AbortSignal,
): Promise<Pick<Findings, 'errors' | 'warnings'> | undefined> {
  try {
    const saved = await profiles.read(ref);
    const draft = draftedAt === undefined ? undefined : drafts.open(ref, saved);
    const problems = await sweeps.find(draft?.history.present ?? saved.profile, catalog, signal);
    const count = (severity: string) => problems?.filter(problem => problem.severity === severity).length ?? 0;
    return problems === undefined ? undefined : {errors: count('error'), warnings: count('warning')};
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    return {errors: 1, warnings: 0};
  }
}
