import {execFileSync} from 'node:child_process';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import type {RegistrySetting} from '../../../src/domain/pack/registry-setting.ts';
import {openHttp} from '../../../src/registry/http/http-client.ts';
import type {WritableStore} from '../../../src/registry/oci/artifact-store.ts';
import {openDistribution} from '../../../src/registry/oci/distribution.ts';
import {openLayoutFolder} from '../../../src/registry/oci/layout-folder.ts';
import {openRegistry} from '../../../src/registry/open-registry.ts';
import type {Registry} from '../../../src/registry/registry.ts';
import {aTar, packEntries} from '../../fixtures/a-tar.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {nobody} from '../http/a-server.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushArtifact} from './an-artifact.ts';
import {fakeRegistry} from './fake-registry.ts';
import {pushChart, pushImage, pushPack} from './push-packs.ts';
import {hasRealRegistry, realRegistry} from './real-registry.ts';

const ARCHIVE = 'production/spectro-packs/archive';

async function registryOf(
  setting: Partial<RegistrySetting> & {readonly path: string},
  cache?: string,
): Promise<Registry> {
  return openRegistry({
    name: 'lab',
    setting: {name: 'lab', kind: 'oci', plainHttp: true, ...setting},
    cache: cache ?? (await temporaryDirectory()),
    credential: async () => undefined,
  });
}

function live(host: string): WritableStore {
  return openDistribution({host, http: openHttp(), plainHttp: true});
}

function named(packs: readonly PackSummary[]): readonly string[] {
  return packs.map(({name, version, origin = 'pack'}) => `${origin} ${name} ${version}`);
}

/** Packs, a chart and an image, as a site's registry has them. */
async function fill(store: WritableStore): Promise<void> {
  await pushPack(store, `${ARCHIVE}/nginx`, {name: 'nginx', version: '1.2.0'}, {'README.md': '# nginx\n'});
  await pushPack(store, `${ARCHIVE}/nginx`, {name: 'nginx', version: '1.10.0'});
  await pushPack(store, `${ARCHIVE}/vault`, {name: 'vault', version: '0.1.0-rev1'});
  await pushChart(store, 'production/charts/web', {name: 'web', version: '2.0.0+b1'}, {'values.yaml': 'replicas: 2\n'});
  await pushImage(store, 'production/spectro-images/nginx', '1.2.0');
  await pushImage(store, 'production/other/image', '1');
}

const PACKS = ['oci-pack nginx 1.10.0', 'oci-pack nginx 1.2.0', 'oci-pack vault 0.1.0-rev1'];

const servers: readonly [string, boolean, () => Promise<string>][] = [
  ['a registry', true, async () => (await fakeRegistry()).host],
  ['the real server (skipped without docker-registry)', hasRealRegistry(), async () => realRegistry()],
];

for (const [server, isThere, start] of servers) {
  describe.skipIf(!isThere)(`with ${server}`, () => {
    test('lists the packs where Palette looks for them, and nothing else', async () => {
      const host = await start();
      await fill(live(host));
      const {packs, broken, failure} = await (await registryOf({path: `oci://${host}/production`})).rescan();
      expect({packs: named(packs), broken, failure}).toEqual({packs: PACKS, broken: [], failure: undefined});
    });

    test('lists charts by their paths, as Palette names them', async () => {
      const host = await start();
      await fill(live(host));
      const registry = await registryOf({path: `oci://${host}/production`, provider: 'helm'});
      const {packs, broken} = await registry.rescan();
      expect({packs: named(packs), broken}).toEqual({packs: ['oci-helm charts/web 2.0.0+b1'], broken: []});
      const [chart] = packs;
      expect(chart && (await registry.read(chart, {mayAsk: true}))).toMatchObject({
        name: 'charts/web',
        values: 'replicas: 2\n',
        troubles: [],
      });
    });

    test('gives a pack with everything in it', async () => {
      const host = await start();
      await fill(live(host));
      const registry = await registryOf({path: `oci://${host}/production`});
      const nginx = (await registry.rescan()).packs.find(({version}) => version === '1.2.0');
      expect(nginx && (await registry.read(nginx, {mayAsk: true}))).toMatchObject({
        name: 'nginx',
        values: 'pack:\n  namespace: nginx\n',
        readme: '# nginx\n',
        troubles: [],
      });
    });
  });
}

describe('a live registry', () => {
  test('is asked for nothing that it gave before', async () => {
    const {host, requests} = await fakeRegistry();
    await fill(live(host));
    const registry = await registryOf({path: `oci://${host}/production`});
    await registry.rescan();
    const before = requests.length;
    expect(named((await registry.rescan()).packs)).toEqual(PACKS);
    expect(requests.slice(before).filter(({url}) => url?.includes('/blobs/'))).toEqual([]);
  });

  test('says at which packs the name is not that of the pack, since Palette will not find them', async () => {
    const {host} = await fakeRegistry();
    await pushPack(live(host), `${ARCHIVE}/nginx`, {name: 'nginx', version: '1.2.0', tag: 'latest'});
    const registry = await registryOf({path: `oci://${host}`});
    const [pack] = (await registry.rescan()).packs;
    expect(pack && (await registry.read(pack, {mayAsk: true})).troubles).toEqual([
      'the registry has it as nginx:latest, pack.json calls it nginx 1.2.0: Palette will not find it',
    ]);
  });

  test('that tells no names is read by those that are set', async () => {
    const {host} = await fakeRegistry({
      intercept: (request, response) => {
        if (request.url?.startsWith('/v2/_catalog') !== true) return false;
        response.writeHead(404).end();
        return true;
      },
    });
    await fill(live(host));
    const path = `oci://${host}/production`;
    const {failure} = await (await registryOf({path})).rescan();
    expect(failure).toContain('does not tell which repositories it has');
    const set = await registryOf({path, repositories: ['vault', 'spectro-packs/archive/nginx', 'none']});
    const {packs, broken} = await set.rescan();
    expect(named(packs)).toEqual(PACKS);
    expect(broken).toEqual([
      {registry: 'lab', location: `${ARCHIVE}/none`, reason: `${host}/${ARCHIVE}/none is not there`},
    ]);
  });

  test('with one broken pack lists the others', async () => {
    const {host, contents} = await fakeRegistry();
    const store = live(host);
    await fill(store);
    const {manifest} = await store.manifest(`${ARCHIVE}/vault`, '0.1.0-rev1');
    const digest = manifest.kind === 'artifact' ? manifest.layers[0]?.digest : '';
    contents.set(`${ARCHIVE}/vault@${digest}`, {type: '', bytes: Buffer.from('changed on the way')});
    const {packs, broken} = await (await registryOf({path: `oci://${host}`})).rescan();
    expect(named(packs)).toEqual(PACKS.slice(0, 2));
    expect(broken).toMatchObject([{location: `${ARCHIVE}/vault:0.1.0-rev1`}]);
    expect(broken[0]?.reason).toContain('is not what it is called');
  });

  test('that falls silent keeps what was known, and says why it is not read', async () => {
    let isSilent = false;
    const {host} = await fakeRegistry({
      intercept: (request, response) => {
        if (isSilent) request.socket.destroy();
        return isSilent && response.destroyed;
      },
    });
    await fill(live(host));
    const registry = await registryOf({path: `oci://${host}/production`});
    await registry.rescan();
    isSilent = true;
    const {packs, failure} = await registry.rescan();
    expect(named(packs)).toEqual(PACKS);
    expect(failure).toContain('the connection was broken off');
  });

  test('that is not there costs nothing but saying so', async () => {
    const {host} = await nobody();
    const {packs, failure} = await (await registryOf({path: `oci://${host}`})).rescan();
    expect({packs, failure}).toMatchObject({packs: [], failure: expect.stringContaining('nobody listens there')});
  });

  test('is let go when the user cancels', async () => {
    const cancel = new AbortController();
    const {host} = await fakeRegistry({
      intercept: () => {
        cancel.abort(new Error('the user left'));
        return true;
      },
    });
    const registry = await registryOf({path: `oci://${host}`});
    await expect(registry.rescan(cancel.signal)).rejects.toThrow('the user left');
  });

  test('is not asked at all before the user wants it', async () => {
    const {host, requests} = await fakeRegistry();
    const registry = await registryOf({path: `oci://${host}`});
    expect(await registry.status()).toMatchObject({packs: [], readAt: undefined});
    expect(requests).toHaveLength(0);
  });

  test('finds a pack that was pushed as nothing in particular', async () => {
    const {host} = await fakeRegistry();
    const bytes = gzipSync(aTar(packEntries('nginx', {name: 'nginx'})));
    const layers = [{mediaType: 'application/octet-stream', bytes}];
    await pushArtifact(live(host), `${ARCHIVE}/nginx`, '1.0.0', {layers});
    expect(named((await (await registryOf({path: `oci://${host}`})).rescan()).packs)).toEqual(['oci-pack nginx 1.0.0']);
  });

  test('takes only the archive of a pack for one', async () => {
    const {host} = await fakeRegistry();
    const store = live(host);
    await pushChart(store, `${ARCHIVE}/web`, {name: 'web', version: '1.0.0'});
    await pushImage(store, `${ARCHIVE}/image`, '1.0.0');
    const {packs, broken} = await (await registryOf({path: `oci://${host}`, provider: 'pack'})).rescan();
    expect({packs, broken}).toEqual({packs: [], broken: []});
  });
});

describe('an image layout', () => {
  test.each([
    ['a folder', async (folder: string) => folder],
    ['a tarball', async (folder: string) => packed(folder, 'layout.tar', '-cf')],
    ['a compressed tarball', async (folder: string) => packed(folder, 'layout.tar.gz', '-czf')],
  ])('%s holds packs and charts', async (_, make) => {
    const folder = join(await temporaryDirectory(), 'layout');
    await fill(openLayoutFolder(folder));
    const registry = await registryOf({path: await make(folder)});
    const {packs, broken} = await registry.status();
    expect({packs: named(packs), broken}).toEqual({packs: ['oci-helm web 2.0.0+b1', ...PACKS], broken: []});
    const nginx = packs.find(({version}) => version === '1.2.0');
    expect(nginx && (await registry.read(nginx))).toMatchObject({readme: '# nginx\n', troubles: []});
  });

  test('that came from oras, with tags alone for names, holds its pack', async () => {
    const folder = join(await temporaryDirectory(), 'layout');
    await pushPack(openLayoutFolder(folder), '', {name: 'nginx', version: '1.2.0'});
    const {packs} = await (await registryOf({path: folder})).status();
    expect(named(packs)).toEqual(['oci-pack nginx 1.2.0']);
  });

  test('is looked at again when its index has changed', async () => {
    const folder = join(await temporaryDirectory(), 'layout');
    const cache = await temporaryDirectory();
    await pushPack(openLayoutFolder(folder), '', {name: 'nginx', version: '1.2.0'});
    await (await registryOf({path: folder}, cache)).status();
    await pushPack(openLayoutFolder(folder), '', {name: 'nginx', version: '1.3.0'});
    const {packs} = await (await registryOf({path: folder}, cache)).status();
    expect(named(packs)).toEqual(['oci-pack nginx 1.2.0', 'oci-pack nginx 1.3.0']);
  });

  test('from which a blob is missing says which pack is gone', async () => {
    const folder = join(await temporaryDirectory(), 'layout');
    const store = openLayoutFolder(folder);
    await fill(store);
    const {manifest} = await store.manifest(`${ARCHIVE}/vault`, '0.1.0-rev1');
    const digest = manifest.kind === 'artifact' ? (manifest.layers[0]?.digest ?? '') : '';
    rmSync(join(folder, 'blobs', digest.replace(':', '/')));
    const {packs, broken} = await (await registryOf({path: folder})).status();
    expect(named(packs)).toEqual(['oci-helm web 2.0.0+b1', ...PACKS.slice(0, 2)]);
    expect(broken).toMatchObject([{location: `${ARCHIVE}/vault:0.1.0-rev1`}]);
    expect(broken[0]?.reason).toContain('which the layout names, is not there');
  });

  test('that was cut off when it was copied says so', async () => {
    const folder = join(await temporaryDirectory(), 'layout');
    await fill(openLayoutFolder(folder));
    const path = packed(folder, 'layout.tar.gz', '-czf');
    writeFileSync(path, execFileSync('head', ['-c', '600', path]));
    expect((await (await registryOf({path})).status()).failure).toContain('it ends too early');
  });

  test('that is none is told as none', async () => {
    const folder = await temporaryDirectory();
    expect((await (await registryOf({path: folder})).status()).failure).toContain('it holds no file oci-layout');
    const missing = await (await registryOf({path: join(folder, 'none')})).status();
    expect(missing.failure).toContain('it is not there');
  });

  test('whose pack was pushed anew since it was listed gives what was listed', async () => {
    const folder = join(await temporaryDirectory(), 'layout');
    const store = openLayoutFolder(folder);
    await pushPack(store, '', {name: 'nginx'}, {'values.yaml': 'old: 1\n'});
    const registry = await registryOf({path: folder});
    const [pack] = (await registry.status()).packs;
    await pushPack(store, '', {name: 'nginx'}, {'values.yaml': 'new: 1\n'});
    expect(pack && (await registry.read(pack)).values).toBe('old: 1\n');
    rmSync(join(folder, 'blobs'), {recursive: true});
    expect(pack && (await troubleOf(registry.read(pack)))).toMatchObject({code: 'pack.unreadable'});
  });
});

function packed(folder: string, name: string, options: string): string {
  const path = join(folder, '..', name);
  execFileSync('tar', [options, path, '-C', folder, '.']);
  return path;
}

test('how far the reading is can be told', async () => {
  const {host} = await fakeRegistry();
  await fill(live(host));
  const told: string[] = [];
  const registry = await registryOf({path: `oci://${host}/production`});
  await registry.rescan(undefined, (done, count) => void told.push(`${done} of ${count}`));
  expect(told).toEqual(['1 of 3', '2 of 3', '3 of 3']);
});
