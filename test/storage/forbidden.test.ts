import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {chmod} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {DraftStore} from '../../src/storage/drafts/draft-store.ts';
import {LogFile} from '../../src/storage/log-file.ts';
import {PlaceStore} from '../../src/storage/place-store.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {type Workspace, workspaceAt} from '../../src/storage/workspace.ts';
import {becomeNobody} from './as-nobody.ts';
import {temporaryDirectory} from './temporary-directory.ts';

const REF = {name: 'web', version: '1.0.0'};
const FILE = 'profiles/web/1.0.0.yaml';

const aProfile = (values: string): Profile => ({
  metadata: {name: 'web'},
  spec: {
    version: '1.0.0',
    template: {type: 'add-on', cloudType: 'all', packs: [{name: 'a', 'x-strata-id': 'a', values}]},
  },
});
const forbidden = expect.objectContaining({
  code: 'file.forbidden',
  hint: expect.stringContaining('Nothing was changed'),
});

async function aWorkspace(): Promise<Workspace> {
  const directory = await temporaryDirectory();
  becomeNobody(directory);
  return workspaceAt(join(directory, 'work'));
}

test('a save where nothing may be written says so, leaves the version as it was, and works once it may', async () => {
  const workspace = await aWorkspace();
  const store = new ProfileStore(workspace);
  const {hash} = await store.save(aProfile('a: 1\n'), undefined);
  for (const directory of [join(workspace.profiles, 'web'), workspace.root]) {
    await chmod(directory, 0o500);
    await expect(store.save(aProfile('a: 2\n'), hash)).rejects.toThrow(forbidden);
    await expect(store.remove([REF])).rejects.toThrow(forbidden);
    expect((await store.read(REF)).hash).toBe(hash);
    expect(readdirSync(join(workspace.profiles, 'web'))).toEqual(['1.0.0.yaml']);
    await chmod(directory, 0o700);
  }
  expect(existsSync(join(workspace.root, '.lock'))).toBe(false);
  await store.save(aProfile('a: 2\n'), hash);
});

test('a file that may not be read hides no other, and is there again once it may', async () => {
  const workspace = await aWorkspace();
  const store = new ProfileStore(workspace);
  await store.save(aProfile('a: 1\n'), undefined);
  await store.save({...aProfile('a: 1\n'), metadata: {name: 'other'}}, undefined);
  await chmod(join(workspace.root, FILE), 0o000);
  const names = async () => (await store.list()).profiles.map(({name}) => name);
  expect(await names()).toEqual(['other']);
  expect((await store.list()).broken).toMatchObject([{file: 'web/1.0.0.yaml', reason: 'permission denied'}]);
  await expect(store.read(REF)).rejects.toThrow(expect.objectContaining({code: 'file.forbidden'}));
  await chmod(join(workspace.root, FILE), 0o600);
  expect(await names()).toEqual(['other', 'web']);
});

test('a draft that may not be written says so, and all of it is on disk once it may', async () => {
  const workspace = await aWorkspace();
  const drafts = new DraftStore(workspace);
  drafts.record(REF, 'one', aProfile('a: 1\n'), aProfile('a: 2\n'));
  const journal = join(workspace.drafts, 'web/1.0.0.jsonl');
  const before = readFileSync(journal, 'utf8');
  await chmod(journal, 0o400);
  await chmod(join(workspace.drafts, 'web'), 0o500);
  expect(() => drafts.record(REF, 'two', aProfile('a: 2\n'), aProfile('a: 3\n'))).toThrow(forbidden);
  expect(readFileSync(journal, 'utf8')).toBe(before);
  await chmod(join(workspace.drafts, 'web'), 0o700);
  await chmod(journal, 0o600);
  drafts.record(REF, 'three', aProfile('a: 3\n'), aProfile('a: 4\n'));
  const history = new DraftStore(workspace).open(REF)?.history;
  expect(history?.present).toEqual(aProfile('a: 4\n'));
  expect(history?.past.map(({label}) => label)).toEqual(['one', 'two', 'three']);
});

test('a draft that could not be written goes beside the journal when another took that over meanwhile', async () => {
  const workspace = await aWorkspace();
  const drafts = new DraftStore(workspace);
  drafts.record(REF, 'one', aProfile('a: 1\n'), aProfile('a: 2\n'));
  const journal = join(workspace.drafts, 'web/1.0.0.jsonl');
  await chmod(journal, 0o400);
  expect(() => drafts.record(REF, 'two', aProfile('a: 2\n'), aProfile('a: 3\n'))).toThrow(forbidden);
  await chmod(journal, 0o600);
  const other = new DraftStore(workspace);
  other.open(REF);
  other.record(REF, 'theirs', aProfile('a: 2\n'), aProfile('a: theirs\n'));
  drafts.record(REF, 'mine', aProfile('a: 3\n'), aProfile('a: mine\n'));
  const labels = new DraftStore(workspace).list().drafts.map(({label}) => label);
  expect(labels.toSorted()).toEqual(['mine', 'theirs']);
});

test('a state directory that may not be written stops nothing', async () => {
  const workspace = await aWorkspace();
  const state = join(workspace.root, '..');
  await chmod(state, 0o500);
  new LogFile(state).write('info', 'a line', new Date());
  await new PlaceStore(state, workspace).save({tab: 'layers'});
  expect(readdirSync(state)).toEqual([]);
  await chmod(state, 0o700);
});
