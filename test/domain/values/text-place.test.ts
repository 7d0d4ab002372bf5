import {expect, test} from 'vitest';
import {excerpt, lineAround, placeAt} from '../../../src/domain/values/text-place.ts';

test('an offset has a line and a column, counted from 1', () => {
  expect(placeAt('a: 1\nb: 2\n', 0)).toEqual({line: 1, column: 1});
  expect(placeAt('a: 1\nb: 2\n', 4)).toEqual({line: 1, column: 5});
  expect(placeAt('a: 1\nb: 2\n', 8)).toEqual({line: 2, column: 4});
  expect(placeAt('', 0)).toEqual({line: 1, column: 1});
});

test('a line is given without its break', () => {
  expect(lineAround('a: 1\r\nb: 2\r\n', 7)).toBe('b: 2');
});

test('an excerpt has the lines around one, where there are as many', () => {
  const text = 'one\r\ntwo\r\nthree\r\nfour\r\nfive\r\nsix\r\n';
  expect(excerpt(text, 3).map(line => `${line.number}${line.isMarked ? '>' : ' '}${line.text}`)).toEqual([
    '1 one',
    '2 two',
    '3>three',
    '4 four',
    '5 five',
  ]);
  expect(excerpt(text, 6).map(line => line.number)).toEqual([4, 5, 6]);
  expect(excerpt('one', 1, 0)).toEqual([{number: 1, text: 'one', isMarked: true}]);
});
