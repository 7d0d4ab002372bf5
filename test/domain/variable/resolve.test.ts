import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {fillVariables, resolveValues} from '../../../src/domain/variable/resolve.ts';
import {aPack, aProfile} from '../validate/build.ts';

const profile = aProfile({
  layers: [
    {values: "port: '{{.spectro.var.port}}'\nname: {{ .spectro.system.cluster.name }}\n# {{.spectro.var.port}}"},
    {name: 'm', type: 'manifest', manifests: [{name: 'ns', content: 'name: {{ .spectro.var.space }}'}]},
  ],
  variables: [
    {name: 'port', format: 'number', defaultValue: '80'},
    {name: 'space', inputType: 'dropdown', options: [{value: 'a', label: 'Team A'}], defaultValue: 'a'},
  ],
});

test('defaults are filled into values and manifests; macros and comments stay', () => {
  const {layers, problems} = resolveValues(profile);
  expect(problems).toEqual([]);
  expect(layers).toMatchObject([
    {layer: 'layer-0', values: "port: '80'\nname: {{ .spectro.system.cluster.name }}\n# {{.spectro.var.port}}"},
    {layer: 'layer-1', manifests: [{name: 'ns', content: 'name: a'}]},
  ]);
});

test('a value that is given comes before the default, the label of an option stands for its value', () => {
  const {layers, problems} = resolveValues(profile, {port: '8080', space: 'Team A'});
  expect(problems).toEqual([]);
  expect(layers[0]?.values).toContain("port: '8080'");
  expect(layers[1]?.manifests[0]?.content).toBe('name: a');
});

test.each([
  ['a value that does not fit', {port: 'x'}, 'resolve.value', 'is not a number'],
  ['a variable that is not there', {prot: '1'}, 'resolve.unknown', 'Declared are port, space'],
])('%s is told', (_, given, code, says) => {
  const [problem] = resolveValues(profile, given).problems;
  expect(problem?.code).toBe(code);
  expect(`${problem?.message} ${problem?.hint}`).toContain(says);
});

test('a required variable without a value stays, and is told', () => {
  const open = aProfile({layers: [{values: 'a: {{.spectro.var.v}}'}], variables: [{name: 'v', required: true}]});
  const {layers, problems} = resolveValues(open);
  expect(layers[0]?.values).toBe('a: {{.spectro.var.v}}');
  expect(problems).toMatchObject([{code: 'resolve.missing'}]);
});

test('an optional variable without a value comes to nothing', () => {
  const open = aProfile({layers: [{values: 'a: "{{.spectro.var.v}}"'}], variables: [{name: 'v'}]});
  expect(resolveValues(open)).toMatchObject({layers: [{values: 'a: ""'}], problems: []});
});

test('an undeclared variable stays, and is told', () => {
  const open = aProfile({layers: [{values: 'a: {{.spectro.var.v}}'}]});
  expect(resolveValues(open).problems).toMatchObject([{code: 'variables.undeclared'}]);
});

test('a read-only variable keeps its default', () => {
  const fixed = aProfile({variables: [{name: 'v', immutable: true, defaultValue: '1'}]});
  expect(resolveValues(fixed, {v: '2'}).problems).toMatchObject([{code: 'resolve.read-only'}]);
  expect(resolveValues(fixed, {v: '1'}).problems).toEqual([]);
});

test("a layer without values has its pack's", () => {
  const open = aProfile({layers: [{values: ''}], variables: [{name: 'v', defaultValue: 'x'}]});
  const pack = aPack({values: 'a: {{.spectro.var.v}}'});
  expect(resolveValues(open, {}, () => pack).layers[0]?.values).toBe('a: x');
});

test('nothing but references changes, whatever is around them and in the value', () => {
  const around = fc.string().filter(text => !/[{}#`]/.test(text));
  fc.assert(
    fc.property(around, fc.string(), around, (before, value, after) => {
      expect(fillVariables(`${before}{{ .spectro.var.v }}${after}`, () => value)).toBe(before + value + after);
    }),
  );
});
