import {expect, test} from 'vitest';
import {createLayerMemo} from '../../../src/domain/validate/layer-memo.ts';
import {aLayer, aPack} from './build.ts';

test('a layer that was looked at lately is remembered, with its pack', () => {
  const memo = createLayerMemo();
  const layer = aLayer({values: 'a: 1'});
  const pack = aPack({});
  expect(memo.get(layer, undefined)).toBe(memo.get(layer, undefined));
  expect(memo.get(layer, pack)).not.toBe(memo.get(layer, undefined));
});

test('the layers that were looked at longest ago are forgotten beyond the budget', () => {
  const memo = createLayerMemo(10);
  const [a, b, c] = ['a: 1', 'b: 1', 'c: 1'].map(values => aLayer({values}));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three layers');
  const first = memo.get(a, undefined);
  const second = memo.get(b, undefined);
  expect(memo.get(a, undefined)).toBe(first);
  memo.get(c, undefined);
  expect(memo.get(a, undefined)).toBe(first);
  expect(memo.get(b, undefined)).not.toBe(second);
});

test('a layer larger than the budget is still remembered while it is the last', () => {
  const memo = createLayerMemo(1);
  const layer = aLayer({values: 'a: 1'});
  expect(memo.get(layer, undefined)).toBe(memo.get(layer, undefined));
});
