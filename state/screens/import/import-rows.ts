import {adoptProfile} from '../../../src/domain/import/adopt-profile.ts';
import {describePlan, type PlanLine} from '../../../src/domain/import/describe-plan.ts';
import {fillSecret} from '../../../src/domain/import/fill-secret.ts';
import {type ImportPlan, planImport} from '../../../src/domain/import/plan-import.ts';
import {type Profile, refOf} from '../../../src/domain/profile/profile.ts';
import type {SecretPlace} from '../../../src/domain/secret/secrets.ts';
import {readyOr} from '../../loadable.ts';
import type {State} from '../../model.ts';
import type {ImportScreen, Incoming} from './import-screen.ts';

/** A document as it would be imported, what that means here, and the same in words. */
export interface PlannedImport {
  readonly profile: Profile;
  readonly plan: ImportPlan;
  readonly rows: readonly PlanLine[];
}

/** The plan, remembered while nothing it depends on changes, because documents are long. */
export function importPlan({profiles, catalog}: State, {incoming}: ImportScreen): PlannedImport {
  const known = plans.get(incoming);
  if (known?.profiles === profiles && known.catalog === catalog) return known.planned;
  const planned = plan(incoming, profiles, catalog);
  plans.set(incoming, {profiles, catalog, planned});
  return planned;
}

/** The registry that the line under the cursor is about, if any. */
export function registryAtCursor(state: State): string | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'import' ? importPlan(state, screen).rows[screen.list.cursor]?.from || undefined : undefined;
}

/** The masked secret that the line under the cursor is about, if any. */
export function secretAtCursor(state: State): SecretPlace | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'import' ? importPlan(state, screen).rows[screen.list.cursor]?.secret : undefined;
}

interface Known extends Pick<State, 'profiles' | 'catalog'> {
  readonly planned: PlannedImport;
}

const plans = new WeakMap<Incoming, Known>();

function plan(incoming: Incoming, profiles: State['profiles'], catalog: State['catalog']): PlannedImport {
  const {document, as, registries, stored, filled} = incoming;
  const profile = filled.reduce(fillSecret, adoptProfile(document, {as, registries}));
  const ref = refOf(profile);
  const row = readyOr(profiles, {profiles: [], broken: []}).profiles.find(({name}) => name === ref.name);
  const isStored = stored !== undefined && refOf(stored).name === ref.name && refOf(stored).version === ref.version;
  const made = planImport(profile, readyOr(catalog, {registries: []}), {
    versions: row?.versions.map(({version}) => version) ?? [],
    stored: isStored ? stored : undefined,
  });
  return {profile, plan: made, rows: describePlan(made)};
}
