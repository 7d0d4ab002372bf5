import {describe, expect, test} from 'vitest';
import type {Variable} from '../../../src/domain/profile/profile.ts';
import {checkVariable, whyNotValue} from '../../../src/domain/variable/check-variables.ts';

const good: Variable = {name: 'replicas', displayName: 'Replicas'};
const found = (variable: Partial<Variable>, others: readonly Variable[] = []) =>
  checkVariable({...good, ...variable}, others).map(({code, severity}) => `${severity} ${code}`);

const dropdown = {inputType: 'dropdown', options: [{value: 'a', label: 'A'}, {value: 'b'}]};

test('a plain variable has no troubles', () => {
  expect(found({})).toEqual([]);
});

describe.each<[rule: string, expected: string, bad: Partial<Variable>, good: Partial<Variable>]>([
  ['a name is there', 'error name-missing', {name: ''}, {}],
  ['a name can be spelled in a reference', 'error name', {name: 'a b'}, {name: 'a_b'}],
  ['a name holds letters, digits and _', 'warning name-letters', {name: 'a-b'}, {name: 'aB_9'}],
  ['a display name is there', 'note display-name-missing', {displayName: ' '}, {}],
  ['the format is one of Palette', 'error format', {format: 'bool'}, {format: ''}],
  ['the input type is one of Palette', 'error input-type', {inputType: 'select'}, {inputType: 'multiline'}],
  ['the pattern is RE2', 'error regex', {regex: '*.*'}, {regex: '.*'}],
  [
    'the default is of the format',
    'error default',
    {format: 'number', defaultValue: 'one'},
    {format: 'number', defaultValue: '1'},
  ],
  [
    'a boolean is true or false',
    'error default',
    {format: 'boolean', defaultValue: '1'},
    {format: 'boolean', defaultValue: 'true'},
  ],
  [
    'the default matches the pattern',
    'error default',
    {regex: '^a', defaultValue: 'b'},
    {regex: '^a', defaultValue: 'ab'},
  ],
  ['a dropdown has options', 'error options', {inputType: 'dropdown'}, {...dropdown, defaultValue: 'a'}],
  ['only a dropdown has options', 'note options-unused', {options: [{value: 'a'}]}, {options: null}],
  [
    'options are of the format',
    'error options',
    {...dropdown, format: 'number', defaultValue: 'a'},
    {...dropdown, defaultValue: 'a'},
  ],
  ['a dropdown has a default', 'error default-needed', dropdown, {...dropdown, defaultValue: 'b'}],
  [
    'the default of a dropdown is an option',
    'error default-option',
    {...dropdown, defaultValue: 'c'},
    {...dropdown, defaultValue: 'a'},
  ],
  [
    'the default of a dropdown is a value',
    'warning default-label',
    {...dropdown, defaultValue: 'A'},
    {...dropdown, defaultValue: 'a'},
  ],
  [
    'hidden and required needs a default',
    'error default-needed',
    {hidden: true, required: true},
    {hidden: true, required: true, defaultValue: 'a'},
  ],
  ['hidden without default is always empty', 'note hidden-empty', {hidden: true}, {hidden: true, defaultValue: 'a'}],
  ['read-only needs a default', 'error default-needed', {immutable: true}, {immutable: true, defaultValue: 'a'}],
  ['a default holds no variable', 'error nested', {defaultValue: '{{.spectro.var.x}}'}, {defaultValue: 'x'}],
  ['hidden is not spelled isHidden', 'warning is-hidden', {isHidden: true}, {isHidden: false}],
])('%s', (_, expected, bad, fine) => {
  test('fails', () => expect(found(bad)).toContain(expected));
  test('passes', () => expect(found(fine)).toEqual([]));
});

test('names and display names are unique', () => {
  const other = {name: 'replicas', displayName: 'Replicas'};
  expect(found({}, [other])).toEqual(['error name-taken', 'error display-name-taken']);
  expect(found({}, [{name: 'Replicas', displayName: 'replicas'}])).toEqual([]);
});

test('required alone needs no default: it is asked for at deployment', () => {
  expect(found({required: true})).toEqual([]);
});

test('a masked default that the export left out is not missed', () => {
  expect(found({isSensitive: true, immutable: true})).toEqual([]);
});

test('a masked default is not repeated in a message', () => {
  const [trouble] = checkVariable({...good, isSensitive: true, format: 'number', defaultValue: 'hunter2'});
  expect(trouble?.message).not.toContain('hunter2');
});

test('a value at deployment is checked like the default', () => {
  const port: Variable = {name: 'port', format: 'number', required: true, regex: '^\\d{2,5}$'};
  expect(whyNotValue(port, '')).toContain('required');
  expect(whyNotValue(port, 'x')).toContain('is not a number');
  expect(whyNotValue(port, '1')).toContain('does not match');
  expect(whyNotValue(port, '8080')).toBeUndefined();
});
