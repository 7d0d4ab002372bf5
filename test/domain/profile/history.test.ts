import fc from 'fast-check';
import {expect, test} from 'vitest';
import {record, redo, startHistory, undo} from '../../../src/domain/profile/history.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';

const profile = (name: string): Profile => ({metadata: {name}, spec: {template: {packs: []}}});

test('undo goes back through every change, redo forward again', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), {maxLength: 20}), names => {
      const start = startHistory(profile('start'));
      const changed = names.reduce((history, name) => record(history, `Rename to ${name}`, profile(name)), start);
      let back = changed;
      for (const _ of names) back = undo(back);
      expect(back.present).toBe(start.present);
      for (const _ of names) back = redo(back);
      expect(back).toEqual(changed);
    }),
  );
});

test('a change after an undo ends what could be redone', () => {
  const first = record(startHistory(profile('a')), 'Rename', profile('b'));
  expect(record(undo(first), 'Rename', profile('c')).future).toEqual([]);
});

test('a change that changes nothing is none', () => {
  const history = startHistory(profile('a'));
  expect(record(history, 'Nothing', history.present)).toBe(history);
});
