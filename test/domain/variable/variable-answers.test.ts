import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {answersOf, withAnswers} from '../../../src/domain/variable/variable-answers.ts';

const REPLICAS = {
  name: 'replicas',
  displayName: 'Replicas',
  format: 'number',
  inputType: 'dropdown',
  options: [{value: '1', label: 'One', extra: true}, {value: '3'}],
  defaultValue: '3',
  required: true,
  isSensitive: false,
  uid: 'kept',
} as const;

test('the same answers give the same object', () => {
  expect(withAnswers(REPLICAS, answersOf(REPLICAS))).toBe(REPLICAS);
});

test('only what is answered otherwise changes, and unknown keys stay', () => {
  const changed = withAnswers(REPLICAS, {...answersOf(REPLICAS), defaultValue: '1', hidden: 'yes'});
  expect(changed).toEqual({...REPLICAS, defaultValue: '1', hidden: true});
  expect(changed.options).toBe(REPLICAS.options);
});

describe('an answer that is emptied', () => {
  test.each(['displayName', 'options'] as const)('takes the key %s away', key => {
    expect(withAnswers(REPLICAS, {...answersOf(REPLICAS), [key]: ''})).not.toHaveProperty(key);
  });

  test('leaves an empty default, as Palette writes it', () => {
    expect(withAnswers(REPLICAS, {...answersOf(REPLICAS), defaultValue: ''}).defaultValue).toBe('');
  });
});

test('what is not a text is shown, and stays what it is until it is changed', () => {
  // A document from elsewhere may hold such.
  const odd = JSON.parse('{"name":"a","defaultValue":3,"options":[{"value":1}]}');
  expect(answersOf(odd)).toMatchObject({defaultValue: '3', options: '1'});
  expect(withAnswers(odd, {...answersOf(odd), displayName: 'A'})).toEqual({...odd, displayName: 'A'});
});

test('whatever is answered is what is asked the next time', () => {
  const text = fc.string({unit: 'grapheme'});
  const yes = fc.constantFrom('yes', 'no');
  const answers = fc.record({
    name: text,
    displayName: text,
    description: text,
    format: fc.constantFrom('string', 'number', 'version'),
    inputType: fc.constantFrom('text', 'dropdown', 'multiline'),
    options: fc.constantFrom('', 'a', 'a=A, b'),
    defaultValue: text,
    regex: text,
    required: yes,
    hidden: yes,
    immutable: yes,
    isSensitive: yes,
  });
  fc.assert(
    fc.property(answers, given => {
      expect(answersOf(withAnswers({name: ''}, given))).toEqual(given);
    }),
  );
});
