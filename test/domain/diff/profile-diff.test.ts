import {expect, test} from 'vitest';
import {diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';

function aProfile(...packs: Layer[]): Profile {
  return {metadata: {name: 'web'}, spec: {version: '1.0.0', template: {type: 'cluster', cloudType: 'aws', packs}}};
}

function aLayer(name: string, more: Partial<Layer> = {}): Layer {
  return {'x-strata-id': name, name, layer: 'addon', version: '1.0.0', tag: '1.0.0', values: `of: ${name}\n`, ...more};
}

const marksOf = (a: Profile, b: Profile) =>
  Object.fromEntries(diffProfiles(a, b).layers.map(layer => [layer.name, layer.marks]));

test('a profile is the same as itself and as its copy', () => {
  const profile = aProfile(aLayer('vault'));
  expect(diffProfiles(profile, profile).same).toBe(true);
  expect(diffProfiles(profile, structuredClone(profile)).same).toBe(true);
});

test('a layer that moved, was renamed and re-versioned is one layer with three marks', () => {
  const a = aProfile(aLayer('x'), aLayer('y'), aLayer('vault'));
  const b = aProfile(
    aLayer('v2--vault', {'x-strata-id': 'vault', tag: '2.x', values: 'of: vault'}),
    aLayer('x'),
    aLayer('y'),
  );
  expect(marksOf(a, b)).toEqual({'v2--vault': ['moved', 'version', 'renamed']});
});

test('without a shared id, layers match by name and then by pack', () => {
  const a = aProfile(aLayer('hello', {'x-strata-id': '1'}), aLayer('one--nginx', {'x-strata-id': '2'}));
  const b = aProfile(aLayer('hello', {'x-strata-id': '8'}), aLayer('two--nginx', {'x-strata-id': '9'}));
  expect(diffProfiles(a, b).layers.map(layer => [layer.name, layer.matchedBy, layer.marks])).toEqual([
    ['two--nginx', 'pack', ['renamed', 'values']],
  ]);
});

test('values differ by key path', () => {
  const a = aProfile(aLayer('vault', {values: 'charts:\n  grafana:\n    replicas: 2\n'}));
  const b = aProfile(aLayer('vault', {values: 'charts:\n  grafana:\n    replicas: 3\n'}));
  const [layer] = diffProfiles(a, b).layers;
  expect(layer?.values?.paths).toMatchObject([
    {path: 'charts.grafana.replicas', change: 'changed', before: 2, after: 3},
  ]);
});

test('one final newline is no difference', () => {
  expect(marksOf(aProfile(aLayer('x', {values: 'a: 1'})), aProfile(aLayer('x', {values: 'a: 1\n'})))).toEqual({});
});

test('tags are compared by key', () => {
  const a = aProfile();
  const b = {...a, metadata: {...a.metadata, labels: {env: 'prod'}}};
  expect(diffProfiles(a, b).metadata).toEqual([{path: 'tags.env', change: 'added', after: 'prod'}]);
});

test('what only one side calls a secret is masked on both, and still said to differ', () => {
  const old = aLayer('vault', {version: '1.0.0', values: 'db:\n  password: s3cret\n'});
  const now = aLayer('vault', {version: '2.0.0', values: 'db:\n  password: n3wer\n'});
  for (const knowing of [old, now]) {
    const diff = diffProfiles(aProfile(old), aProfile(now), {
      secretsOf: layer => (layer === knowing ? ['db.password'] : []),
    });
    expect(JSON.stringify(diff)).not.toMatch(/s3cret|n3wer/);
    expect(diff.layers[0]?.values?.paths).toMatchObject([{path: 'db.password', change: 'changed', secret: true}]);
    expect(diff.layers[0]?.values?.edits).toHaveLength(1);
  }
});

test('of two copies of a pack, the one that went is told by its values', () => {
  const a = aProfile(aLayer('x', {values: 'p: 1\n'}), aLayer('x', {'x-strata-id': 'x-2', values: 'q: 1\n'}));
  const b = aProfile(aLayer('x', {values: 'q: 1\n'}));
  expect(diffProfiles(a, b).layers.map(({marks, values}) => [marks, values?.before])).toEqual([
    [['removed'], 'p: 1\n'],
  ]);
});

test('where masks are asked for, what seems secret is masked in values and manifests, and still said to differ', () => {
  const layerWith = (secret: string) =>
    aLayer('vault', {
      values: `adminPassword: ${secret}\nsize: 1\n`,
      manifests: [{name: 'm', content: `kind: Secret\nstringData:\n  password: ${secret}\n`}],
    });
  const diff = diffProfiles(aProfile(layerWith('hunter2')), aProfile(layerWith('hunter3')), {secretsOf: () => []});
  expect(JSON.stringify(diff)).not.toMatch(/hunter/);
  const [layer] = diff.layers;
  expect(layer?.values?.paths).toMatchObject([{path: 'adminPassword', change: 'changed', secret: true}]);
  expect(layer?.manifests).toMatchObject([{marks: ['content'], content: {edits: [{aStart: 2, aEnd: 3}], added: 1}}]);
  const added = diffProfiles(aProfile(), aProfile(layerWith('hunter2')), {secretsOf: () => []});
  expect(JSON.stringify(added)).not.toMatch(/hunter/);
});

test('a layer that came or went has what it has: it was once said to change its type, too', () => {
  const a = aProfile(aLayer('notes', {type: 'manifest'}), aLayer('vault', {type: 'spectro'}));
  const [removed, plain] = diffProfiles(a, aProfile()).layers;
  expect(removed?.fields).toEqual([{path: 'type', change: 'removed', before: 'manifest'}]);
  expect(plain?.fields).toEqual([]);
  expect(diffProfiles(aProfile(), a).layers[0]?.fields).toEqual([{path: 'type', change: 'added', after: 'manifest'}]);
});
