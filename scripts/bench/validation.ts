import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Layer} from '../../src/domain/layer/layer.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import {summaryOfLayer} from '../../src/domain/pack/pack-of-layer.ts';
import type {Pack} from '../../src/domain/pack/pack.ts';
import {layersOf, type Profile, withLayers} from '../../src/domain/profile/profile.ts';
import {validateProfile} from '../../src/domain/validate/validate-profile.ts';
import {readProfile} from '../../src/formats/palette-document.ts';
import {openRegistries} from '../../src/registry/registries.ts';
import {chartValues, textOf} from './compared-texts.ts';
import {realData} from './real-data.ts';
import {median, timed} from './timing.ts';

/** What checking costs: the first time, again, and after one layer was changed. The goal is 50 ms after the first time. */
export async function benchValidation(): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    const paths = realData === undefined ? [] : ['packs', 'infra-packs'].map(name => join(realData ?? '', name));
    const registries = openRegistries(
      paths.map(path => ({name: path, path})),
      cache,
    );
    const catalog = await registries.catalog();
    const largest = largestExport();
    if (largest === undefined) console.log('  (no real data beside the project: made-up profiles only)');
    else await report('the largest real profile', largest, catalog, summary => registries.readPack(summary));
    await report('30 layers of 2,000 lines', madeUp(30, 2000), catalog, summary => registries.readPack(summary));
    reportHostile();
  } finally {
    rmSync(cache, {recursive: true});
  }
}

type ReadPack = (summary: NonNullable<ReturnType<typeof summaryOfLayer>>) => Promise<Pack>;

async function report(name: string, profile: Profile, catalog: Catalog, readPack: ReadPack): Promise<void> {
  const packs = new Map<string, Pack>();
  for (const layer of layersOf(profile)) {
    const summary = summaryOfLayer(catalog, layer);
    if (summary !== undefined) packs.set(layer['x-strata-id'], await readPack(summary));
  }
  const context = {catalog, packOf: (layer: Layer) => packs.get(layer['x-strata-id'])};
  const size = layersOf(profile).reduce((sum, {values}) => sum + (values ?? '').length, 0);
  const about = `${name} (${layersOf(profile).length} layers, ${packs.size} packs, ${Math.round(size / 1000)} KB)`;
  const first = timed(() => validateProfile(profile, context));
  const again = median(Array.from({length: 9}, () => timed(() => validateProfile(profile, context))));
  // Each layer in turn is given more lines, as edits do: the rest are the same objects as before.
  const changes = layersOf(profile).map((_, at) =>
    median(
      Array.from({length: 5}, (_unused, edits) => {
        const breaks = '\n'.repeat(edits + 1);
        const layers = layersOf(profile).map((layer, place) =>
          place === at ? {...layer, values: `${layer.values ?? ''}${breaks}`} : layer,
        );
        return timed(() => validateProfile(withLayers(profile, layers), context));
      }),
    ),
  );
  console.log(
    `  ${about}\n    first ${ms(first)}, again ${ms(again)}, after a change to one layer ${ms(median(changes))}, to the costliest ${ms(Math.max(...changes))}`,
  );
}

/** What is made to be slow: each must cost about what a harmless text of its length does. */
function reportHostile(): void {
  const bomb = `a0: &a0 x\n${Array.from({length: 12}, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}\n`;
  const texts: Readonly<Record<string, string>> = {
    'a bomb of aliases': bomb,
    '20,000 open brackets': `a: ${'['.repeat(20_000)}`,
    '20,000 open braces': `a: ${'{{'.repeat(20_000)}`,
    '300 KB of harmless values': textOf(chartValues(8000)),
  };
  for (const [name, values] of Object.entries(texts)) {
    console.log(`  ${name.padEnd(42)} ${ms(timed(() => validateProfile(profileOf([values]))))}`);
  }
  const variable = {name: 'v', displayName: 'V', regex: '(a+)+$', defaultValue: `${'a'.repeat(50_000)}!`};
  const profile = profileOf(['a: "{{.spectro.var.v}}"\n']);
  const patterned = {...profile, spec: {...profile.spec, variables: [variable]}};
  console.log(`  ${'the pattern (a+)+$ on 50,000 letters'.padEnd(42)} ${ms(timed(() => validateProfile(patterned)))}`);
}

function largestExport(): Profile | undefined {
  if (realData === undefined) return undefined;
  const folder = join(realData, 'exports');
  const [largest] = readdirSync(folder)
    .map(name => ({name, text: readFileSync(join(folder, name), 'utf8')}))
    .toSorted((a, b) => b.text.length - a.text.length);
  return largest === undefined ? undefined : readProfile(largest.text, largest.name);
}

function madeUp(layers: number, lines: number): Profile {
  return profileOf(
    Array.from({length: layers}, (_, at) => textOf(chartValues(lines)).replaceAll('service', `s${at}-`)),
  );
}

function profileOf(values: readonly string[]): Profile {
  const packs = values.map((text, at) => ({
    'x-strata-id': `layer-${at}`,
    name: `layer-${at}`,
    version: '1.0.0',
    tag: '1.0.0',
    values: `charts:\n${text}`,
  }));
  return {metadata: {name: 'bench'}, spec: {version: '1.0.0', template: {type: 'add-on', cloudType: 'all', packs}}};
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
}
