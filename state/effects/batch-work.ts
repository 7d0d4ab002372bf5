import {counted} from '../../src/domain/diff/report/diff-words.ts';
import {StrataError} from '../../src/domain/error.ts';
import {adoptProfile} from '../../src/domain/import/adopt-profile.ts';
import {describePlan} from '../../src/domain/import/describe-plan.ts';
import {learnedUids} from '../../src/domain/import/learned-uids.ts';
import {planImport} from '../../src/domain/import/plan-import.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {ProfileList} from '../../src/domain/profile/profile-summary.ts';
import {type Profile, refOf} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import {type BatchItem, type BatchJob, type BatchResult, workFor} from '../batch.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';
import {keepImported, learnUids} from './take-in.ts';

type StepEffect = Extract<AsyncEffect, {type: 'batch.step'}>;

/** Continues a batch for one turn, and says how far it got. An item that fails is reported and stops nothing else. */
export async function stepBatch(effect: StepEffect, ports: Ports, signal: AbortSignal): Promise<Action> {
  const {job, items, phase, from} = effect;
  const catalog = await ports.registries.catalog();
  const list = job.kind === 'import' ? await ports.profiles.list() : undefined;
  const work = async (item: BatchItem): Promise<BatchResult> => {
    // Items that cannot be done were reported when they were looked at.
    if (phase === 'run' && item.result?.state !== 'ready') return item.result ?? LEFT;
    try {
      return job.kind === 'export'
        ? await exportOne(job, item, phase, {catalog, ports, signal})
        : await importOne(job, item, phase, {catalog, ports, list});
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      return {state: 'left', said: error.message};
    }
  };
  const results = await workFor(items.slice(from), work, signal);
  return {type: 'batch.stepped', phase, from, results};
}

const LEFT: BatchResult = {state: 'left', said: 'it was not looked at'};

async function exportOne(
  job: Extract<BatchJob, {kind: 'export'}>,
  {ref}: BatchItem,
  phase: StepEffect['phase'],
  {catalog, ports, signal}: {catalog: Catalog; ports: Ports; signal: AbortSignal},
): Promise<BatchResult> {
  if (ref === undefined) return LEFT;
  const {profile} = await ports.profiles.read(ref);
  if (phase === 'plan') {
    const problems = await ports.checks.find(profile, catalog, signal);
    const errors = problems?.filter(({severity}) => severity === 'error') ?? [];
    const [first] = errors;
    if (first !== undefined) {
      const place = [first.layer, first.message].filter(part => part !== undefined).join(': ');
      return {state: 'left', said: `${counted(errors.length, 'error')}: ${place}`};
    }
    const {masked, notes} = await ports.documents.previewExport(profile, job.format, '');
    return {state: 'ready', said: tell(masked, notes, 'nothing is masked')};
  }
  const {file, masked, notes} = await ports.documents.exportInto(profile, job.format, job.directory);
  return {state: 'done', said: [file, tell(masked, notes, '')].filter(Boolean).join('; ')};
}

function tell(masked: readonly string[], notes: readonly string[], otherwise: string): string {
  const secrets = masked.length === 0 ? [] : [`masked: ${masked.join(', ')}`];
  const parts = [...secrets, ...notes];
  return parts.length === 0 ? otherwise : parts.join('; ');
}

async function importOne(
  {registries}: Extract<BatchJob, {kind: 'import'}>,
  {file = ''}: BatchItem,
  phase: StepEffect['phase'],
  {catalog, ports, list}: {catalog: Catalog; ports: Ports; list: ProfileList | undefined},
): Promise<BatchResult> {
  const document = await ports.documents.read({file});
  const profile = adoptProfile(document, {registries});
  const ref = refOf(profile);
  const versions = versionsOf(list, ref.name);
  const stored = versions.includes(ref.version) ? (await ports.profiles.read(ref)).profile : undefined;
  const plan = planImport(profile, catalog, {versions, stored});
  const foreign = plan.layers.flatMap(({from, found}) => (found.kind !== 'not-needed' && from !== '' ? from : []));
  const known = new Set(catalog.registries.map(({name}) => name));
  const found = {ref, registries: [...new Set(foreign)].filter(name => !known.has(name))};
  const called = `${ref.name} ${ref.version}`;
  if (plan.refused !== undefined) return {...found, state: 'left', said: `${plan.refused}; enter gives it another one`};
  if (plan.place.kind === 'taken') {
    return plan.place.isSame
      ? {...found, state: 'same', said: `${called} is there already, and is the same`}
      : {...found, state: 'left', said: `${called} is there already, and differs; enter merges or renames it`};
  }
  const open = describePlan(plan).filter(({tone}) => tone === 'todo').length;
  const todo = open === 0 ? '' : `; ${open} to do, now or later`;
  if (phase === 'plan')
    return {...found, state: 'ready', said: `${called} is ${plan.place.isNewName ? 'new' : 'a new version'}${todo}`};
  const kept = await take(document, profile, ports);
  await learnUids(learnedUids(document, registries), ports);
  return {...found, state: 'done', said: `imported ${called}${todo}${kept}`};
}

async function take(document: Profile, profile: Profile, ports: Ports): Promise<string> {
  await ports.profiles.save(profile, undefined);
  return keepImported(document, ports);
}

function versionsOf(list: ProfileList | undefined, name: string): readonly string[] {
  const readable = list?.profiles.find(row => row.name === name)?.versions.map(({version}) => version) ?? [];
  const unreadable = list?.broken.flatMap(({ref}) => (ref?.name === name ? ref.version : [])) ?? [];
  return [...readable, ...unreadable];
}
