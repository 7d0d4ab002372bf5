import {copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import {openRegistry} from '../../../src/registry/open-registry.ts';
import type {Registry} from '../../../src/registry/registry.ts';
import {aTar, chartEntries, packEntries} from '../../fixtures/a-tar.ts';

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-bundle-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function registryOf(path: string, cache = temporary()): Registry {
  const setting = {name: 'carried', path, kind: 'bundle' as const};
  return openRegistry({name: 'carried', setting, cache, credential: async () => undefined});
}

function named(packs: readonly PackSummary[]): readonly string[] {
  return packs.map(({name, version, origin = 'pack'}) => `${origin} ${name} ${version}`);
}

const web = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': 'replicas: 1\n', 'README.md': '# web\n'})));

describe('a bundle', () => {
  test('holds packs down to four folders deep, charts, and archives of both', async () => {
    const path = join(temporary(), 'all.tgz');
    const entries = [
      ...packEntries('a/b/c/d', {name: 'deep'}),
      ...packEntries('a/b/c/d2/e', {name: 'too-deep'}),
      ...packEntries('shallow', {name: 'shallow'}, {'charts/x/pack.json': '{"name": "inside"}'}),
      ...chartEntries('folder-chart', '0.1.0', {'charts/sub/Chart.yaml': 'name: sub\nversion: 1.0.0\n'}),
      {path: 'charts/web-1.2.3.tgz', content: web},
      {path: 'packs/nginx.tar.gz', content: gzipSync(aTar(packEntries('n', {name: 'nginx', version: '1.1.0'})))},
    ];
    writeFileSync(path, gzipSync(aTar(entries)));
    const {packs, broken} = await registryOf(path).status();
    expect(named(packs)).toEqual([
      'pack deep 1.0.0',
      'pack shallow 1.0.0',
      'helm folder-chart 0.1.0',
      'helm web 1.2.3',
      'pack nginx 1.1.0',
    ]);
    expect(broken).toEqual([]);
  });

  test('gives a chart as a pack with its values, its README and the schema of its values', async () => {
    const path = join(temporary(), 'web.tgz');
    const files = {'values.yaml': 'replicas: 1\n', 'README.md': '# web\n', 'values.schema.json': '{"type": "object"}'};
    writeFileSync(path, gzipSync(aTar(chartEntries('web', '1.10', files))));
    const registry = registryOf(path);
    const [summary] = (await registry.status()).packs;
    expect(summary).toMatchObject({name: 'web', version: '1.10', layer: 'addon', cloudTypes: ['all'], origin: 'helm'});
    expect(summary && (await registry.read(summary))).toMatchObject({
      values: 'replicas: 1\n',
      readme: '# web\n',
      chartSchemas: [{chart: 'web', text: '{"type": "object"}'}],
      troubles: [],
    });
  });

  test('lists a library, and offers it no more than a deleted pack', async () => {
    const path = join(temporary(), 'common.tgz');
    writeFileSync(path, aTar([{path: 'common/Chart.yaml', content: 'name: common\nversion: 2.0.0\ntype: library\n'}]));
    expect((await registryOf(path).status()).packs).toMatchObject([{name: 'common', state: 'disabled'}]);
  });

  test('tells what is broken in it, and where, and lists the rest', async () => {
    const path = join(temporary(), 'mixed.tar');
    const entries = [
      {path: '../../etc/cron.d/pack.json', content: '{}'},
      {path: 'bad-json/pack.json', content: '{"name": "x",}'},
      {path: 'linked/pack.json', type: 'SymbolicLink' as const, linkpath: '/etc/passwd'},
      {path: 'bad-chart/Chart.yaml', content: 'name: [\n'},
      {path: 'cut-off.tgz', content: web.subarray(0, 50)},
      ...packEntries('twin-1', {name: 'twin'}),
      ...packEntries('twin-2', {name: 'twin'}),
      ...packEntries('sound', {name: 'sound'}),
    ];
    writeFileSync(path, aTar(entries));
    const {packs, broken} = await registryOf(path).status();
    expect(named(packs)).toEqual(['pack twin 1.0.0', 'pack sound 1.0.0']);
    expect(broken.map(({location, reason}) => `${location}: ${reason}`)).toEqual([
      'mixed.tar!/../../etc/cron.d/pack.json: its name leads out of the archive',
      expect.stringMatching(/^mixed\.tar!\/bad-json: .*line 1/),
      'mixed.tar!/linked: pack.json: it is a link, and links in archives are not followed: pack the files themselves (tar -h)',
      expect.stringMatching(/^mixed\.tar!\/bad-chart: Chart\.yaml line 2/),
      'mixed.tar!/cut-off.tgz: it ends too early: it was cut off when it was copied',
      'mixed.tar!/twin-2: twin 1.0.0 is already in mixed.tar!/twin-1: one of the two must go',
    ]);
  });

  test('without any pack says so', async () => {
    const path = join(temporary(), 'photos.tar');
    writeFileSync(path, aTar([{path: 'a.jpg', content: 'x'}]));
    expect((await registryOf(path).status()).broken).toMatchObject([{reason: 'there is no pack and no chart in it'}]);
  });
});

describe('a folder of archives', () => {
  test('is one registry; an archive that is broken hides no other', async () => {
    const root = temporary();
    mkdirSync(join(root, 'more'));
    writeFileSync(join(root, 'a.tar'), aTar(packEntries('nginx', {name: 'nginx'})));
    writeFileSync(join(root, 'more/b.tgz'), gzipSync(aTar(packEntries('', {name: 'redis'}))));
    writeFileSync(join(root, 'web-1.2.3.tgz'), web);
    writeFileSync(join(root, 'bad.tgz'), 'not an archive');
    writeFileSync(join(root, 'notes.txt'), 'no archive, and nobody says that it is');
    symlinkSync('/etc', join(root, 'etc'));
    const {packs, broken} = await registryOf(root).status();
    expect(named(packs)).toEqual(['pack nginx 1.0.0', 'pack redis 1.0.0', 'helm web 1.2.3']);
    expect(broken).toEqual([{registry: 'carried', location: 'bad.tgz', reason: 'it is no tar archive'}]);
  });

  test('is looked at again when an archive comes or changes', async () => {
    const root = temporary();
    const cache = temporary();
    const archive = join(root, 'a.tar');
    writeFileSync(archive, aTar(packEntries('nginx', {name: 'nginx'})));
    await expect.poll(() => Date.now() - statSync(archive).ctimeMs, {interval: 10}).toBeGreaterThan(60);
    const {readAt} = await registryOf(root, cache).status();
    expect((await registryOf(root, cache).status()).readAt).toBe(readAt);
    writeFileSync(archive, aTar(packEntries('nginx', {name: 'nginx', version: '2.0.0'})));
    expect(named((await registryOf(root, cache).status()).packs)).toEqual(['pack nginx 2.0.0']);
    copyFileSync(archive, join(root, 'twin.tar'));
    expect((await registryOf(root, cache).status()).broken).toHaveLength(1);
  });

  test('that is gone says so, and keeps what was known', async () => {
    const root = temporary();
    const cache = temporary();
    writeFileSync(join(root, 'a.tar'), aTar(packEntries('nginx', {name: 'nginx'})));
    await registryOf(root, cache).rescan();
    rmSync(root, {recursive: true});
    const status = await registryOf(root, cache).status();
    expect(status.failure).toContain(`the registry ${root} cannot be read: it is not there`);
    expect(named(status.packs)).toEqual(['pack nginx 1.0.0']);
  });

  test('whose archive was replaced since it was listed says so when a pack is read', async () => {
    const root = temporary();
    writeFileSync(join(root, 'a.tar'), aTar(packEntries('nginx', {name: 'nginx'})));
    const registry = registryOf(root);
    const [pack] = (await registry.status()).packs;
    writeFileSync(join(root, 'a.tar'), aTar(packEntries('redis', {name: 'redis'})));
    await expect(pack && registry.read(pack)).rejects.toMatchObject({
      code: 'pack.unreadable',
      message: 'a.tar!/nginx/pack.json: it is not there',
    });
  });
});
