import {expect, test} from 'vitest';
import {insertReference} from '../../../src/domain/variable/insert-reference.ts';

const TEXT = `# head
a:
  b: 3   # three
  c: "x"
  d:
  e: {{.spectro.var.old}}
list:
  - one
map: {x: 1}
`;

test('the reference takes the place of the value, and every other byte stays', () => {
  expect(insertReference(TEXT, ['a', 'c'], {name: 'size'})).toBe(TEXT.replace('"x"', "'{{.spectro.var.size}}'"));
});

test.each(['number', 'boolean'])('a %s stands without quotes, so that it stays one', format => {
  expect(insertReference(TEXT, ['a', 'b'], {name: 'n', format})).toBe(TEXT.replace('3 ', '{{.spectro.var.n}} '));
});

test('it fills an empty value, and an item of a list', () => {
  expect(insertReference(TEXT, ['a', 'd'], {name: 'v'})).toBe(TEXT.replace('d:', "d: '{{.spectro.var.v}}'"));
  expect(insertReference(TEXT, ['list', 0], {name: 'v'})).toBe(TEXT.replace('- one', "- '{{.spectro.var.v}}'"));
});

test('it takes the place of another reference', () => {
  expect(insertReference(TEXT, ['a', 'e'], {name: 'v', format: 'number'})).toBe(TEXT.replace('var.old', 'var.v'));
});

test.each([['a'], ['list'], ['map'], ['nowhere']])('%s is no single value: nothing is put there', key => {
  expect(insertReference(TEXT, [key], {name: 'v'})).toBeUndefined();
});
