import {existsSync} from 'node:fs';
import {mkdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {withMetadata} from '../../../src/domain/profile/profile.ts';
import {scanProfiles} from '../../../src/storage/profiles/profile-scan.ts';
import {ProfileStore} from '../../../src/storage/profiles/profile-store.ts';
import {aProfile, aStore} from './a-store.ts';

describe('the list', () => {
  test('has names in alphabetical order, versions highest first and malformed ones last', async () => {
    const {store} = await aStore();
    for (const version of ['1.9.0', 'v1', '1.10.0', '1.10.0-rc.1', '2.2.2.develop'])
      await store.save(aProfile('web', version), undefined);
    await store.save(aProfile('Apps'), undefined);
    const {profiles, broken} = await store.list();
    expect(broken).toEqual([]);
    expect(profiles.map(({name, versions}) => [name, ...versions.map(({version}) => version)])).toEqual([
      ['Apps', '1.0.0'],
      ['web', '1.10.0', '1.10.0-rc.1', '1.9.0', 'v1', '2.2.2.develop'],
    ]);
    expect(profiles[0]?.versions[0]).toEqual({
      version: '1.0.0',
      type: 'infra',
      cloud: 'aws',
      description: 'the web',
      tags: ['env:prod', 'pilot'],
      packs: ['calico'],
      modified: expect.any(Number),
    });
  });

  test('is the same from the index, and without a look at the files as it last was', async () => {
    const {store, workspace} = await aStore();
    expect(await store.lastKnown()).toBeUndefined();
    await store.save(withMetadata(aProfile('odd\tname\n'), {description: 'a\tb\\n\n'}), undefined);
    const first = await store.list();
    const again = new ProfileStore(workspace);
    expect(await again.lastKnown()).toEqual(first);
    expect(await again.list()).toEqual(first);
  });

  test('notices files that came, changed and went', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('a'), undefined);
    await store.save(aProfile('b'), undefined);
    await store.list();
    const text = await readFile(join(workspace.profiles, 'a/1.0.0.yaml'), 'utf8');
    await writeFile(join(workspace.profiles, 'a/1.0.0.yaml'), text.replace('infra', 'add-on'));
    await rm(join(workspace.profiles, 'b'), {recursive: true});
    await mkdir(join(workspace.profiles, 'c'));
    await writeFile(
      join(workspace.profiles, 'c/2.0.0.yaml'),
      text.replace('name: a', 'name: c').replace('1.0.0', '2.0.0'),
    );
    expect(
      (await store.list()).profiles.map(({name, versions}) => [name, versions[0]?.version, versions[0]?.type]),
    ).toEqual([
      ['a', '1.0.0', 'add-on'],
      ['c', '2.0.0', 'infra'],
    ]);
  });

  test('notices every change, however soon it comes behind the last and however little differs', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('a'), undefined);
    const path = join(workspace.profiles, 'a/1.0.0.yaml');
    const text = await readFile(path, 'utf8');
    for (const cloud of ['aws', 'gcp', 'aws', 'gcp', 'aws', 'gcp', 'aws', 'gcp']) {
      await writeFile(path, text.replace(/cloudType: \w+/, `cloudType: ${cloud}`));
      expect((await store.list()).profiles[0]?.versions[0]?.cloud).toBe(cloud);
      expect((await store.lastKnown())?.profiles[0]?.versions[0]?.cloud).toBe(cloud);
    }
  });

  test('shows a change that was made after the clock was set back', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('a'), undefined);
    const [now] = await scanProfiles(workspace.profiles, new Map());
    const {mtimeMs, ctimeMs, size} = await stat(join(workspace.profiles, 'a/1.0.0.yaml'));
    // What was read an hour later, by the clock as it was.
    const hour = 3_600_000;
    const content = {reason: 'it was broken'};
    const then = {file: 'a/1.0.0.yaml', modified: mtimeMs + hour, changed: ctimeMs + hour, size, content};
    expect(await scanProfiles(workspace.profiles, new Map([[then.file, then]]))).toEqual([now]);
  });

  test('is empty where there is no workspace yet, and makes none', async () => {
    const {store, workspace} = await aStore();
    expect(await store.list()).toEqual({profiles: [], broken: []});
    expect(existsSync(workspace.profiles)).toBe(false);
  });

  test('an index that is cut off or of another kind is made again', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile(), undefined);
    const list = await store.list();
    const index = join(workspace.cache, 'profiles.index');
    await writeFile(index, (await readFile(index, 'utf8')).slice(0, 60));
    expect(await store.lastKnown()).toBeUndefined();
    expect(await store.list()).toEqual(list);
  });
});
