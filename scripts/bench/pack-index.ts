import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openDirectory} from '../../src/registry/folder/directory.ts';
import {measureFloor, median} from './timing.ts';

const PACKS = 10_000;

/** A directory of 10,000 packs: read for the first time (goal: 4 B), and listed from its index (goal: 5 ms). */
export async function benchPackIndex(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    const path = join(folder, 'packs');
    for (let at = 0; at < PACKS; at += 1) writePack(join(path, `group-${at % 100}`, `pack-${at}`), at);
    const registry = openDirectory({name: 'bench', path, cache: join(folder, 'cache')});
    const floor = measureFloor();
    const scans = await timesOf(5, () => registry.rescan());
    const lists = await timesOf(9, () => registry.status());
    const scan = median(scans);
    console.log(`  every pack.json of ${PACKS} read       ${scan.toFixed(0)} ms (${(scan / floor).toFixed(1)} B)`);
    console.log(
      `  listed from the index, checked by stamps  ${median(lists).toFixed(1)} ms, first ${lists[0]?.toFixed(1)} ms`,
    );
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function writePack(folder: string, at: number): void {
  mkdirSync(folder, {recursive: true});
  const pack = {
    name: `pack-${at % 2500}`,
    displayName: `Pack ${at % 2500}`,
    version: `1.${at % 7}.${Math.floor(at / 2500)}`,
    layer: at % 9 === 0 ? 'csi' : 'addon',
    addonType: 'monitoring',
    cloudTypes: at % 3 === 0 ? ['all'] : ['aws', 'azure'],
    annotations: {source: 'community', contributor: 'bench'},
    charts: [`charts/pack-${at}.tgz`],
  };
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack, null, 2));
}

async function timesOf(count: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}
