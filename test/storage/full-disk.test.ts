import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {DraftStore} from '../../src/storage/drafts/draft-store.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {smallDisk} from './small-disk.ts';

const aProfile = (values: string): Profile => ({
  metadata: {name: 'web'},
  spec: {version: '1.0.0', template: {packs: [{name: 'a', 'x-strata-id': 'a', values}]}},
});
const BIG = 'x: y\n'.repeat(60_000);
const REF = {name: 'web', version: '1.0.0'};

test('a save on a full disk says so and leaves the version as it was', async () => {
  const {path: disk} = await smallDisk();
  const store = new ProfileStore(workspaceAt(join(disk, 'work')));
  const {hash} = await store.save(aProfile('a: 1\n'), undefined);
  await expect(store.save(aProfile(BIG), hash)).rejects.toThrow(
    expect.objectContaining({code: 'disk.full', hint: expect.any(String)}),
  );
  expect((await store.read(REF)).hash).toBe(hash);
  expect(readdirSync(join(disk, 'work/profiles/web'))).toEqual(['1.0.0.yaml']);
  await store.save(aProfile('a: 2\n'), hash);
});

test('a draft on a full disk says so and keeps what it has', async () => {
  const {path: disk} = await smallDisk();
  const workspace = workspaceAt(join(disk, 'work'));
  const drafts = new DraftStore(workspace);
  drafts.record(REF, 'small', aProfile('a: 1\n'), aProfile('a: 2\n'));
  const journal = join(workspace.drafts, 'web/1.0.0.jsonl');
  const before = readFileSync(journal, 'utf8');
  expect(() => drafts.record(REF, 'big', aProfile('a: 2\n'), aProfile(BIG))).toThrow(
    expect.objectContaining({code: 'disk.full'}),
  );
  expect(readFileSync(journal, 'utf8')).toBe(before);
  drafts.record(REF, 'small again', aProfile(BIG), aProfile('a: 3\n'));
  expect(new DraftStore(workspace).open(REF)?.history.present).toEqual(aProfile('a: 3\n'));
  // The screen goes back to the big one, which fits no better, and then on to the first.
  expect(() => drafts.undo(REF)).toThrow(expect.objectContaining({code: 'disk.full'}));
  drafts.undo(REF);
  expect(new DraftStore(workspace).open(REF)?.history.present).toEqual(aProfile('a: 2\n'));
  drafts.markSaved(REF, aProfile('a: 2\n'), 'h');
  expect(new DraftStore(workspace).list().drafts).toEqual([]);
});

test('a read-only disk is named, and can be read', async context => {
  const {path: disk, makeReadOnly} = await smallDisk();
  if (makeReadOnly === undefined) return context.skip('no disk may be mounted here');
  const store = new ProfileStore(workspaceAt(join(disk, 'work')));
  const {hash} = await store.save(aProfile('a: 1\n'), undefined);
  makeReadOnly();
  await expect(store.save(aProfile('a: 2\n'), hash)).rejects.toThrow(expect.objectContaining({code: 'disk.read-only'}));
  await expect(store.remove([REF])).rejects.toThrow(expect.objectContaining({code: 'disk.read-only'}));
  expect((await store.list()).profiles).toHaveLength(1);
  expect((await store.read(REF)).hash).toBe(hash);
});
