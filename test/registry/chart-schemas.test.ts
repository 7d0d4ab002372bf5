import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Pack} from '../../src/domain/pack/pack.ts';
import {openDirectory} from '../../src/registry/folder/directory.ts';

const CHART = `name: web
version: 1.0.0
dependencies:
  - {name: redis, version: 1.x, alias: cache, condition: cache.enabled}
  - {name: plain, version: 1.x}
  - {name: ../../secret, version: 1.x}
`;

const FILES = {
  'Chart.yaml': CHART,
  'values.schema.json': '{"type": "object"}',
  'charts/redis/Chart.yaml': 'name: redis\nversion: 1.0.0\n',
  'charts/redis/values.schema.json': '{"required": []}',
  'charts/plain/Chart.yaml': 'name: plain\nversion: 1.0.0\n',
};

test.each(['unpacked', 'packed'])('the schemas of a chart and of those in it are read with the pack: %s', async how => {
  const {chartSchemas, troubles} = await readPack(folder => {
    writeFiles(join(folder, how === 'packed' ? 'made' : 'charts', 'web'), FILES);
    if (how === 'unpacked') return 'charts/web';
    mkdirSync(join(folder, 'charts'));
    execFileSync('tar', ['-czf', 'charts/web-1.0.0.tgz', '-C', 'made', 'web'], {cwd: folder});
    return 'charts/web-1.0.0.tgz';
  });
  expect(troubles).toEqual([]);
  expect(chartSchemas).toEqual([
    {chart: 'web', text: '{"type": "object"}'},
    {chart: 'web', below: 'cache', condition: 'cache.enabled', text: '{"required": []}'},
  ]);
});

test('a pack that is only looked at keeps its charts closed', async () => {
  const {values, chartSchemas} = await readPack(folder => {
    writeFiles(join(folder, 'charts', 'web'), FILES);
    return 'charts/web';
  }, true);
  expect(values).toBe('');
  expect(chartSchemas).toBeUndefined();
});

test('a chart that leads out of the pack is not read', async () => {
  const pack = await readPack(folder => {
    writeFiles(join(folder, '../../outside/web'), FILES);
    return '../../outside/web';
  });
  expect(pack.chartSchemas).toBeUndefined();
  expect(pack.troubles).toEqual([expect.stringContaining('leads out')]);
});

test('a chart without a schema, one that is not there and one that is broken leave the pack usable', async () => {
  const none = await readPack(folder => {
    writeFiles(join(folder, 'charts/web'), {'Chart.yaml': 'name: web\nversion: 1.0.0\n'});
    return 'charts/web';
  });
  expect([none.chartSchemas, none.troubles]).toEqual([undefined, []]);
  const gone = await readPack(() => 'charts/web.tgz');
  expect([gone.chartSchemas, gone.troubles]).toEqual([undefined, []]);
  const broken = await readPack(folder => {
    writeFiles(folder, {'charts/web.tgz': 'no archive'});
    return 'charts/web.tgz';
  });
  expect(broken.troubles).toEqual([expect.stringContaining('charts/web.tgz')]);
});

/** Reads a pack whose one chart is put into its folder; `put` gives the path that `pack.json` names. */
async function readPack(put: (folder: string) => string, isGlance = false): Promise<Pack> {
  const base = mkdtempSync(join(tmpdir(), 'strata-charts-'));
  onTestFinished(() => rmSync(base, {recursive: true}));
  const path = join(base, 'packs');
  const folder = join(path, 'web');
  mkdirSync(folder, {recursive: true});
  const chart = put(folder);
  const json = {
    name: 'web',
    displayName: 'Web',
    version: '1.0.0',
    layer: 'addon',
    cloudTypes: ['all'],
    charts: [chart],
  };
  writeFiles(folder, {'pack.json': JSON.stringify(json)});
  const registry = openDirectory({name: 'lab', path, cache: join(base, 'cache')});
  const pack = (await registry.status()).packs.find(({name}) => name === 'web');
  if (pack === undefined) throw new Error('the pack is not found');
  return registry.read(pack, {isGlance});
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
}
