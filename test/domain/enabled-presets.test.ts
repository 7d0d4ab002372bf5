import {expect, test} from 'vitest';
import {enabledPresets} from '../../src/domain/enabled-presets.ts';

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
