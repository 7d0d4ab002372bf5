import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {findReferences, findStrayReferences, SYSTEM_MACROS} from '../../src/domain/macro.ts';

const seen = (text: string) => findReferences(text).map(({kind, name}) => `${kind} ${name}`);

test.each([
  ['a variable', '{{.spectro.var.NGC_API_KEY}}', ['var NGC_API_KEY']],
  ['blanks and trim marks', '{{-  .spectro.var.a  -}}', ['var a']],
  ['a custom macro', '{{ .spectro.macro.proxy }}', ['macro proxy']],
  [
    'a system macro through a pipe',
    'v{{ .spectro.system.kubernetes.version | substr 0 4 }}',
    ['system kubernetes.version'],
  ],
  [
    'a pack reference with dotted keys',
    "'{{.spectro.pack.edge-native-byoi.options.system.uri}}'",
    ['pack edge-native-byoi.options.system.uri'],
  ],
  ['two in a row', '{{.spectro.var.a}}:{{.spectro.var.b}}', ['var a', 'var b']],
  ['a kind that Palette does not have', '{{ .spectro.vars.a }}', ['unknown vars.a']],
  ['a reference without a name', '{{ .spectro.var }}', ['unknown var']],
])('%s is found', (_, text, expected) => {
  expect(seen(text)).toEqual(expected);
});

test.each([
  ['a comment of templates', '{{/* .spectro.var.a */}} {{- /* {{.spectro.var.b}} */ -}}'],
  ['Helm values', '{{ .Values.image.tag | quote }}'],
  ['a Helm include', '{{ include "consul.name" . }}'],
  ['a word that only looks like it', '{{ .Values.clusterPrefix | default "spectro1" }}'],
  ['an image of spectro', '{{ default "gcr.io/spectro-images-public/x:v1" .Values.image }}'],
  ["a host of spectro's", '{{ .Values.host | default "spectro.io" }} {{ $spectro.x }}'],
  ['braces without an end', '{{ .spectro.var.a'],
])('%s is left alone', (_, text) => {
  expect(seen(text)).toEqual([]);
});

test('pipes and defaults are told, in quotes escaped by YAML too', () => {
  const [reference] = findReferences('x: "{{ .spectro.pack.k.version | default \\"1.19.0\\" | upper }}"');
  expect(reference).toMatchObject({kind: 'pack', name: 'k.version', pipes: ['default', 'upper'], hasDefault: true});
});

test('a variable in another macro is known to stand inside', () => {
  const found = findReferences('{{ .spectro.macro.x | default "{{.spectro.var.a}}" }}');
  expect(found.map(({kind, isInside}) => [kind, isInside])).toEqual([
    ['macro', true],
    ['var', true],
  ]);
  expect(findReferences('{{.spectro.var.a}}')[0]?.isInside).toBe(false);
});

test('a raw string with braces does not end the action around it', () => {
  expect(seen('{{`{{`}}$labels.name{{`}}`}} {{.spectro.var.a}}')).toEqual(['var a']);
});

test.each([
  ['one brace', 'port: {.spectro.var.port}', '{.spectro.var.port}'],
  ['one closing brace', 'port: "{{.spectro.var.port}"', '{{.spectro.var.port}'],
  ['no closing brace at the end of a line', 'a: {{.spectro.var.a \nb: 1', '{{.spectro.var.a'],
  ['a shell form', 'port: ${spectro.var.port}', '${spectro.var.port}'],
])('a reference with %s is a stray one', (_, text, expected) => {
  expect(findStrayReferences(text).map(found => found.text)).toEqual([expected]);
});

test('a whole reference is not a stray one', () => {
  expect(findStrayReferences('port: {{ .spectro.var.port }}')).toEqual([]);
});

test('offsets cut the reference out of any text around it', () => {
  const around = fc.string().filter(text => !/[{}`]/.test(text));
  fc.assert(
    fc.property(around, fc.constantFrom(...SYSTEM_MACROS), around, (before, name, after) => {
      const reference = `{{ .spectro.system.${name} }}`;
      const text = before + reference + after;
      const found = findReferences(text);
      expect(found.map(({start, end}) => text.slice(start, end))).toEqual([reference]);
      expect(found[0]?.name).toBe(name);
    }),
  );
});

test('a flood of braces is read in a moment', () => {
  const start = performance.now();
  findReferences(`spectro${'{{'.repeat(20_000)}`);
  expect(performance.now() - start).toBeLessThan(5000);
});
