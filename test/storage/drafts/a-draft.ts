/** A version with a draft, for the tests of what keeps it. */
import type {History} from '../../../src/domain/profile/history.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {DraftStore} from '../../../src/storage/drafts/draft-store.ts';
import {type Workspace, workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

export const REF = {name: 'ML Ops', version: '1.0.0'};
export const FILE = 'ML Ops~7/1.0.0.jsonl';

export async function aWorkspace(): Promise<Workspace> {
  return workspaceAt(await temporaryDirectory());
}

export function aProfile(description: string): Profile {
  return {
    metadata: {name: 'ML Ops', description},
    spec: {version: '1.0.0', template: {packs: [{name: 'a', 'x-strata-id': 'a', values: 'x: 1\n'.repeat(500)}]}},
  };
}

/** A store in a new process, as far as it matters: it has forgotten everything. */
export const restart = (workspace: Workspace) => new DraftStore(workspace);
export const descriptions = ({past, present, future}: History) => [
  past.map(step => step.profile.metadata.description),
  present.metadata.description,
  future.map(step => step.profile.metadata.description),
];

/** Three changes of a saved version, the last undone. */
export async function aDraft(): Promise<{workspace: Workspace; saved: Profile; store: DraftStore}> {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  const [saved, one, two, three] = ['0', '1', '2', '3'].map(aProfile);
  if (saved === undefined || one === undefined || two === undefined || three === undefined) throw new Error('four');
  store.open(REF, {profile: saved, hash: 'h0'});
  store.record(REF, 'to 1', saved, one);
  store.record(REF, 'to 2', one, two);
  store.record(REF, 'to 3', two, three);
  store.undo(REF);
  return {workspace, saved, store};
}
