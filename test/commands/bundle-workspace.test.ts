import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {aTar, packEntries} from '../fixtures/a-tar.ts';
import {aShell, type Shell} from './strata.ts';

/** A bundle that another site carried: two versions of a profile and one of another, and the pack that they need. */
async function aBundle(ending = '.tgz'): Promise<{readonly from: Shell; readonly bundle: string}> {
  const from = await aShell();
  const packs = join(from.directory, 'site.tgz');
  await writeFile(packs, gzipSync(aTar(packEntries('a/engine', {name: 'engine'}))));
  await from.run('registry', 'add', packs);
  await from.run('new', 'ML Ops', '--type', 'add-on', '--layer', 'engine@1.0.0');
  await from.run('version', 'ML Ops', '1.1.0-RC.1');
  await from.run('new', 'web!', '--type', 'add-on', '--description', 'other', '--layer', 'engine@1.0.0');
  const bundle = join(from.directory, `carried${ending}`);
  const {status, stderr} = await from.run('carry', 'ML Ops', 'ML Ops@1.0.0', 'web!', '-o', bundle);
  if (status !== 0) throw new Error(stderr);
  return {from, bundle};
}

describe('a bundle given as the workspace', () => {
  test.each(['.tgz', '.tar', '.tar.zst'])('is listed and read where it lies: %s', async ending => {
    const {from, bundle} = await aBundle(ending);
    const there = await aShell();
    const listed = await there.run('--dir', bundle, 'list');
    expect([listed.status, listed.stderr]).toEqual([0, '']);
    expect(listed.stdout).toContain('1.1.0-RC.1, 1.0.0');
    expect(listed.stdout).toContain('web!');
    const shown = await there.json('--dir', bundle, 'show', 'ML Ops@1.0.0', '--json');
    expect(shown).toEqual(await from.json('show', 'ML Ops@1.0.0', '--json'));
  });

  test('has its packs for a registry, with which everything that reads works', async () => {
    const {bundle} = await aBundle();
    const there = await aShell();
    const run = async (...args: readonly string[]) => there.run('--dir', bundle, ...args);
    expect((await run('validate', 'ML Ops')).status).toBe(0);
    expect(await there.json('--dir', bundle, 'packs', 'engine', '--json')).toMatchObject({
      packs: [{name: 'engine', registry: 'carried'}],
    });
    expect((await run('diff', 'web!', 'ML Ops')).status).toBe(1);
    expect((await run('images', 'ML Ops')).status).toBe(0);
    expect((await run('outdated')).status).toBe(0);
    expect((await run('resolve', 'ML Ops')).status).toBe(0);
    expect((await run('export', 'ML Ops')).stdout).toContain('"engine"');
    expect(await there.json('--dir', bundle, 'registry', 'list', '--json')).toMatchObject({
      registries: [{name: 'carried', kind: 'bundle', packs: 1, broken: 0}, {name: 'Starter'}],
    });
    expect((await run('registry', 'check', 'carried')).status).toBe(0);
    const again = join(there.directory, 'again.tgz');
    expect((await run('carry', 'web!', '-o', again)).stdout).toContain('1 profile and 1 pack');
  });

  test.each([
    ['new', 'x', '--type', 'add-on'],
    ['clone', 'web!', 'x'],
    ['version', 'web!', '2.0.0'],
    ['delete', 'web!', '--yes'],
    ['edit', 'web!', 'engine'],
    ['upgrade', 'web!', 'engine@2.0.0'],
    ['restore', 'web!'],
    ['import', 'whatever.json'],
  ])('is not changed by %s, which says what to do', async (...args) => {
    const {bundle} = await aBundle();
    const before = digestOf(bundle);
    const there = await aShell();
    const {status, stderr} = await there.run('--dir', bundle, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(`is not done: the workspace is in the bundle ${bundle}`);
    expect(stderr).toContain(`strata import ${bundle}`);
    expect(digestOf(bundle)).toBe(before);
  });

  test('is not carried over itself, which would lose what is not carried', async () => {
    const {bundle} = await aBundle();
    const before = digestOf(bundle);
    const {status, stderr} = await (await aShell()).run('--dir', bundle, 'carry', 'web!', '-o', bundle);
    expect([status, stderr]).toEqual([2, expect.stringContaining('is the bundle that is open')]);
    expect(digestOf(bundle)).toBe(before);
  });

  test('is imported by the command that it names', async () => {
    const {bundle} = await aBundle();
    const there = await aShell();
    expect((await there.run('import', bundle)).status).toBe(0);
    expect((await there.run('list', '--names')).stdout).toBe('ML Ops\nweb!\n');
  });

  test('when imported, tells how its packs come to be used before it warns that they are missing', async () => {
    const {bundle} = await aBundle();
    const {stderr} = await (await aShell()).run('import', bundle);
    expect(stderr).toMatch(/^\S+ holds packs too[^\n]*: strata registry add [^]*\nwarning: web!@1\.0\.0: no registry/);
  });

  test('leaves nothing in the state directory but what is kept of archives', async () => {
    const {bundle} = await aBundle();
    const there = await aShell();
    for (const command of [['list'], ['validate', 'ML Ops'], ['restore']]) await there.run('--dir', bundle, ...command);
    expect(readdirSync(there.directory).toSorted()).toEqual(['cache']);
  });

  test('names the documents in it that cannot be read, and lists the others', async () => {
    const {bundle} = await aBundle('.tar');
    const entries = [
      {path: 'profiles/bad/1.0.0.yaml', content: 'metadata: ['},
      {path: 'a/profiles/odd/9.yaml', content: MOVED},
      {path: 'b/profiles/odd/9.yaml', content: MOVED},
      {path: 'profiles/link/1.0.0.yaml', type: 'SymbolicLink', linkpath: '/etc/passwd'},
      ...packEntries('packs/p', {name: 'p'}, {'profiles/not/mine.yaml': 'x: 1\n'}),
    ] as const;
    await writeFile(bundle, aTar(entries));
    const {stdout, stderr} = await (await aShell()).run('--dir', bundle, 'list');
    expect(stdout).toMatch(/^moved +Add-on +all +3\.0\.0 /m);
    expect(stderr).toContain('profiles/bad/1.0.0.yaml cannot be read');
    expect(stderr).toContain('profiles/link/1.0.0.yaml cannot be read');
    expect(stderr).toContain('b/profiles/odd/9.yaml cannot be read: it is the same version as a/profiles/odd/9.yaml');
    expect(stderr).not.toContain('mine.yaml');
  });

  test('that is no archive is told as such', async () => {
    const there = await aShell();
    const path = join(there.directory, 'notes.txt');
    await writeFile(path, 'no archive at all, but long enough to look like one\n'.repeat(20));
    const {status, stderr} = await there.run('--dir', path, 'list');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`cannot read ${path}: it is no tar archive`)]);
  });
});

test('a document in a bundle can be named wherever a file can', async () => {
  const {from, bundle} = await aBundle();
  const inside = `${bundle}!/profiles/ML Ops~7/1.0.0.yaml`;
  expect((await from.run('diff', 'ML Ops@1.0.0', inside)).status).toBe(0);
  expect((await from.run('show', `${bundle}!/profiles/none.yaml`)).stderr).toContain('it is not there');
});

const MOVED = `metadata: {name: moved}
spec:
  version: 3.0.0
  template: {type: add-on, cloudType: all, packs: []}
`;

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
