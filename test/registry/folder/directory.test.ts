import {spawnSync} from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import {openDirectory} from '../../../src/registry/folder/directory.ts';
import {scanDirectory} from '../../../src/registry/folder/scan-directory.ts';
import {readIndex, writeIndex} from '../../../src/registry/kept/index-file.ts';
import type {Registry} from '../../../src/registry/registry.ts';

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url));

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-registry-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function registryOf(path: string, cache = temporary()): Registry {
  return openDirectory({name: 'lab', path, cache});
}

function writePack(
  root: string,
  folder: string,
  json: object | string,
  files: Readonly<Record<string, string>> = {},
): void {
  mkdirSync(join(root, folder), {recursive: true});
  writeFileSync(join(root, folder, 'pack.json'), typeof json === 'string' ? json : JSON.stringify(json));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, folder, name, '..'), {recursive: true});
    writeFileSync(join(root, folder, name), text);
  }
}

/** What changed a moment ago may change again in the same step of the disk's clock, and is not relied on. */
async function settle(root: string): Promise<void> {
  await expect.poll(() => Date.now() - statSync(root).ctimeMs, {interval: 10}).toBeGreaterThan(150);
}

function manyPacks(count: number): readonly PackSummary[] {
  return Array.from({length: count}, (_, n) => ({
    registry: 'lab',
    name: `pack-${n % 1000}`,
    displayName: `Pack ${n % 1000}`,
    version: `1.${Math.floor(n / 1000)}.0`,
    layer: 'addon',
    cloudTypes: n % 2 === 0 ? ['all'] : ['aws', 'maas'],
    addonType: 'monitoring',
    group: '',
    state: 'active',
    location: `folder/pack-${n}`,
  }));
}

const pack = (name: string, version = '1.0.0') => ({name, version, layer: 'addon', cloudTypes: ['all']});

describe('a directory registry', () => {
  test('finds packs down to four folders deep, by their pack.json and not their folder', async () => {
    const root = temporary();
    writePack(root, 'wrong-name-9.9', pack('right'));
    writePack(root, 'a/b/c/d', pack('deep'));
    writePack(root, 'a/b/c/d2/e', pack('too-deep'));
    const {packs, broken} = await registryOf(root).status();
    expect(packs.map(one => one.name)).toEqual(['deep', 'right']);
    expect(broken).toEqual([]);
  });

  test('lists a broken pack with its reason, which hides nothing else', async () => {
    const root = temporary();
    writePack(root, 'good', pack('good'));
    writePack(root, 'bad', '{"name": "bad",}');
    const {packs, broken} = await registryOf(root).status();
    expect(packs.map(one => one.name)).toEqual(['good']);
    expect(broken).toEqual([{registry: 'lab', location: 'bad', reason: expect.stringContaining('pack.json line 1')}]);
  });

  test('says which folder holds a pack and version already', async () => {
    const root = temporary();
    writePack(root, 'one', pack('same'));
    writePack(root, 'two', pack('same'));
    const {packs, broken} = await registryOf(root).status();
    expect(packs.map(one => one.location)).toEqual(['one']);
    expect(broken[0]?.reason).toBe('same 1.0.0 is already in one: one of the two must go');
  });

  test('follows no link that leads out, and is not caught by one that leads back', async () => {
    const root = temporary();
    const outside = temporary();
    writePack(outside, 'secret', pack('outside'));
    writePack(root, 'good', pack('good'), {'values.yaml': 'a: 1\n'});
    symlinkSync(join(outside, 'secret'), join(root, 'out'));
    symlinkSync(root, join(root, 'loop'));
    symlinkSync(join(outside, 'secret', 'pack.json'), join(root, 'good', 'README.md'));
    const registry = registryOf(root);
    const {packs, broken} = await registry.status();
    expect(packs.map(one => one.name)).toEqual(['good']);
    expect(broken[0]?.reason).toContain('leads out');
    const [good] = packs;
    const read = good && (await registry.read(good));
    expect(read?.readme).toBeUndefined();
    expect(read?.troubles[0]).toContain('README.md: it is a link that leads out');
  });

  test('follows no link into a directory beside it whose name begins with its own', async () => {
    const root = join(temporary(), 'packs');
    writePack(root, 'good', pack('good'));
    writePack(`${root}-of-others`, 'secret', pack('outside'));
    symlinkSync(join(`${root}-of-others`, 'secret'), join(root, 'out'));
    const {packs, broken} = await registryOf(root).status();
    expect(packs.map(one => one.name)).toEqual(['good']);
    expect(broken[0]?.reason).toContain('leads out');
  });

  test('reads a pack with its values byte for byte, presets and manifests', async () => {
    const root = temporary();
    writePack(
      root,
      'p',
      {...pack('p'), kubeManifests: ['manifests/ns.yaml', 'manifests/gone.yaml']},
      {
        'values.yaml': 'a: 1   # kept\r\n',
        'presets.yaml': 'presets:\n  - name: x\n    group: g\n    remove: []\n    add: "b: 1"\n',
        'schema.yaml': 'a:\n  schema: "{{ required }}"\n',
        'manifests/ns.yaml': 'kind: Namespace\n',
      },
    );
    const registry = registryOf(root);
    const [summary] = (await registry.status()).packs;
    const read = summary && (await registry.read(summary));
    expect(read?.values).toBe('a: 1   # kept\r\n');
    expect(read?.presets.map(one => one.name)).toEqual(['x']);
    expect(read?.manifests).toEqual([{name: 'ns', content: 'kind: Namespace\n'}]);
    expect(read?.troubles).toEqual(['manifests/gone.yaml: pack.json names it, but it is not there']);
  });

  test('keeps the last known packs of a directory that vanished, and says what to do', async () => {
    const root = temporary();
    writePack(root, 'packs/p', pack('p'));
    const registry = registryOf(join(root, 'packs'));
    await registry.status();
    renameSync(join(root, 'packs'), join(root, 'moved'));
    const {packs, failure} = await registry.rescan();
    expect(packs.map(one => one.name)).toEqual(['p']);
    expect(failure).toContain('it is not there');
    expect(failure).toContain('mount it');
  });

  test('a pack that has become another one is not passed off as the first', async () => {
    const root = temporary();
    writePack(root, 'p', pack('p'));
    const registry = registryOf(root);
    const [summary] = (await registry.status()).packs;
    writePack(root, 'p', pack('p', '2.0.0'));
    await expect(summary && registry.read(summary)).rejects.toThrow('now holds p 2.0.0');
  });
});

test('a slow disk hides nothing: a few folders inside each other are all looked into', async () => {
  const root = temporary();
  writePack(root, 'a/b/c/d', pack('deep'));
  writePack(root, 'a/b/p', pack('p'));
  // Each turn is over after one look: all the rest is looked at in the background.
  const {packs} = await scanDirectory('lab', root, undefined, {looksInTurn: Infinity, turn: 0});
  expect(packs.map(one => one.name)).toEqual(['deep', 'p']);
});

describe('the index of a directory', () => {
  test('is read back as it was written, odd names and all', async () => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', {...pack('a\tb\\c'), displayName: 'line\nbreak', annotations: {system_state: 'deprecated'}});
    writePack(root, 'q', '{');
    await settle(root);
    const first = await registryOf(root, cache).status();
    expect(await registryOf(root, cache).status()).toEqual(first);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['of another format', (text: string) => text.replace('strata-index 3', 'strata-index 0')],
    ['of an unknown layer', (text: string) => text.replace('addon', 'gadget')],
    ['changed in one letter', (text: string) => text.replace('\np\t', '\nq\t')],
    ['empty', () => ''],
  ])('is not trusted when it is %s', async (_what, spoil) => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', pack('p'));
    const first = await registryOf(root, cache).status();
    const [file] = readdirSync(cache);
    const path = join(cache, file ?? '');
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    const again = await registryOf(root, cache).status();
    expect(again.packs).toEqual(first.packs);
  });

  test('is not trusted when it was made to lead out of the registry', async () => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', pack('p'));
    const {packs} = await registryOf(root, cache).status();
    const scan = {packs: packs.map(one => ({...one, location: '../p'})), broken: [], stamps: []};
    await writeIndex(cache, root, {scan, readAt: ''});
    expect(readIndex(cache, 'lab', root)).toBeUndefined();
  });

  test('saves the next start from reading packs', async () => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', pack('p'));
    await settle(root);
    await registryOf(root, cache).status();
    writePack(root, 'p', pack('p', '2.0.0'));
    expect((await registryOf(root, cache).status()).packs[0]?.version).toBe('1.0.0');
    expect((await registryOf(root, cache).rescan()).packs[0]?.version).toBe('2.0.0');
  });

  test.each([
    ['comes', (root: string) => writePack(root, 'deep/er/new', pack('new')), ['new', 'p']],
    ['goes', (root: string) => rmSync(join(root, 'deep/er/p'), {recursive: true}), []],
    ['is mended', (root: string) => writePack(root, 'broken', pack('mended')), ['mended', 'p']],
  ])('is not believed when a pack %s', async (_what, change, expected) => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'deep/er/p', pack('p'));
    writePack(root, 'broken', '{');
    await settle(root);
    await registryOf(root, cache).status();
    change(root);
    const {packs} = await registryOf(root, cache).status();
    expect(packs.map(one => one.name).toSorted()).toEqual(expected);
  });

  test('of 10,000 packs is read in far less time than the packs', async () => {
    const root = temporary();
    const cache = temporary();
    const status = {name: 'lab', packs: manyPacks(10_000)};
    await writeIndex(cache, root, {scan: {packs: status.packs, broken: [], stamps: []}, readAt: 'now'});
    const began = performance.now();
    const known = readIndex(cache, 'lab', root);
    const took = performance.now() - began;
    expect(known?.scan.packs).toEqual(status.packs);
    // 3 to 8 ms; the bound is for machines that do much else.
    expect(took).toBeLessThan(150);
  });
});

describe('a scan', () => {
  test('can be called off', async () => {
    const root = temporary();
    writePack(root, 'p', pack('p'));
    await expect(registryOf(root).rescan(AbortSignal.abort())).rejects.toThrow('aborted');
  });

  test('is not held up by a pipe that is called pack.json', async () => {
    const root = temporary();
    writePack(root, 'good', pack('good'));
    mkdirSync(join(root, 'pipe'));
    spawnSync('mkfifo', [join(root, 'pipe', 'pack.json')]);
    const {packs, broken} = await registryOf(root).rescan();
    expect(packs).toHaveLength(1);
    expect(broken.map(one => one.reason)).toEqual(['pack.json is not a file']);
  });

  test('says what is no text, too large, or a link out of the registry', async () => {
    const root = temporary();
    const outside = temporary();
    writePack(root, 'large', `{"name": "${' '.repeat(1_000_000)}"}`);
    mkdirSync(join(root, 'latin1'));
    writeFileSync(join(root, 'latin1', 'pack.json'), Buffer.from('{"name": "caf\xe9"}', 'latin1'));
    writePack(outside, 'x', pack('outside'));
    mkdirSync(join(root, 'link'));
    symlinkSync(join(outside, 'x', 'pack.json'), join(root, 'link', 'pack.json'));
    const {packs, broken} = await registryOf(root).rescan();
    expect(packs).toEqual([]);
    expect(broken.map(one => `${one.location}: ${one.reason}`)).toEqual([
      'large: pack.json is larger than 1 MB',
      'latin1: pack.json is not UTF-8 text',
      'link: pack.json is a link that leads out of the registry',
    ]);
  });

  test('finds the same packs on a disk that is slow to answer', async () => {
    const root = temporary();
    for (let n = 0; n < 40; n += 1) writePack(root, `${n % 3}/p${n}`, n === 7 ? '{' : pack(`p${n}`));
    const now = await scanDirectory('lab', root);
    const slowly = await scanDirectory('lab', root, undefined, {looksInTurn: Infinity});
    expect(slowly.packs).toEqual(now.packs);
    expect(slowly.broken).toEqual(now.broken);
  });

  test('finds a pack that is the directory itself', async () => {
    const root = temporary();
    writePack(root, '.', pack('alone'), {'values.yaml': 'a: 1\n'});
    const registry = registryOf(root);
    const [alone] = (await registry.rescan()).packs;
    expect(alone?.location).toBe('.');
    expect((alone && (await registry.read(alone)))?.values).toBe('a: 1\n');
  });
});

describe('reading a pack', () => {
  test("takes no manifest from outside of the pack's folder, and waits for no pipe", async () => {
    const root = temporary();
    writePack(root, 'other', pack('other'), {'secret.yaml': 'secret: 1\n'});
    writePack(root, 'p', {...pack('p'), kubeManifests: ['../other/secret.yaml', 'manifests/a.yaml']});
    mkdirSync(join(root, 'p', 'manifests'));
    spawnSync('mkfifo', [join(root, 'p', 'manifests', 'a.yaml')]);
    const registry = registryOf(root);
    const found = (await registry.status()).packs.find(one => one.name === 'p');
    const read = found && (await registry.read(found));
    expect(read?.manifests).toEqual([]);
    expect(read?.troubles).toEqual([
      "../other/secret.yaml: it leads out of the pack's folder",
      'manifests/a.yaml: it is not a file',
    ]);
  });

  test('says that a key stands twice in its pack.json, and reads it all the same', async () => {
    const root = temporary();
    writePack(root, 'p', '{"name": "p", "version": "1.0.0",\n"layer": "os", "layer": "addon"}');
    const registry = registryOf(root);
    const [found] = (await registry.status()).packs;
    const read = found && (await registry.read(found));
    expect(read?.layer).toBe('addon');
    expect(read?.troubles[0]).toContain('pack.json line 2');
  });
});

describe.skipIf(!existsSync(data))('the real packs in ../shared/data', () => {
  test.each(['packs', 'infra-packs'])('%s are all listed with the identity in their pack.json', async folder => {
    const root = join(data, folder);
    const {packs, broken} = await registryOf(root).status();
    const expected = readdirSync(root).map(name => {
      const json: unknown = JSON.parse(readFileSync(join(root, name, 'pack.json'), 'utf8'));
      return [name, json];
    });
    const found = packs.map(one => [
      one.location,
      expect.objectContaining({name: one.name, version: one.version, layer: one.layer}),
    ]);
    expect(broken).toEqual([]);
    expect(new Map(expected.map(([name, json]) => [name, json]))).toEqual(
      new Map(found.map(([name, json]) => [name, json])),
    );
  });

  test('every one can be read', async () => {
    const registry = registryOf(data);
    const {packs} = await registry.status();
    const read = await Promise.all(packs.filter(one => one.location.includes('packs/')).map(one => registry.read(one)));
    const presets = read.filter(one => one.presets.length > 0).length;
    expect(presets).toBeGreaterThan(20);
  });

  test('hostile pack.json files give their line', async () => {
    const root = temporary();
    mkdirSync(join(root, 'v'));
    cpSync(join(data, 'hostile/pack-json-trailing-comma-in-array-validator.json'), join(root, 'v', 'pack.json'));
    mkdirSync(join(root, 'n'));
    cpSync(join(data, 'hostile/pack-json-trailing-comma-nvidia-dra-driver.json'), join(root, 'n', 'pack.json'));
    const {broken} = await registryOf(root).status();
    expect(broken.map(one => `${one.location} ${/line \d+/.exec(one.reason)?.[0]}`)).toEqual(['n line 13', 'v line 8']);
  });
});
