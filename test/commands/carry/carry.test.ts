import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {aTar, chartEntries, packEntries} from '../../fixtures/a-tar.ts';
import {aShell, type Shell} from '../strata.ts';

const chart = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': 'replicas: 1\n', 'README.md': '# web\n'})));
const packs = gzipSync(
  aTar([
    ...packEntries('a/nginx', {name: 'nginx'}, {'logo.png': 'png', 'manifests/x.yaml': 'kind: X\n'}),
    ...packEntries('b/unused', {name: 'unused'}),
  ]),
);

/** A site with a bundle of packs, a Helm repository on disk, and a profile of both and a manifest. */
async function aSite(): Promise<{readonly shell: Shell; readonly sources: readonly string[]}> {
  const shell = await aShell();
  const [bundle, charts] = [join(shell.directory, 'site.tgz'), join(shell.directory, 'charts.tgz')];
  await writeFile(bundle, packs);
  await writeFile(charts, chart);
  await shell.run('registry', 'add', bundle);
  await shell.run('registry', 'add', charts, '--kind', 'helm');
  const layers = ['--layer', 'nginx@1.0.0', '--layer', 'web@1.2.3'];
  await shell.run('new', 'ML Ops', '--type', 'add-on', ...layers);
  return {shell, sources: [bundle, charts]};
}

describe('strata carry', () => {
  test('writes profiles with what they need, which another workspace takes in without the sources', async () => {
    const {shell, sources} = await aSite();
    const file = join(shell.directory, 'carried.tgz');
    const {stdout, stderr, status} = await shell.run('carry', 'ML Ops', '-o', file);
    expect([stdout, stderr, status]).toEqual([`1 profile and 2 packs in ${file}\n`, '', 0]);
    for (const source of sources) await rm(source);

    const other = await aShell();
    const taken = await other.run('import', file);
    expect(taken.status).toBe(0);
    expect(taken.stderr).toContain(`strata registry add ${file}`);
    await other.run('registry', 'add', file);
    expect((await other.run('validate', 'ML Ops')).stdout).not.toContain('no registry here has');
    expect((await other.run('validate', 'ML Ops')).status).toBe(0);
    expect(await other.json('show', 'ML Ops', '--json')).toEqual(await shell.json('show', 'ML Ops', '--json'));
    expect(await other.json('registry', 'list', '--json')).toMatchObject({
      registries: [{name: 'carried', kind: 'bundle', packs: 2, broken: 0}, {name: 'Starter'}],
    });
  });

  test('writes packs whole, charts and archives byte for byte, and the same bundle for the same content', async () => {
    const {shell} = await aSite();
    const [file, again] = [join(shell.directory, 'carried.tar'), join(shell.directory, 'again.tar')];
    await shell.run('carry', 'ML Ops', '-o', file);
    await shell.run('carry', 'ML Ops', '-o', again);
    expect(await digestOf(file)).toBe(await digestOf(again));
    const listed = execFileSync('tar', ['-tf', file], {encoding: 'utf8'}).trim().split('\n');
    expect(listed).toEqual([
      'profiles/ML Ops~7/1.0.0.yaml',
      'packs/nginx-1.0.0/pack.json',
      'packs/nginx-1.0.0/values.yaml',
      'packs/nginx-1.0.0/logo.png',
      'packs/nginx-1.0.0/manifests/x.yaml',
      'packs/web-1.2.3.tgz',
    ]);
    expect(execFileSync('tar', ['-xOf', file, 'packs/web-1.2.3.tgz'])).toEqual(chart);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('names what it cannot carry, carries the rest, and says so in its status', async () => {
    const {shell, sources} = await aSite();
    await shell.run('registry', 'add', 'oci://zarf.lab', '--provider', 'zarf', '--name', 'zarf');
    await shell.run('new', 'dark', '--type', 'add-on', '--layer', 'nginx@1.0.0', '--layer', 'zarf/init@v1');
    await rm(sources[1] ?? '');
    const file = join(shell.directory, 'carried.tgz');
    const {status, stderr} = await shell.run('carry', 'ML Ops', 'dark', '-o', file);
    expect(status).toBe(1);
    expect(stderr).toContain('ML Ops@1.0.0: web is not carried: web 1.2.3');
    expect(stderr).toContain('dark@1.0.0: init is not carried: zarf cannot be listed');
    const other = await aShell();
    expect(await other.json('import', file, '--json')).toMatchObject({
      imported: [{name: 'ML Ops'}, {name: 'dark'}],
      failed: [],
    });
  });

  test('writes nothing where it cannot, and says why', async () => {
    const {shell} = await aSite();
    const zip = await shell.run('carry', 'ML Ops', '-o', join(shell.directory, 'carried.zip'));
    expect([zip.status, zip.stderr]).toEqual([2, expect.stringContaining('a bundle is a .tgz, a .tar.zst or a .tar')]);
    const nowhere = await shell.run('carry', 'ML Ops', '-o', join(shell.directory, 'no/such/carried.tgz'));
    expect(nowhere.status).toBe(2);
    expect((await shell.run('carry', 'nobody', '-o', join(shell.directory, 'carried.tgz'))).status).toBe(2);
    await expect(stat(join(shell.directory, 'carried.tgz'))).rejects.toThrow('ENOENT');
  });
});

test('strata carry leaves out a pack whose archive holds a file twice: which of them counts, nobody knows', async () => {
  const shell = await aShell();
  const path = join(shell.directory, 'twice.tgz');
  const twin = {path: 'a/engine/logo.svg', content: 'other'};
  const engine = packEntries('a/engine', {name: 'engine'}, {'logo.svg': 'one'});
  await writeFile(path, gzipSync(aTar([...engine, twin, ...packEntries('b/other', {name: 'other'})])));
  await shell.run('registry', 'add', path);
  await shell.run('new', 'web', '--type', 'add-on', '--layer', 'engine@1.0.0', '--layer', 'other@1.0.0');
  const {status, stdout, stderr} = await shell.run('carry', 'web', '-o', join(shell.directory, 'out.tgz'));
  expect(status).toBe(1);
  expect(stdout).toContain('1 profile and 1 pack');
  expect(stderr).toContain('engine 1.0.0 cannot be carried: it holds engine-1.0.0/logo.svg twice');
});

test('strata import says where a bundle holds no profiles', async () => {
  const shell = await aShell();
  const path = join(shell.directory, 'packs.tgz');
  await writeFile(path, packs);
  const {status, stderr} = await shell.run('import', path);
  expect([status, stderr]).toEqual([2, expect.stringContaining('holds no profiles')]);
});

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
