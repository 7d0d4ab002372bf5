import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, onTestFinished, test} from 'vitest';
import {openDirectory} from '../../src/registry/directory.ts';
import type {Registry} from '../../src/registry/registry.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));

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
    expect(read?.troubles).toEqual(['manifests/gone.yaml: pack.json names it, but it cannot be read']);
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

describe('the index of a directory', () => {
  test('is read back as it was written, odd names and all', async () => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', {...pack('a\tb\\c'), displayName: 'line\nbreak', annotations: {system_state: 'deprecated'}});
    writePack(root, 'q', '{');
    const first = await registryOf(root, cache).status();
    expect(await registryOf(root, cache).status()).toEqual(first);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['of another format', (text: string) => text.replace('strata-index 1', 'strata-index 0')],
    ['leading out of the registry', (text: string) => text.replace(/\tp\n/, '\t../p\n')],
    ['of an unknown layer', (text: string) => text.replace('addon', 'gadget')],
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

  test('makes the next start independent of the packs', async () => {
    const root = temporary();
    const cache = temporary();
    writePack(root, 'p', pack('p'));
    await registryOf(root, cache).status();
    rmSync(join(root, 'p'), {recursive: true});
    expect((await registryOf(root, cache).status()).packs).toHaveLength(1);
    expect((await registryOf(root, cache).rescan()).packs).toHaveLength(0);
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
