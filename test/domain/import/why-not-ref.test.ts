import {expect, test} from 'vitest';
import {whyNotRef} from '../../../src/domain/import/why-not-ref.ts';

const nameOf = (name: string) => whyNotRef({name, version: '1.0.0'});

test.each([
  'ML Ops',
  'charts/app',
  'a..b',
  '...',
  '.hidden',
  '-rf',
  '~',
  'web:1',
  '日本',
  'a\u001B[2J',
  'a'.repeat(300),
])('a name that people make is taken: %j', name => {
  expect(nameOf(name)).toBeUndefined();
});

test.each(['../../etc/passwd', '..', '.', '/etc/passwd', 'a/../b', 'x\\..\\y', 'C:\\x', '\\\\host\\x', './x'])(
  'a name that leads somewhere else is refused: %j',
  name => {
    expect(nameOf(name)).toContain('would lead out of the workspace');
  },
);

test('a blank name is none, and a version is looked at in the same way', () => {
  expect(nameOf('  ')).toBe('the name is blank');
  expect(whyNotRef({name: 'a', version: '../../x'})).toContain('the version "../../x" is a path');
  expect(whyNotRef({name: 'a', version: '1.10'})).toBeUndefined();
});
