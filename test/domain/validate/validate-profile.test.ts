import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {replaceLayer} from '../../../src/domain/profile/stack.ts';
import {countProblems, validateInSlices, validateProfile} from '../../../src/domain/validate/validate-profile.ts';
import {aCatalog, aLayer, aPack, aProfile, CORE, problemsOf} from './build.ts';

test('a profile in order has no problems', () => {
  expect(problemsOf({type: 'infra', cloud: 'aws', layers: CORE})).toEqual([]);
});

test('a problem in values names layer, key path, line and column', () => {
  const [problem] = problemsOf({layers: [{}, {name: 'b', values: 'a: 1\nb:\n  c: on\n'}]});
  expect(problem).toMatchObject({code: 'values.yaml11', layer: 'layer-1', path: 'b.c', line: 3, column: 6});
});

test('a problem in a manifest names it', () => {
  const manifests = [
    {name: 'one', content: 'apiVersion: v1\nkind: A'},
    {name: 'two', content: 'apiVersion: v1\nkind: A\na: {{.spectro.var.x}}'},
  ];
  expect(problemsOf({layers: [{type: 'manifest', manifests}]})).toMatchObject([
    {code: 'variables.undeclared', layer: 'layer-0', manifest: 'two', path: 'a', line: 3, column: 4},
  ]);
});

test("a problem in the pack's own values has a path and no line, since the layer has none", () => {
  const packs = [{values: 'a:\n  b: ""', schema: "a.b:\n  schema: '{{ required }}'"}];
  const [problem] = problemsOf({layers: [{values: ''}], packs});
  expect(problem).toMatchObject({code: 'schema.required', path: 'a.b'});
  expect(problem).not.toHaveProperty('line');
});

test('problems come in the order of the stack, the profile first, then by line', () => {
  const layers = [{values: 'b: on\na: {{.spectro.var.x}}'}, {name: 'b', values: 'a: on'}];
  const found = problemsOf({version: 'x', layers}).map(({layer, line}) => [layer, line]);
  expect(found).toEqual([
    [undefined, undefined],
    ['layer-0', 1],
    ['layer-0', 2],
    ['layer-1', 1],
  ]);
});

test('only layers that changed take a slice', () => {
  const profile = aProfile({layers: [{values: 'a: 1'}, {name: 'b', values: 'a: 2'}]});
  expect([...validateInSlices(profile)]).toHaveLength(2);
  expect([...validateInSlices(profile)]).toHaveLength(0);
  const changed = replaceLayer(profile, {...aLayer({name: 'b'}, 1), values: 'a: on'});
  expect([...validateInSlices(changed)]).toEqual([layersOf(changed)[1]]);
  expect(validateProfile(changed)).toHaveLength(1);
});

test('a layer whose pack comes to be known is looked at again', () => {
  const profile = aProfile({layers: [{values: 'a:\n  b: ""'}]});
  const pack = aPack({schema: "a.b:\n  schema: '{{ required }}'"});
  expect(validateProfile(profile)).toEqual([]);
  expect(validateProfile(profile, {packOf: () => pack})).toHaveLength(1);
});

test('problems are counted by severity', () => {
  expect(countProblems(problemsOf({version: 'x', layers: [{values: 'a: on\nb: 0644'}]}))).toEqual({
    error: 1,
    warning: 1,
    note: 1,
  });
});

test('no text makes the checks throw, and all places lie within it', () => {
  const piece = fc.constantFrom(
    'a: ',
    '{{',
    '}}',
    '.spectro.var.x',
    'pack:\n',
    '  namespace: ',
    '\t',
    '"',
    "'",
    '|',
    '\n',
    '- ',
    '#',
    '&a',
    '*a',
    '<<: ',
    '---\n',
    'on',
    '[',
    '{',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), pieces => {
      const values = pieces.join('');
      const lines = values.split('\n').length;
      for (const {line = 1, layer} of problemsOf({layers: [{values}]})) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines);
        expect(layer === undefined || layer === 'layer-0').toBe(true);
      }
    }),
    {numRuns: 500},
  );
});

test('hostile patterns and alias bombs are answered in a moment', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 20; at += 1)
    bomb.push(`a${at}: &a${at} [${Array.from({length: 9}, () => `*a${at - 1}`).join(', ')}]`);
  const start = performance.now();
  problemsOf({
    layers: [{values: bomb.join('\n')}],
    variables: [{name: 'v', regex: '(a+)+$', defaultValue: `${'a'.repeat(5000)}b`}],
    packs: [{schema: 'a19:\n  schema: \'{{ format "${string:/(a+)+$/}" }}\''}],
  });
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a pack of the built-in registry says nothing of a layer that does not name that one', () => {
  const schema = "a:\n  schema: '{{ required }}'\n";
  const pack = aPack({registry: 'Starter', schema, cloudTypes: ['maas'], layer: 'csi', state: 'deleted'});
  const {registries} = aCatalog([pack]);
  const catalog = {registries: registries.map(one => ({...one, name: 'Starter', kind: 'built-in' as const}))};
  const codes = (metadata?: {readonly name?: string; readonly uid?: string}) => {
    const layer = {values: 'b: 1', ...(metadata === undefined ? {} : {registry: {metadata}})};
    const problems = validateProfile(aProfile({cloud: 'aws', layers: [layer]}), {catalog, packOf: () => pack});
    return problems.map(({code}) => code).filter(code => code.startsWith('packs') || code.startsWith('schema'));
  };
  expect(codes({name: 'Public Repo'})).toEqual([]);
  expect(codes({uid: '5e2031962f090e2d3d8a3290'})).toEqual([]);
  expect(codes()).toEqual([]);
  expect(codes({name: 'Starter'}).toSorted()).toEqual([
    'packs.cloud',
    'packs.deleted',
    'packs.layer',
    'schema.required',
  ]);
});
