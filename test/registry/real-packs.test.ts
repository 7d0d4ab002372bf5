/** What `contract.test.ts` asks with packs of its own, asked with those of the field: they are the same wherever they lie. */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {gzipSync, zstdCompressSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import type {Pack} from '../../src/domain/pack/pack.ts';
import type {RegistrySetting} from '../../src/domain/pack/registry-setting.ts';
import {openHttp} from '../../src/registry/http/http-client.ts';
import type {WritableStore} from '../../src/registry/oci/artifact-store.ts';
import {openDistribution} from '../../src/registry/oci/distribution.ts';
import {openLayoutFolder} from '../../src/registry/oci/layout-folder.ts';
import {openRegistry} from '../../src/registry/open-registry.ts';
import {aTar, type Entry} from '../fixtures/a-tar.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';
import {pushArtifact} from './oci/an-artifact.ts';
import {fakeRegistry} from './oci/fake-registry.ts';
import {hasRealRegistry, realRegistry} from './oci/real-registry.ts';

const REAL = join(import.meta.dirname, '../../../shared/data/packs');
const ARCHIVE = 'production/spectro-packs/archive';

/** What a registry says of its packs, without where it found them and when. */
type Answer = readonly Omit<Pack, 'registry' | 'location' | 'origin' | 'readAt'>[];

async function answerOf(setting: Omit<RegistrySetting, 'name'>): Promise<Answer> {
  const registry = openRegistry({
    name: 'any',
    setting: {name: 'any', plainHttp: true, ...setting},
    cache: await temporaryDirectory(),
    credential: async () => undefined,
  });
  const {packs, broken, failure} = await registry.rescan();
  if (failure !== undefined || broken.length > 0) throw new Error(failure ?? JSON.stringify(broken));
  const read: Answer[number][] = [];
  for (const summary of packs) {
    const {
      registry: _name,
      location: _location,
      origin: _origin,
      readAt: _at,
      ...rest
    } = await registry.read(summary, {
      mayAsk: true,
    });
    read.push(rest);
  }
  const key = ({name, version}: Answer[number]) => `${name} ${version}`;
  return read.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The files of a folder, as `tar` would pack them; links are left out. */
function entriesOf(folder: string, path = basename(folder)): readonly Entry[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    const inner = join(folder, entry.name);
    if (entry.isDirectory()) return entriesOf(inner, `${path}/${entry.name}`);
    return entry.isFile() ? [{path: `${path}/${entry.name}`, content: readFileSync(inner)}] : [];
  });
}

function packFolders(root: string): readonly string[] {
  return readdirSync(root)
    .map(name => join(root, name))
    .filter(folder => existsSync(join(folder, 'pack.json')));
}

async function written(name: string, content: Buffer): Promise<string> {
  const path = join(await temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}

function allIn(folders: readonly string[]): Buffer {
  return aTar(folders.flatMap(folder => entriesOf(folder)));
}

async function pushAll(store: WritableStore, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const {name, version} = identityOf(folder);
    const bytes = gzipSync(aTar(entriesOf(folder)), {level: 1});
    const layer = {mediaType: 'application/vnd.oci.image.layer.v1.tar', bytes, title: `${name}-${version}.tar.gz`};
    await pushArtifact(store, `${ARCHIVE}/${name}`, version, {layers: [layer]});
  }
}

function identityOf(folder: string): {readonly name: string; readonly version: string} {
  const value: unknown = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  const {name, version} = Object(value);
  return {name: String(name), version: String(version)};
}

function live(host: string): WritableStore {
  return openDistribution({host, http: openHttp(), plainHttp: true});
}

async function pushed(host: string, folders: readonly string[]): Promise<Omit<RegistrySetting, 'name'>> {
  await pushAll(live(host), folders);
  return {kind: 'oci', path: `oci://${host}/production`};
}

async function layoutOf(folders: readonly string[]): Promise<string> {
  const folder = join(await temporaryDirectory(), 'layout');
  await pushAll(openLayoutFolder(folder), folders);
  return folder;
}

type Make = (folders: readonly string[]) => Promise<Omit<RegistrySetting, 'name'>>;

/** Packs that are pushed to where each of them takes its time. */
const FEW = 12;

const kinds: readonly [string, boolean, Make, most?: number][] = [
  ['a tarball', true, async folders => ({kind: 'bundle', path: await written('all.tar', allIn(folders))})],
  ['a .tgz', true, async folders => ({kind: 'bundle', path: await written('all.tgz', gzipSync(allIn(folders)))})],
  [
    'a .tar.zst',
    true,
    async folders => ({kind: 'bundle', path: await written('all.tar.zst', zstdCompressSync(allIn(folders)))}),
  ],
  [
    'a folder of archives',
    true,
    async folders => {
      const path = await temporaryDirectory();
      for (const folder of folders) {
        writeFileSync(join(path, `${basename(folder)}.tar.gz`), gzipSync(aTar(entriesOf(folder)), {level: 1}));
      }
      return {kind: 'bundle', path};
    },
  ],
  ['an OCI image layout', true, async folders => ({kind: 'oci', path: await layoutOf(folders)}), FEW],
  [
    'a tarball of an OCI image layout',
    true,
    async folders => {
      const layout = await layoutOf(folders);
      return {kind: 'oci', path: await written('layout.tar', aTar(entriesOf(layout, '.')))};
    },
    FEW,
  ],
  ['an OCI registry', true, async folders => pushed((await fakeRegistry()).host, folders)],
  [
    'the real OCI registry (skipped without docker-registry)',
    hasRealRegistry(),
    async folders => pushed(await realRegistry(), folders),
    FEW,
  ],
];

describe.skipIf(!existsSync(REAL))('real packs are the same as in a directory (skipped without ../shared/data)', () => {
  test.for(kinds)('in %s', async ([, isThere, make, most], {skip}) => {
    if (!isThere) skip();
    const {expected, folders} = await fromDirectory(REAL, most);
    expect(await answerOf(await make(folders))).toEqual(expected);
  });
});

/** What a directory answers of its packs, or of so many from all over it, and their folders. */
async function fromDirectory(
  root: string,
  most = Infinity,
): Promise<{readonly expected: Answer; readonly folders: readonly string[]}> {
  const all = packFolders(root);
  const step = Math.max(1, Math.floor(all.length / most));
  const folders = all.filter((_, at) => at % step === 0).slice(0, most);
  const known = new Set(folders.map(folder => Object.values(identityOf(folder)).join(' ')));
  const answer = await answerOf({kind: 'directory', path: root});
  const expected = answer.filter(({name, version}) => known.has(`${name} ${version}`));
  expect(expected).toHaveLength(Math.min(most, all.length));
  return {expected, folders};
}
