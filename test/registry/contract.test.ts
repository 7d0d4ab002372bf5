/** Every kind of registry, with the same packs or the same charts in it, gives the same answers. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import zlib, {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {packsFor, tagChoices} from '../../src/domain/pack/catalog.ts';
import type {Pack, PackSummary} from '../../src/domain/pack/pack.ts';
import type {RegistrySetting} from '../../src/domain/pack/registry-setting.ts';
import {writeBundle} from '../../src/registry/bundle/write-bundle.ts';
import {openHttp} from '../../src/registry/http/http-client.ts';
import type {WritableStore} from '../../src/registry/oci/artifact-store.ts';
import {openDistribution} from '../../src/registry/oci/distribution.ts';
import {openLayoutFolder} from '../../src/registry/oci/layout-folder.ts';
import {openRegistries, type Registries} from '../../src/registry/registries.ts';
import type {CarriedFile} from '../../src/registry/registry.ts';
import {aTar, chartEntries, type Entry} from '../fixtures/a-tar.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';
import {aServer} from './http/a-server.ts';
import {pushArtifact} from './oci/an-artifact.ts';
import {fakeRegistry} from './oci/fake-registry.ts';
import {hasRealRegistry, realRegistry} from './oci/real-registry.ts';

interface Content {
  readonly name: string;
  readonly version: string;
  /** In its own folder. */
  readonly files: readonly Entry[];
}

/** A registry of one kind, filled. */
interface Filled {
  readonly setting: Omit<RegistrySetting, 'name'>;
  /** Puts it out of reach. */
  readonly cutOff: () => void;
}

type Fill = (contents: readonly Content[]) => Promise<Filled>;

const chart = (name: string, version: string, replicas: number): Content => ({
  name,
  version,
  files: chartEntries(name, version, {
    'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\ndependencies:\n- name: sub\n  version: 9.9.9\n  repository: ''\n`,
    'values.yaml': `# Default values of ${name}.\nreplicas: ${replicas}\n`,
    'values.schema.json': '{"properties": {"replicas": {"type": "integer"}}}',
    'README.md': `# ${name}\n`,
    'templates/deployment.yaml': 'replicas: {{ .Values.replicas }}\n',
    'charts/sub/Chart.yaml': 'name: sub\nversion: 9.9.9\n',
    'charts/sub/values.schema.json': '{"type": "object"}',
  }),
});

const CHARTS = [chart('db', '2.0.0', 1), chart('web', '1.2.3', 2), chart('web', '1.10.0', 3)];

const pack = (name: string, version: string, more: object = {}): Content => {
  const json = {
    name,
    displayName: name.toUpperCase(),
    version,
    layer: 'addon',
    addonType: 'ingress',
    cloudTypes: ['aws', 'maas'],
    annotations: {source: 'community'},
    charts: ['charts/web-1.2.3.tgz'],
    kubeManifests: ['manifests/extra.yaml'],
    constraints: {dependencies: [{packName: 'kubernetes', layer: 'k8s', minVersion: '1.30', type: 'required'}]},
    ...more,
  };
  const files: Readonly<Record<string, string | Buffer>> = {
    'pack.json': JSON.stringify(json),
    'values.yaml': `pack:\n  namespace: "${name}"\n\ncharts:\n  web:\n    replicas: 1 # ${version}\n`,
    'presets.yaml':
      'presets:\n- name: big\n  displayName: Big\n  group: size\n  add: |\n    charts:\n      web:\n        replicas: 9\n',
    'schema.yaml': 'charts.web.replicas:\n  schema: "{{ required | format \\"${number:[1-9]}\\" }}"\n',
    'README.md': `# ${name} ${version} – with more than ASCII\n`,
    'manifests/extra.yaml': 'kind: ConfigMap # {{ .Values.x }}\n',
    'charts/web-1.2.3.tgz': gzipSync(aTar(CHARTS[1]?.files ?? [])),
    'logo.png': Buffer.from([0x89, 0x50]),
  };
  // The folder's name says nothing.
  const folder = `folder-of-${name}-${version}`;
  return {name, version, files: Object.entries(files).map(([path, content]) => ({path: `${folder}/${path}`, content}))};
};

const PACKS = [
  pack('nginx', '1.2.0', {annotations: {system_state: 'deprecated'}}),
  pack('nginx', '1.10.0'),
  pack('vault', '0.1.0-rev1', {cloudTypes: ['all'], addonType: 'security'}),
];

/** Two versions of a chart have the same folder, so that each of several has one above its own. */
function archiveOf(contents: readonly Content[]): Buffer {
  const above = (at: number) => (contents.length === 1 ? '' : `part-${at}/`);
  return aTar(contents.flatMap(({files}, at) => files.map(entry => ({...entry, path: above(at) + entry.path}))));
}

function onDisk(path: string, kind: RegistrySetting['kind'], provider?: RegistrySetting['provider']): Filled {
  return {
    setting: {path, ...(kind === undefined ? {} : {kind}), ...(provider === undefined ? {} : {provider})},
    cutOff: () => renameSync(path, `${path}.away`),
  };
}

/** One archive with everything. */
function anArchive(name: string, compress: (bytes: Buffer) => Buffer): Fill {
  return async contents => {
    const path = join(await temporaryDirectory(), name);
    writeFileSync(path, compress(archiveOf(contents)));
    return onDisk(path, 'bundle');
  };
}

const aFolderOfArchives: Fill = async contents => {
  const path = join(await temporaryDirectory(), 'archives');
  mkdirSync(path);
  for (const one of contents) writeFileSync(join(path, `${one.name}-${one.version}.tgz`), gzipSync(archiveOf([one])));
  return onDisk(path, 'bundle');
};

const archivesInAnArchive: Fill = async contents => {
  const path = join(await temporaryDirectory(), 'all.tar');
  const entries = contents.map(one => ({
    path: `in/${one.name}-${one.version}.tgz`,
    content: gzipSync(archiveOf([one])),
  }));
  writeFileSync(path, aTar(entries));
  return onDisk(path, 'bundle');
};

const folders: Fill = async contents => {
  const path = join(await temporaryDirectory(), 'packs');
  for (const {path: file, content = ''} of contents.flatMap(({files}) => files)) {
    mkdirSync(dirname(join(path, 'nested', file)), {recursive: true});
    writeFileSync(join(path, 'nested', file), content);
  }
  return onDisk(path, undefined);
};

/** A Helm repository as a folder: archives, and an index unless it is left out. */
async function helmFolder(contents: readonly Content[], {hasIndex}: {readonly hasIndex: boolean}): Promise<string> {
  const path = join(await temporaryDirectory(), 'charts');
  mkdirSync(path);
  const byName = Map.groupBy(contents, ({name}) => name);
  const entries = [...byName].map(([name, versions]) => {
    const items = versions.map(
      ({version}) => `  - name: ${name}\n    version: ${version}\n    urls:\n    - ${name}-${version}.tgz\n`,
    );
    return `  ${name}:\n${items.join('')}`;
  });
  if (hasIndex) writeFileSync(join(path, 'index.yaml'), `apiVersion: v1\nentries:\n${entries.join('')}`);
  for (const one of contents) writeFileSync(join(path, `${one.name}-${one.version}.tgz`), gzipSync(archiveOf([one])));
  return path;
}

const helmServer: Fill = async contents => {
  const path = await helmFolder(contents, {hasIndex: true});
  const {readFileSync} = await import('node:fs');
  let isUp = true;
  const {url} = await aServer((request, response) => {
    if (!isUp) return void response.destroy();
    return void response.end(readFileSync(join(path, request.url ?? '')));
  });
  return {setting: {path: url.href, kind: 'helm'}, cutOff: () => void (isUp = false)};
};

/** Pushes packs as oras does, charts as Helm does. */
async function push(store: WritableStore, contents: readonly Content[]): Promise<void> {
  for (const one of contents) {
    const bytes = gzipSync(archiveOf([one]));
    const title = `${one.name}-${one.version}.tar.gz`;
    const isChart = CHARTS.includes(one);
    const config = Buffer.from(JSON.stringify({apiVersion: 'v2', name: one.name, version: one.version}));
    await pushArtifact(
      store,
      isChart ? `base/${one.name}` : `base/spectro-packs/archive/${one.name}`,
      one.version,
      isChart
        ? {
            config: {mediaType: 'application/vnd.cncf.helm.config.v1+json', bytes: config},
            layers: [{mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', bytes}],
          }
        : {layers: [{mediaType: 'application/vnd.oci.image.layer.v1.tar', bytes, title}]},
    );
  }
}

function providerOf(contents: readonly Content[]): 'pack' | 'helm' {
  return contents === CHARTS ? 'helm' : 'pack';
}

function liveRegistry(start: () => Promise<{readonly host: string; readonly cutOff: () => void}>): Fill {
  return async contents => {
    const {host, cutOff} = await start();
    await push(openDistribution({host, http: openHttp(), plainHttp: true}), contents);
    const provider = providerOf(contents);
    return {setting: {path: `oci://${host}/base`, kind: 'oci', plainHttp: true, provider}, cutOff};
  };
}

const fake = liveRegistry(async () => {
  let isUp = true;
  const {host} = await fakeRegistry({
    intercept(_, response) {
      if (!isUp) response.destroy();
      return !isUp;
    },
  });
  return {host, cutOff: () => void (isUp = false)};
});

const OF_BOTH: readonly (readonly [string, Fill])[] = [
  ['a tar', anArchive('all.tar', bytes => bytes)],
  ['a tar.gz', anArchive('all.tgz', bytes => gzipSync(bytes))],
  ['a tar.zst', anArchive('all.tar.zst', bytes => zlib.zstdCompressSync(bytes))],
  ['a folder of archives', aFolderOfArchives],
  ['archives in an archive', archivesInAnArchive],
  ['a live OCI registry', fake],
];

const OF_PACKS: readonly (readonly [string, Fill])[] = [['folders', folders], ...OF_BOTH];

const OF_CHARTS: readonly (readonly [string, Fill])[] = [
  ...OF_BOTH,
  ['a Helm repository on disk', async contents => onDisk(await helmFolder(contents, {hasIndex: true}), 'helm')],
  ['a folder of charts', async contents => onDisk(await helmFolder(contents, {hasIndex: false}), 'helm')],
  ['a Helm repository on a server', helmServer],
];

describe.each(OF_PACKS)('packs in %s', (_, fill) => {
  obeysTheContract(fill, PACKS);
});

describe.each(OF_CHARTS)('charts in %s', (_, fill) => {
  obeysTheContract(fill, CHARTS);
});

describe.each([
  ['a folder', false],
  ['an archive', true],
])('packs in an OCI image layout, %s', (_, isArchive) => {
  obeysTheContract(async contents => {
    const folder = join(await temporaryDirectory(), 'layout');
    await push(openLayoutFolder(folder), contents);
    if (!isArchive) return onDisk(folder, 'oci');
    const archive = `${folder}.tar`;
    execFileSync('tar', ['-cf', archive, '-C', folder, '.']);
    return onDisk(archive, 'oci');
  }, PACKS);
});

describe.skipIf(!hasRealRegistry())('packs in the real server (skipped without docker-registry)', () => {
  const fill = liveRegistry(async () => ({host: await realRegistry(), cutOff: () => undefined}));
  test('are the same', async () => {
    const {registries} = await open(await fill(PACKS));
    await registries.reread(['site']);
    expect(await everything(registries)).toEqual(expected(await reference(PACKS)));
  });
});

/** What must hold whatever the registry is. */
function obeysTheContract(fill: Fill, contents: readonly Content[]): void {
  test('are listed and read the same, byte for byte', async () => {
    const {registries} = await open(await fill(contents));
    await registries.reread(['site']);
    expect(await everything(registries)).toEqual(expected(await reference(contents)));
  });

  test('are known to the next run, as of the time when they were read, with what is in them', async () => {
    const filled = await fill(contents);
    const {registries, cache} = await open(filled);
    const before = await siteOf(await registries.reread(['site']));
    const packs = await everything(registries);
    const next = openRegistries([{name: 'site', ...filled.setting}], cache);
    const after = await siteOf(await next.catalog());
    expect([after.failure, after.broken, after.packs.length]).toEqual([undefined, [], contents.length]);
    // What was made a moment ago may change in the same step of the disk's clock: then it is looked at again.
    expect((after.readAt ?? '') >= (before.readAt ?? 'never')).toBe(true);
    expect(await Promise.all(after.packs.map(async one => plain(await next.readPack(one))))).toHaveLength(packs.length);
  });

  test('are carried whole: the bundle gives the same answers', async () => {
    const {registries} = await open(await fill(contents));
    const site = await siteOf(await registries.reread(['site']));
    const bundle = join(await temporaryDirectory(), 'carried.tgz');
    await writeBundle(bundle, carried(registries, site.packs));
    const {registries: elsewhere} = await open(onDisk(bundle, 'bundle'));
    await elsewhere.reread(['site']);
    expect(await everything(elsewhere)).toEqual(expected(await reference(contents)));
  });

  test('stay listed when their registry is out of reach, and it is said', async () => {
    const filled = await fill(contents);
    const {registries} = await open(filled);
    await registries.reread(['site']);
    filled.cutOff();
    const site = await siteOf(await registries.reread(['site']));
    expect(site.failure).toMatch(/\S; \S/);
    expect(site.packs).toHaveLength(contents.length);
  });

  test('are not looked for any longer once it is called off', async () => {
    const {registries} = await open(await fill(contents));
    const called = registries.reread(['site'], AbortSignal.abort(new Error('called off')));
    await expect(called).rejects.toThrow('called off');
  });

  test('can be chosen by exact versions, newest first, and by trains', async () => {
    const {registries} = await open(await fill(contents));
    const site = await siteOf(await registries.reread(['site']));
    const groups = packsFor({registries: [site]}, 'addon', 'aws');
    const web = groups.find(({name}) => name === 'nginx' || name === 'web');
    const older = contents.find(({name}) => name === web?.name)?.version;
    expect(web && tagChoices(web).map(({tag}) => tag)).toEqual(['1.10.0', older, '1.10.x', '1.2.x', '1.x']);
    expect(groups).toHaveLength(2);
  });
}

async function* carried({carryPack}: Registries, packs: readonly PackSummary[]): AsyncGenerator<CarriedFile> {
  for (const one of packs) yield* carryPack(one);
}

async function open({setting}: Filled): Promise<{readonly registries: Registries; readonly cache: string}> {
  const cache = await temporaryDirectory();
  return {registries: openRegistries([{name: 'site', ...setting}], cache), cache};
}

async function siteOf({registries}: Awaited<ReturnType<Registries['catalog']>>) {
  const site = registries.find(({name}) => name === 'site');
  if (site === undefined) throw new Error('the registry is in the list');
  return site;
}

/** All packs of the registry with all that is in them, in one order. */
async function everything(registries: Registries): Promise<readonly unknown[]> {
  const {packs, broken} = await siteOf(await registries.catalog());
  expect(broken).toEqual([]);
  const read = await Promise.all(packs.map(async one => registries.readPack(one, {mayAsk: true})));
  return read.sort(byIdentity).map(plain);
}

/** What a pack is, wherever it lies. */
function plain({location: _location, readAt: _readAt, origin: _origin, ...pack}: Pack): unknown {
  return {...pack, schema: pack.schema ?? 'none', readme: pack.readme ?? 'none'};
}

/** What the simplest registry says: folders of packs, archives of charts. */
async function reference(contents: readonly Content[]): Promise<readonly unknown[]> {
  const {registries} = await open(await (contents === PACKS ? folders : aFolderOfArchives)(contents));
  return everything(registries);
}

/** That the reference itself is right is seen here: nothing of the packs is missing in it. */
function expected(packs: readonly unknown[]): readonly unknown[] {
  expect(packs).toHaveLength(3);
  for (const one of packs) {
    expect(one).toMatchObject({
      registry: 'site',
      layer: 'addon',
      values: expect.stringMatching(/replicas: \d/),
      readme: expect.stringMatching(/^# \w+/),
      chartSchemas: [
        {text: '{"properties": {"replicas": {"type": "integer"}}}'},
        {below: 'sub', text: '{"type": "object"}'},
      ],
      troubles: [],
    });
  }
  return packs;
}

function byIdentity(a: PackSummary, b: PackSummary): number {
  return Number(a.name + a.version > b.name + b.version) - Number(a.name + a.version < b.name + b.version);
}
