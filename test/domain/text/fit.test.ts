import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {cut, cutStart, fit, widthOf, wrap} from '../../../src/domain/text/fit.ts';

const text = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({unit: fc.constantFrom('a', ' ', '…', '─', '→', 'é', '日', '\u{301}', '\u{200D}', '👩', '\u{AD}', '\n')}),
);

test('a text takes as many cells as the library says', () => {
  fc.assert(
    fc.property(text, one => {
      expect(widthOf(one)).toBe(stringWidth(one));
    }),
  );
  const differing = Array.from({length: 0xffff}, (_, code) => String.fromCharCode(code)).filter(
    one => widthOf(one) !== stringWidth(one),
  );
  expect(differing).toEqual([]);
});

test('a cut text never takes more than its room', () => {
  fc.assert(
    fc.property(text, fc.nat(12), (one, width) => {
      expect(widthOf(cut(one, width))).toBeLessThanOrEqual(width);
      expect(widthOf(cutStart(one, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test('a fitted text takes exactly its room', () => {
  fc.assert(
    fc.property(text, fc.nat(12), (one, width) => {
      expect(widthOf(fit(one, width))).toBe(width);
    }),
  );
});

test('a text of Latin letters is cut with an ellipsis at its end, or at its start', () => {
  expect(cut('prometheus-opérateur', 12)).toBe('prometheus-…');
  expect(cutStart('charts.grafana.replicas', 12)).toBe('…na.replicas');
  expect(cut('short', 12)).toBe('short');
});

test('a wrapped text has no line wider than its room', () => {
  fc.assert(
    fc.property(text, fc.integer({min: 2, max: 12}), (one, width) => {
      for (const line of wrap(one, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});
