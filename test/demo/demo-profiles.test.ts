import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {parseDocument} from 'yaml';
import {diffProfiles} from '../../src/domain/diff/profile-diff.ts';
import {isManifestLayer, kindOf, manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import {fitsCloud} from '../../src/domain/pack/pack.ts';
import {cloudOf, layersOf, refOf, typeOf, variablesOf} from '../../src/domain/profile/profile.ts';
import {requiredLayers} from '../../src/domain/profile/required-layers.ts';
import {checkVariable} from '../../src/domain/variable/check-variables.ts';
import {readPackJson} from '../../src/formats/pack-json.ts';
import {readProfileFile, writeProfileFile} from '../../src/formats/profile-file.ts';

/** What `strata --demo` opens: two profiles of two versions each, stored as a workspace stores them. */
const root = fileURLToPath(new URL('../../src/storage/demo', import.meta.url));
const starter = fileURLToPath(new URL('../../src/registry/starter', import.meta.url));

const offered = new Map(
  readdirSync(starter)
    .map(folder => readPackJson(readFileSync(`${starter}/${folder}/pack.json`, 'utf8')))
    .map(pack => [`${pack.name} ${pack.version}`, pack]),
);
const samples = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.yaml'))
  .toSorted()
  .map(file => {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    return {file, text, profile: readProfileFile(text, file)};
  });

test('there are two sample profiles of two versions each', () => {
  expect(samples.map(({file}) => file)).toEqual([
    'store-edge/2.3.0.yaml',
    'store-edge/2.4.0.yaml',
    'web-prod/1.0.0.yaml',
    'web-prod/1.1.0.yaml',
  ]);
});

describe.each(samples)('$file', ({file, text, profile}) => {
  const packLayers = layersOf(profile).filter(layer => !isManifestLayer(layer));

  test('is named for what it holds, and written as strata would write it', () => {
    const {name, version} = refOf(profile);
    expect(file).toBe(`${name}/${version}.yaml`);
    expect(writeProfileFile(profile)).toBe(text);
  });

  test('takes its packs from the starter registry, in versions that it offers for the layer and the cloud', () => {
    for (const layer of packLayers) {
      const pack = offered.get(`${layer.name} ${layer.version}`);
      expect(pack?.layer).toBe(kindOf(layer));
      expect(fitsCloud(pack ?? {cloudTypes: []}, cloudOf(profile))).toBe(true);
      expect(layer.registry?.metadata?.name).toBe('Starter');
    }
  });

  test('pins versions, or follows the train that they are in', () => {
    const astray = packLayers.filter(({tag = '', version = ''}) => !`${version}|`.startsWith(tag.replace(/x$/, '')));
    expect(astray).toEqual([]);
  });

  test('has the core layers of its cloud, first and in order', () => {
    const required = requiredLayers(typeOf(profile), cloudOf(profile)).filter(rule => rule.required);
    const ranks = layersOf(profile).map(layer => ['os', 'k8s', 'cni', 'csi', 'addon'].indexOf(kindOf(layer)));
    expect(layersOf(profile).map(kindOf)).toEqual(expect.arrayContaining(required.map(({kind}) => kind)));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(layersOf(profile).map(layer => layer.name)).size).toBe(ranks.length);
  });

  test('has values and manifests that parse, the values changed from the defaults in places', () => {
    const texts = layersOf(profile).flatMap(layer => [valuesOf(layer), ...manifestsOf(layer).map(one => one.content)]);
    const documents = texts.flatMap(one => one.split(/^---$/m)).map(one => parseDocument(one));
    const changed = packLayers.filter(layer => {
      return valuesOf(layer) !== readFileSync(`${starter}/${layer.name}-${layer.version}/values.yaml`, 'utf8');
    });
    expect(documents.flatMap(document => document.errors)).toEqual([]);
    expect(changed.length).toBeGreaterThanOrEqual(4);
  });

  test('declares the variables that it uses, and no others', () => {
    const used = [...text.matchAll(/\.spectro\.var\.(\w+)/g)].map(([, name]) => name);
    const declared = variablesOf(profile).map(variable => variable.name);
    expect(new Set(used)).toEqual(new Set(declared));
    expect(variablesOf(profile).flatMap(one => checkVariable(one, variablesOf(profile)))).toEqual([]);
  });
});

test.each([
  {name: 'store-edge', from: 0},
  {name: 'web-prod', from: 2},
])('the versions of $name differ in every way that a comparison shows', ({from}) => {
  const [older, newer] = samples.slice(from, from + 2).map(({profile}) => profile);
  if (older === undefined || newer === undefined) throw new Error('a sample is missing');
  const {metadata, added, removed, moved, version, edited, variables, paths} = diffProfiles(older, newer).counts;
  const ways = {metadata, added, removed, moved, version, edited, variables, paths};
  expect(Object.entries(ways).filter(([, count]) => count === 0)).toEqual([]);
});
