import {expect, test} from 'vitest';
import {filterRows, parseFilter} from '../../state/filter.ts';

const rows = ['web prod aws', 'web dev aws', 'edge prod maas'];
const filter = (text: string) =>
  filterRows(
    rows,
    parseFilter(text, ['cloud']),
    row => row,
    (row, {key, value}) => key === 'cloud' && row.endsWith(value),
  );

test('all words must match, in any order', () => {
  expect(filter('prod web')).toEqual(['web prod aws']);
});

test('a token asks for more than a text', () => {
  expect(filter('cloud:aws prod')).toEqual(['web prod aws']);
});

test('a word with a colon that is no token is a word', () => {
  expect(filter('env:prod')).toEqual([]);
});

test('a tilde finds letters with others between them, the best first', () => {
  expect(filter('~wbdv')).toEqual(['web dev aws']);
});

test('nothing typed lets everything through, as the same rows', () => {
  expect(filter('  ')).toBe(rows);
});
