import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyDelta, deltaOf} from '../../../src/storage/drafts/data-delta.ts';
import {anyDocument} from '../../formats/any-profile.ts';
import {oddText} from '../../formats/odd-text.ts';

/** As it comes back from a line of JSON. */
const roundTrip = (before: unknown, after: unknown): unknown => {
  const delta = deltaOf(before, after);
  return delta === undefined ? before : applyDelta(before, JSON.parse(JSON.stringify(delta)));
};

test('a delta leads from any document to any other, keys in their order', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      expect(JSON.stringify(roundTrip(before, after))).toBe(JSON.stringify(after));
    }),
  );
});

test('a delta leads from any text to any other', () => {
  fc.assert(
    fc.property(oddText, oddText, (before, after) => {
      expect(roundTrip(before, after)).toBe(after);
    }),
  );
});

test('items that move, come and go keep what they are', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => ({name, values: 'x'.repeat(1000)}));
  const delta = deltaOf([a, b, c], [c, {...a, tag: '2'}, {name: 'd'}]);
  expect(JSON.stringify(delta).length).toBeLessThan(100);
  expect(applyDelta([a, b, c], delta ?? {items: []})).toEqual([c, {...a, tag: '2'}, {name: 'd'}]);
});

test('one edit in a long text is a short line', () => {
  const values = Array.from({length: 6000}, (_, n) => `key${n}: some value of it\n`).join('');
  const before = {packs: [{name: 'a', values}, {name: 'b'}]};
  const after = {packs: [{name: 'a', values: values.replace('key3000: some', 'key3000: another')}, before.packs[1]]};
  expect(JSON.stringify(deltaOf(before, after)).length).toBeLessThan(120);
  expect(roundTrip(before, after)).toEqual(after);
});

test('what is the same stays the same object', () => {
  const before = {spec: {packs: [{name: 'a'}, {name: 'b'}]}, metadata: {name: 'x'}};
  const after = roundTrip(before, {...before, metadata: {name: 'y'}});
  expect(after).toEqual({spec: before.spec, metadata: {name: 'y'}});
  expect(after).toHaveProperty('spec', before.spec);
  expect(deltaOf(before, {...before})).toBeUndefined();
});

test('a delta that does not fit is refused', () => {
  expect(() => applyDelta('ab', {at: 2, cut: 1, put: ''})).toThrow('not there');
  expect(() => applyDelta({}, {items: []})).toThrow('not there');
  expect(() => applyDelta([], {items: [3]})).toThrow('not there');
  expect(() => applyDelta([], {keys: {}})).toThrow('not there');
});
