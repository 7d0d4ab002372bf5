import {expect, test} from 'vitest';
import {shellWord} from '../../../src/domain/text/shell-word.ts';

test.each([
  ['web@1.0.0', 'web@1.0.0'],
  ['./exports/web.json', './exports/web.json'],
  ['ML Ops@1.0.0', "'ML Ops@1.0.0'"],
  ["the team's", String.raw`'the team'\''s'`],
  ['$HOME', "'$HOME'"],
  ['~/web', "'~/web'"],
  ['', "''"],
])('%s is written %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});
