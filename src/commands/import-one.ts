import {StrataError} from '../domain/error.ts';
import {type Adoption, adoptProfile} from '../domain/import/adopt-profile.ts';
import {describePlan, type PlanLine} from '../domain/import/describe-plan.ts';
import {planImport} from '../domain/import/plan-import.ts';
import {type Profile, type ProfileRef, refOf} from '../domain/profile.ts';
import type {ProfileStore} from '../storage/profile-store.ts';
import type {Context} from './context.ts';
import {formatRef} from './profile-argument.ts';

export interface Imported {
  readonly ref: ProfileRef;
  /** `unchanged`: the same content was there already. `planned`: nothing was to be done yet. */
  readonly done: 'imported' | 'unchanged' | 'planned';
  readonly lines: readonly PlanLine[];
}

/**
 * Imports any number of documents; the registries are looked at once. A version that is there already is never written over: with
 * other content it is `profile.exists`.
 */
export async function openImporter(
  {profiles, registries}: Pick<Context, 'profiles' | 'registries'>,
  adoption: Adoption,
  isDryRun: boolean,
): Promise<(document: Profile, source: string) => Promise<Imported>> {
  const catalog = await (await registries()).rescan();
  return async (document, source) => {
    const profile = adoptProfile(document, adoption);
    const ref = refOf(profile);
    const plan = planImport(profile, catalog, await takenBy(ref, profiles));
    const lines = describePlan(plan);
    if (isDryRun) return {ref, done: 'planned', lines};
    if (plan.place.kind === 'free') {
      await profiles.save(profile, undefined);
      return {ref, done: 'imported', lines};
    }
    if (plan.place.isSame) return {ref, done: 'unchanged', lines: []};
    throw new StrataError('profile.exists', `${ref.name} ${ref.version} exists already, and is another`, {
      hint:
        `Nothing was changed. Import it under another name or version, --as NAME[@VERSION]: ${ref.name}@${plan.place.next} ` +
        `is free. What differs: strata diff ${formatRef(ref)} ${source}`,
    });
  };
}

async function takenBy({name, version}: ProfileRef, profiles: ProfileStore) {
  const {profiles: rows, broken} = await profiles.list();
  const readable = rows.find(row => row.name === name)?.versions.map(one => one.version) ?? [];
  const unreadable = broken.flatMap(({ref}) => (ref?.name === name ? [ref.version] : []));
  const isStored = readable.includes(version);
  const stored = isStored ? (await profiles.read({name, version})).profile : undefined;
  return {versions: [...readable, ...unreadable], stored};
}
