/** A store with nothing in it, and what is kept there. */
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'vitest';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {ProfileStore} from '../../../src/storage/profiles/profile-store.ts';
import {workspaceAt, type Workspace} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

export async function aStore(): Promise<{store: ProfileStore; workspace: Workspace}> {
  const workspace = workspaceAt(join(await temporaryDirectory(), 'work'));
  return {store: new ProfileStore(workspace), workspace};
}

export function aProfile(name = 'web', version = '1.0.0', values = 'a: 1\n'): Profile {
  return {
    metadata: {name, description: 'the web', labels: {env: 'prod', pilot: 'spectro__tag'}},
    spec: {
      version,
      template: {type: 'infra', cloudType: 'aws', packs: [{name: 'calico', 'x-strata-id': 'calico', values}]},
    },
  };
}

export async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

export const refusal = (code: string) => expect.objectContaining({code, hint: expect.any(String)});
