import {expect, test} from 'vitest';
import {profilesPort} from '../../bin/profiles-port.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {aDraft, REF, restart} from '../storage/drafts/a-draft.ts';

test('a version that is removed takes its draft along; another version keeps its own', async () => {
  const {workspace, saved, store} = await aDraft();
  const other = {...REF, version: '2.0.0'};
  const profiles = new ProfileStore(workspace);
  await profiles.save(saved, undefined);
  store.record(other, 'to 2.0.0', saved, {...saved, spec: {...saved.spec, version: '2.0.0'}});
  await profilesPort(profiles, store, workspace).remove([REF]);
  expect(
    restart(workspace)
      .list()
      .drafts.map(({ref}) => ref),
  ).toEqual([other]);
});
