import {expect, test} from 'vitest';
import {enabledPresets, withEnabledPresets, withoutPresetHeader} from '../../../src/domain/preset/enabled-presets.ts';

const seen = (text: string) => enabledPresets(text).map(({group, name, line}) => [group, name, line]);
const HEADER = '# spectrocloud.com/enabled-presets:';

test.each([
  ['one entry', `${HEADER} Backend:disable-api\na: 1`, [['Backend', 'disable-api', 1]]],
  [
    'several, with blanks after commas',
    `${HEADER} A B:x, C - D:y`,
    [
      ['A B', 'x', 1],
      ['C - D', 'y', 1],
    ],
  ],
  ['a group with a colon', `${HEADER} A:B:x`, [['A:B', 'x', 1]]],
  ['an empty list', `${HEADER}\na: 1`, []],
  ['a header in the second line', `# values\n${HEADER} A:x\na: 1`, [['A', 'x', 2]]],
  ['a header below the first key', `a: 1\n${HEADER} A:x`, []],
  ['no header', 'a: 1', []],
  ['an entry without a colon', `${HEADER} A`, []],
])('%s', (_, text, expected) => {
  expect(seen(text)).toEqual(expected);
});

const written = (text: string, ...names: readonly string[]) =>
  withEnabledPresets(
    text,
    names.map(name => ({group: name.slice(0, name.lastIndexOf(':')), name: name.slice(name.lastIndexOf(':') + 1)})),
  );

test.each([
  [
    'a header that says so already stays as it is',
    `${HEADER}  A B:x , C:y\na: 1`,
    ['A B:x', 'C:y'],
    `${HEADER}  A B:x , C:y\na: 1`,
  ],
  [
    'an entry is replaced in its place',
    `${HEADER} A:x, B:y,C:z\n`,
    ['A:x', 'B:new', 'C:z'],
    `${HEADER} A:x, B:new,C:z\n`,
  ],
  [
    'an entry is added at the end',
    `# first\r\n${HEADER} A:x\r\na: 1`,
    ['A:x', 'B:y'],
    `# first\r\n${HEADER} A:x,B:y\r\na: 1`,
  ],
  ['the last one leaves an empty list', `${HEADER} A:x\n`, [], `${HEADER}\n`],
  ['an empty list is filled', `${HEADER}\n`, ['A:x'], `${HEADER} A:x\n`],
  ['what is no entry is left alone', `${HEADER} odd, A:x\n`, ['A:y'], `${HEADER} A:y, odd\n`],
  ['a text without a header gets one on top', 'a: 1\r\n', ['A:x'], `${HEADER} A:x\r\na: 1\r\n`],
  ['a text without a header needs none for nothing', 'a: 1\n', [], 'a: 1\n'],
])('%s', (_, text, names, expected) => {
  expect(written(text, ...names)).toBe(expected);
});

test('the header is taken out with its line', () => {
  expect(withoutPresetHeader(`# a\n${HEADER} A:x\n# b\n`)).toBe('# a\n# b\n');
  expect(withoutPresetHeader('a: 1\n')).toBe('a: 1\n');
});
