import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {labelsOf, parseTags, tagsOf, whyNotTags} from '../../../src/domain/profile/tag-list.ts';

test('a label with the value spectro__tag is a bare tag', () => {
  expect(tagsOf({env: 'prod', pilot: 'spectro__tag'})).toEqual(['env:prod', 'pilot']);
  expect(labelsOf(['env:prod', 'pilot'])).toEqual({env: 'prod', pilot: 'spectro__tag'});
});

test('a profile without labels has no tags', () => {
  expect(tagsOf(null)).toEqual([]);
  expect(tagsOf(undefined)).toEqual([]);
});

test('a value keeps its colons and may be empty', () => {
  expect(labelsOf(['url:http://a:1', 'empty:'])).toEqual({url: 'http://a:1', empty: ''});
});

test('labels survive being shown and written back, whatever is in them', () => {
  const text = fc
    .string()
    .map(raw => raw.trim())
    .filter(raw => raw !== '');
  fc.assert(
    fc.property(
      fc.dictionary(
        text,
        fc.string().map(raw => raw.trim()),
      ),
      labels => {
        // Two labels that are written alike cannot be told apart; all others can.
        fc.pre(new Set(tagsOf(labels)).size === Object.keys(labels).length);
        expect(labelsOf(tagsOf(labels), labels)).toEqual(labels);
      },
    ),
  );
});

test('what is typed into one field is cut at commas', () => {
  expect(parseTags(' env:prod, pilot ,,')).toEqual(['env:prod', 'pilot']);
});

test('tags that labels cannot hold are refused by name', () => {
  expect(whyNotTags(['env:prod', 'pilot'])).toBeUndefined();
  expect(whyNotTags([':prod'])).toContain('no key');
  expect(whyNotTags(['env:a', 'env:b'])).toContain('"env" stands twice');
  expect(whyNotTags(['a\u001Bb'])).toContain('control character');
});
