import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readText} from '../../../src/domain/values/apply-changes.ts';
import {applyDelta as applyTo} from '../../../src/domain/values/apply-delta.ts';
import {deltaBetween as deltaOf, type Edit} from '../../../src/domain/values/delta.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {anyValuesText} from './any-values.ts';
import {hasRealData, readPackFiles} from './real-values.ts';

const deltaBetween = (a: string, b: string) => deltaOf(readText(a), readText(b));

function applyDelta(text: string, delta: readonly Edit[], overwrites?: () => boolean) {
  const {values, ...rest} = applyTo(readText(text), delta, overwrites);
  return {...rest, text: values.text};
}

test('there is no delta between a text and itself', () => {
  fc.assert(
    fc.property(anyValuesText, text => {
      expect(deltaBetween(text, text)).toEqual([]);
    }),
  );
});

test('a text with the delta to another means what the other means', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, (a, b) => {
      const {text, kept, overwritten} = applyDelta(a, deltaBetween(a, b));
      expect([kept, overwritten]).toEqual([[], []]);
      expect(parseValues(text).problems).toEqual([]);
      expect(parseValues(text).value ?? {}).toEqual(parseValues(b).value);
    }),
    {numRuns: 60},
  );
});

test('a delta put into any third text leaves all that it is not about', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, anyValuesText, (a, b, own) => {
      const {text, applied} = applyDelta(own, deltaBetween(a, b));
      const left = deltaBetween(own, text).map(({path}) => formatKeyPath(path));
      const meant = new Set(applied.map(({path}) => formatKeyPath(path)));
      expect(left.filter(path => ![...meant].some(start => path.startsWith(start)))).toEqual([]);
    }),
    {numRuns: 60},
  );
});

const base = `# values
pack:
  namespace: a # where

  # how many
  replicas: 1
charts:
  web:
    image: x
    env:
      - name: A
`;

test('edits carry the comments above what they add, and leave the others alone', () => {
  const next = base
    .replace('replicas: 1', 'replicas: 2')
    .replace('charts:', '  # new in 2\n  limits:\n    cpu: 1 # core\n\ncharts:');
  const mine = base.replace('# how many', '# mine').replace('image: x', 'image: y # mine too');
  expect(applyDelta(mine, deltaBetween(base, next)).text).toBe(
    next.replace('# how many', '# mine').replace('image: x', 'image: y # mine too').replace('# core\n\n', '# core\n'),
  );
});

test('what the text holds of its own is kept, or overwritten when asked for', () => {
  const delta = deltaBetween(base, base.replace('image: x', 'image: z').replace('\n  # how many\n  replicas: 1\n', ''));
  const mine = base.replace('image: x', 'image: y');
  const kept = applyDelta(mine, delta);
  expect(kept.text).toBe(mine.replace('\n  # how many\n  replicas: 1\n', ''));
  expect(kept.kept.map(({edit, own}) => [formatKeyPath(edit.path), own])).toEqual([['charts.web.image', 'y']]);
  const forced = applyDelta(mine, delta, () => true);
  expect(forced.text).toBe(base.replace('image: x', 'image: z').replace('\n  # how many\n  replicas: 1\n', ''));
  expect(forced.overwritten.map(({own}) => own)).toEqual(['y']);
});

test('a null in place of a map is a change of its own: what comes into the map has no place, until it is forced', () => {
  const delta = deltaBetween('a: 1\nb: {}\n', 'a: 1\nb: {c: false}\n');
  const kept = applyDelta('a: 1\nb: null # off\n', delta);
  expect(kept).toMatchObject({text: 'a: 1\nb: null # off\n', applied: [], kept: [{edit: {path: ['b', 'c']}}]});
  expect(parseValues(applyDelta('a: 1\nb: null\n', delta, () => true).text).value).toEqual({a: 1, b: {c: false}});
});

test('a map that goes leaves the keys that are not its own', () => {
  const delta = deltaBetween(base, base.slice(0, base.indexOf('charts:')));
  expect(applyDelta(base, delta).text).toBe(base.slice(0, base.indexOf('charts:')));
  const mine = base.replace('    image: x', '    image: x\n    mine: 1');
  expect(parseValues(applyDelta(mine, delta).text).value).toEqual({
    pack: {namespace: 'a', replicas: 1},
    charts: {web: {mine: 1}},
  });
});

test('aliases and merge keys are written out where a change would go through them', () => {
  const aliased = 'a: &a\n  x: 1\n  y: 2\nb: *a\nc:\n  <<: *a\n  z: 3\n';
  const plain = 'a:\n  x: 5\n  y: 2\nb:\n  x: 1\n  y: 2\nc:\n  z: 3\n';
  for (const [from, to] of [
    [aliased, plain],
    [plain, aliased],
  ] as const) {
    expect(parseValues(applyDelta(from, deltaBetween(from, to)).text).value).toEqual(parseValues(to).value);
  }
});

test('a text that is no YAML is refused with its line', () => {
  expect(() => deltaBetween('a: 1\nb: ]\n', 'a: 1')).toThrow(/line 2/);
});

test.skipIf(!hasRealData)('each real pack is led to the next one by their delta (needs ../shared/data)', () => {
  const packs = [...readPackFiles('values.yaml')].filter(([, text]) => text.length < 8_000);
  const wrong = packs.filter(([, text], at) => {
    const next = packs[at + 1]?.[1] ?? '';
    const {value} = parseValues(applyDelta(text, deltaBetween(text, next)).text);
    return (
      JSON.stringify(deltaBetween(next, applyDelta(text, deltaBetween(text, next)).text)) !== '[]' && value !== null
    );
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});
