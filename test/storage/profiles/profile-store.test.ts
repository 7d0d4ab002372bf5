import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, writeFileSync} from 'node:fs';
import {mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {layersOf, withMetadata, withVersion} from '../../../src/domain/profile/profile.ts';
import {ProfileStore} from '../../../src/storage/profiles/profile-store.ts';
import {workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';
import {aProfile, aStore, modeOf, refusal} from './a-store.ts';

describe('saving', () => {
  test('puts a version where its name and version say, private, and reads it back', async () => {
    const {store, workspace} = await aStore();
    const {hash} = await store.save(aProfile('ML Ops', '1.0.0'), undefined);
    const path = join(workspace.profiles, 'ML Ops~7', '1.0.0.yaml');
    expect(await store.read({name: 'ML Ops', version: '1.0.0'})).toEqual({
      profile: aProfile('ML Ops', '1.0.0'),
      hash,
      text: await readFile(path, 'utf8'),
    });
    expect(await modeOf(path)).toBe(0o600);
    expect(await Promise.all([workspace.root, workspace.profiles, join(path, '..')].map(modeOf))).toEqual([
      0o700, 0o700, 0o700,
    ]);
    expect(await readdir(join(path, '..'))).toEqual(['1.0.0.yaml']);
    expect(existsSync(join(workspace.root, '.lock'))).toBe(false);
  });

  test('replaces what was read, and keeps what a person wrote into the file', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile(), undefined);
    const path = join(workspace.profiles, 'web/1.0.0.yaml');
    await writeFile(path, `# mine\n${await readFile(path, 'utf8')}`);
    const {profile, hash} = await store.read({name: 'web', version: '1.0.0'});
    await store.save(withMetadata(profile, {description: 'new'}), hash);
    expect(await readFile(path, 'utf8')).toMatch(/^# mine\nmetadata:\n {2}name: web\n {2}description: new\n/);
    expect(await modeOf(path)).toBe(0o600);
  });

  test('saving what is there already writes nothing', async () => {
    const {store, workspace} = await aStore();
    const {hash} = await store.save(aProfile(), undefined);
    const before = await stat(join(workspace.profiles, 'web/1.0.0.yaml'));
    expect(await store.save(aProfile(), hash)).toEqual({hash});
    expect((await stat(join(workspace.profiles, 'web/1.0.0.yaml'))).ino).toBe(before.ino);
  });

  test('never overwrites a version that is there', async () => {
    const {store} = await aStore();
    await store.save(aProfile(), undefined);
    await expect(store.save(aProfile('web', '1.0.0', 'other'), undefined)).rejects.toThrow(refusal('profile.exists'));
    expect((await store.read({name: 'web', version: '1.0.0'})).profile).toEqual(aProfile());
  });

  test.each(['changed', 'deleted'])('never overwrites a file that was %s since it was read', async what => {
    const {store, workspace} = await aStore();
    const {hash} = await store.save(aProfile(), undefined);
    const path = join(workspace.profiles, 'web/1.0.0.yaml');
    if (what === 'deleted') await rm(path);
    else await writeFile(path, 'theirs');
    await expect(store.save(aProfile('web', '1.0.0', 'mine'), hash)).rejects.toThrow(refusal('changed-on-disk'));
    expect(existsSync(path) ? await readFile(path, 'utf8') : 'gone').toBe(what === 'deleted' ? 'gone' : 'theirs');
  });

  test('never overwrites a file that changes while what replaces it is being written', async () => {
    const {store, workspace} = await aStore();
    const {hash} = await store.save(aProfile(), undefined);
    const path = join(workspace.profiles, 'web/1.0.0.yaml');
    const mine = aProfile();
    // An editor that knows no lock saves after the file was looked at: when the text is made.
    Object.defineProperty(mine.metadata, 'description', {
      enumerable: true,
      get() {
        writeFileSync(path, 'theirs');
        return 'mine';
      },
    });
    await expect(store.save(mine, hash)).rejects.toThrow(refusal('changed-on-disk'));
    expect(await readFile(path, 'utf8')).toBe('theirs');
    expect(await readdir(join(workspace.profiles, 'web'))).toEqual(['1.0.0.yaml']);
  });

  test('puts what it overwrites into the trash where that is asked for', async () => {
    const {store} = await aStore();
    const {hash} = await store.save(aProfile('web', '1.0.0', 'theirs: 1\n'), undefined);
    await store.save(aProfile('web', '1.0.0', 'mine: 1\n'), hash, {keepsOld: true});
    const [entry] = await store.trash();
    await store.restore(entry?.id ?? '', {name: 'web', version: '1.0.1'});
    expect((await store.read({name: 'web', version: '1.0.1'})).profile).toEqual(
      aProfile('web', '1.0.1', 'theirs: 1\n'),
    );
  });

  test('of many writers at the same time exactly one wins', async () => {
    const {store, workspace} = await aStore();
    const {hash} = await store.save(aProfile(), undefined);
    const writers = Array.from({length: 8}, (_, n) =>
      new ProfileStore(workspace).save(aProfile('web', '1.0.0', `n: ${n}`), hash),
    );
    const results = await Promise.allSettled(writers);
    const winner = results.findIndex(({status}) => status === 'fulfilled');
    expect(results.filter(({status}) => status === 'fulfilled')).toHaveLength(1);
    expect((await store.read({name: 'web', version: '1.0.0'})).profile).toEqual(
      aProfile('web', '1.0.0', `n: ${winner}`),
    );
    expect(await readdir(join(workspace.profiles, 'web'))).toEqual(['1.0.0.yaml']);
  });

  test('names that differ only in case, and names that would lead out, are files of their own in the workspace', async () => {
    const {store, workspace} = await aStore();
    const names = ['web', 'Web', 'WEB', '../../etc/passwd', '..', '.git', 'a/b', 'con', ''];
    for (const name of names.slice(0, -1)) await store.save(aProfile(name), undefined);
    const stored = await readdir(workspace.profiles);
    expect(new Set(stored.map(name => name.toLowerCase())).size).toBe(8);
    expect((await store.list()).profiles.map(({name}) => name).toSorted()).toEqual(names.slice(0, -1).toSorted());
    expect(await readdir(join(workspace.root, '..'))).toEqual(['work']);
  });

  test('a workspace that is a file is named', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), '');
    const store = new ProfileStore(workspaceAt(join(directory, 'file')));
    await expect(store.save(aProfile(), undefined)).rejects.toThrow(refusal('file.unreadable'));
  });

  test('a process that is killed while it saves leaves all of the old or all of the new', async () => {
    const {store, workspace} = await aStore();
    const big = 'x: y\n'.repeat(20_000);
    await store.save(aProfile('web', '1.0.0', big), undefined);
    const program = `
      import {ProfileStore} from ${JSON.stringify(join(import.meta.dirname, '../../../src/storage/profiles/profile-store.ts'))};
      import {workspaceAt} from ${JSON.stringify(join(import.meta.dirname, '../../../src/storage/workspace.ts'))};
      const store = new ProfileStore(workspaceAt(${JSON.stringify(workspace.root)}));
      for (let n = 0; ; n += 1) {
        const {profile, hash} = await store.read({name: 'web', version: '1.0.0'});
        const [layer] = profile.spec.template.packs;
        const packs = [{...layer, values: ('n' + n + ': y\\n').repeat(20_000)}];
        await store.save({...profile, spec: {...profile.spec, template: {...profile.spec.template, packs}}}, hash);
        console.log(n);
      }`;
    for (const rounds of [1, 3]) {
      const child = spawn(
        process.execPath,
        ['--experimental-strip-types', '--input-type=module-typescript', '-e', program],
        {stdio: ['ignore', 'pipe', 'inherit']},
      );
      for (let round = 0; round < rounds; round += 1) await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const {profile, hash} = await store.read({name: 'web', version: '1.0.0'});
      const values = layersOf(profile)[0]?.values ?? '';
      expect(new Set(values.trim().split('\n')).size).toBe(1);
      expect(values.trim().split('\n')).toHaveLength(20_000);
      await store.save(withMetadata(profile, {description: String(rounds)}), hash);
    }
    expect((await store.list()).broken).toEqual([]);
  });
});

describe('a file that cannot be used', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['does not parse', 'web/1.0.0.yaml', 'metadata: {name: web\nspec:\n  a: 1\n', 'line 2'],
    ['is no profile', 'web/1.0.0.yaml', '{"a": 1}', 'not a cluster profile'],
    [
      'says that it is another',
      'web/1.0.0.yaml',
      'metadata: {name: api}\nspec: {template: {packs: []}}\n',
      'it says that it is api 1.0.0, its place says web 1.0.0',
    ],
    [
      'stands where its name does not lead',
      'Web/1.0.0.yaml',
      'metadata: {name: Web}\nspec: {template: {packs: []}}\n',
      'move Web/1.0.0.yaml to Web~1/1.0.0.yaml',
    ],
    ['is no version', 'web/notes.txt', 'x', 'no version of a profile'],
    ['is binary', 'web/1.0.0.yaml', '\0\0', 'binary'],
    ['is empty', 'web/1.0.0.yaml', '', 'empty'],
    [
      'has an error behind its values',
      'web/1.0.0.yaml',
      'metadata: {name: web}\nspec:\n  template:\n    packs:\n      - name: a\n        values: |\n          x\n          y\n        tag: [\n',
      'line 10',
    ],
  ];
  test.each(cases)('%s: it is listed with its reason and hides nothing else', async (_, file, text, reason) => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('other'), undefined);
    await mkdir(join(workspace.profiles, file, '..'), {recursive: true});
    await writeFile(join(workspace.profiles, file), text);
    const {profiles, broken} = await store.list();
    expect(profiles.map(({name}) => name)).toEqual(['other']);
    expect(broken).toEqual([expect.objectContaining({file, reason: expect.stringContaining(reason)})]);
    expect(await store.list()).toEqual({profiles, broken});
    expect(await readFile(join(workspace.profiles, file), 'utf8')).toBe(text);
  });

  test('in the wrong place is not opened as what its place says', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('web'), undefined);
    await mkdir(join(workspace.profiles, 'api'));
    await rename(join(workspace.profiles, 'web/1.0.0.yaml'), join(workspace.profiles, 'api/1.0.0.yaml'));
    await expect(store.read({name: 'api', version: '1.0.0'})).rejects.toThrow(
      expect.objectContaining({code: 'file.misplaced'}),
    );
    await expect(store.read({name: 'web', version: '1.0.0'})).rejects.toThrow(refusal('profile.missing'));
  });

  test('a symbolic link is not followed, be it a file or a directory', async () => {
    const {store, workspace} = await aStore();
    const outside = await temporaryDirectory();
    await writeFile(join(outside, '1.0.0.yaml'), 'metadata: {name: web}\nspec: {template: {packs: []}}\n');
    await mkdir(join(workspace.profiles, 'web'), {recursive: true});
    await symlink(join(outside, '1.0.0.yaml'), join(workspace.profiles, 'web/1.0.0.yaml'));
    await symlink(outside, join(workspace.profiles, 'api'));
    expect((await store.list()).broken.map(({file}) => file).toSorted()).toEqual(['api', 'web/1.0.0.yaml']);
    await expect(store.read({name: 'web', version: '1.0.0'})).rejects.toThrow(refusal('file.unreadable'));
    await expect(store.save(aProfile('api'), undefined)).rejects.toThrow(refusal('file.unreadable'));
    expect(await readdir(outside)).toEqual(['1.0.0.yaml']);
  });
});

describe('the trash', () => {
  test('takes versions and gives them back byte for byte', async () => {
    const {store, workspace} = await aStore();
    await store.save(aProfile('ML Ops', '1.0.0'), undefined);
    await store.save(aProfile('ML Ops', '2.0.0'), undefined);
    const {text} = await store.read({name: 'ML Ops', version: '1.0.0'});
    await store.remove([
      {name: 'ML Ops', version: '1.0.0'},
      {name: 'ML Ops', version: '2.0.0'},
    ]);
    expect(await store.list()).toEqual({profiles: [], broken: []});
    expect(await readdir(workspace.profiles)).toEqual([]);
    const entries = await store.trash();
    expect(entries.map(({ref}) => ref.version).toSorted()).toEqual(['1.0.0', '2.0.0']);
    expect(Date.now() - Date.parse(entries[0]?.deletedAt ?? '')).toBeLessThan(60_000);
    for (const {id} of entries) await store.restore(id);
    expect((await store.read({name: 'ML Ops', version: '1.0.0'})).text).toBe(text);
    expect(await store.trash()).toEqual([]);
  });

  test('does not overwrite what has its name now, and can give it another', async () => {
    const {store} = await aStore();
    await store.save(aProfile('web', '1.0.0', 'old: 1\n'), undefined);
    await store.remove([{name: 'web', version: '1.0.0'}]);
    await store.save(aProfile('web', '1.0.0', 'new: 1\n'), undefined);
    const id = (await store.trash())[0]?.id ?? '';
    await expect(store.restore(id)).rejects.toThrow(refusal('profile.exists'));
    expect(await store.restore(id, {name: 'web', version: '1.0.1'})).toEqual({name: 'web', version: '1.0.1'});
    expect((await store.read({name: 'web', version: '1.0.1'})).profile).toEqual(aProfile('web', '1.0.1', 'old: 1\n'));
    expect((await store.read({name: 'web', version: '1.0.0'})).profile).toEqual(aProfile('web', '1.0.0', 'new: 1\n'));
    expect(await store.trash()).toEqual([]);
  });

  test('says so when there is nothing of that name', async () => {
    const {store} = await aStore();
    await expect(store.remove([{name: 'web', version: '1.0.0'}])).rejects.toThrow(refusal('profile.missing'));
    await expect(store.restore('../../x')).rejects.toThrow(refusal('trash.missing'));
    expect(await store.trash()).toEqual([]);
  });
});

test('a renamed version has the new name only, and the old file is in the trash', async () => {
  const {store} = await aStore();
  const {hash} = await store.save(aProfile(), undefined);
  await store.rename(
    {name: 'web', version: '1.0.0'},
    withVersion(withMetadata(aProfile(), {name: 'api'}), '2.0.0'),
    hash,
  );
  expect((await store.list()).profiles.map(({name}) => name)).toEqual(['api']);
  expect((await store.trash()).map(({ref}) => ref)).toEqual([{name: 'web', version: '1.0.0'}]);
});

test('a version that changed on disk since it was read is not renamed', async () => {
  const {store} = await aStore();
  const {hash} = await store.save(aProfile(), undefined);
  await store.save(aProfile('web', '1.0.0', 'theirs: 1\n'), hash);
  await expect(
    store.rename({name: 'web', version: '1.0.0'}, withMetadata(aProfile(), {name: 'api'}), hash),
  ).rejects.toThrow(refusal('changed-on-disk'));
  expect((await store.list()).profiles.map(({name}) => name)).toEqual(['web']);
  expect(await store.trash()).toEqual([]);
});
