import {expect, test} from 'vitest';
import {codeSpans, proseSpans} from '../../components/text-spans.ts';

test('a comment of values is dim behind its indentation', () => {
  expect(codeSpans('  # how many')).toEqual([{text: '  '}, {text: '# how many', tone: 'dim'}]);
});

test('a # within a value is no comment of its own', () => {
  expect(codeSpans('colour: "#fff"')).toEqual([{text: 'colour: "#fff"'}]);
});

test.for([
  ['# Calico', 'title'],
  ['### Parameters', 'title'],
  ['#hashtag', 'plain'],
  ['see # below', 'plain'],
] as const)('in a README, %s is %s', ([line, tone]) => {
  expect(proseSpans(line)).toEqual([{text: line, tone}]);
});
