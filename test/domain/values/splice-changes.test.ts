import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readText} from '../../../src/domain/values/apply-changes.ts';
import {deltaBetween} from '../../../src/domain/values/delta.ts';
import {spliceChanges} from '../../../src/domain/values/splice-changes.ts';
import {costOf} from '../../cost.ts';

/** What leads from one text to another. */
const changesBetween = (a: string, b: string) => deltaBetween(readText(a), readText(b)).map(({change}) => change);

/** A map of keys that are mostly on both sides, in any order, some with comments and blank lines. */
const map = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      fc.constantFrom('', '# c\n', '\n', '\n# d\n'),
      fc.nat(2),
    ),
    {
      minLength: 1,
    },
  )
  .map(entries => [...new Map(entries.map(entry => [entry[0], entry] as const)).values()])
  .map(entries => entries.map(([key, above, value]) => `${above}${key}: ${value}\n`).join(''));

test('changes put in together give the text that they give one by one', () => {
  const indented = (text: string) => `x:\n${text.replaceAll(/^(?=.)/gm, '  ')}y: 1\n`;
  const texts = fc.oneof(
    fc.tuple(map, map),
    fc.tuple(map, map).map(([a, b]): [string, string] => [indented(a), indented(b)]),
  );
  fc.assert(
    fc.property(texts, ([a, b]) => {
      const changes = changesBetween(a, b);
      expect(spliceChanges(a, changes)).toBe(changes.reduce((text, change) => spliceChanges(text, [change]), a));
    }),
    {numRuns: 400},
  );
});

test('keys that come one below another come in their order, below the one that they stood below', () => {
  const changes = changesBetween('a: 1\nz: 1\n', 'a: 1\n# first\nb: 1\nc:\n  d: 1\ne: 1\nz: 1\ny: 1\n');
  expect(spliceChanges('z: 0\na: 1 # mine\n', changes)).toBe(
    'z: 0\ny: 1\na: 1 # mine\n# first\nb: 1\nc:\n  d: 1\ne: 1\n',
  );
});

test('thousands of keys come and go soon', () => {
  const keys = (name: string) => Array.from({length: 1000}, (_, at) => `  ${name}${at}: 1\n`).join('');
  const [a, b] = [`m:\n${keys('a')}  z: 1\n`, `m:\n${keys('b')}  z: 1\n`];
  const flow = (text: string) => text.replaceAll(/\n +/g, ', ').replace(':,', ': {').trimEnd().concat('}\n');
  expect(costOf(() => expect(spliceChanges(a, changesBetween(a, b))).toBe(b))).toBeLessThan(2);
  expect(costOf(() => spliceChanges(flow(a), changesBetween(flow(a), flow(b))))).toBeLessThan(2);
});
