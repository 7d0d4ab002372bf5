import {expect, test} from 'vitest';
import {BINDINGS} from '../../../state/keys/keymap.ts';

test('no key stands twice in a context', () => {
  const places = BINDINGS.flatMap(binding => binding.keys.map(key => `${binding.context} ${key}`));
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
});

test('ids are unique: users rebind by them', () => {
  const ids = BINDINGS.map(binding => binding.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('labels begin with a verb, hints are short', () => {
  for (const {label, hint} of BINDINGS) {
    expect(label).toMatch(/^[A-Z][a-z]+\b/);
    expect(hint ?? '').toMatch(/^[A-Za-z ]{0,14}$/);
  }
});

test('no command is on a key that terminals or multiplexers take', () => {
  const taken = new Set(['ctrl+a', 'ctrl+b', 'ctrl+i', 'ctrl+j', 'ctrl+m', 'ctrl+h', 'ctrl+[', 'ctrl+s', 'ctrl+k']);
  expect(BINDINGS.flatMap(binding => binding.keys).filter(key => taken.has(key))).toEqual([]);
});

test('what removes or discards is on no ctrl key', () => {
  const removing = BINDINGS.filter(({label}) => /^(Delete|Remove|Discard)/.test(label));
  expect(removing.length).toBeGreaterThan(3);
  expect(removing.flatMap(binding => binding.keys).filter(key => key.startsWith('ctrl+'))).toEqual([]);
});
