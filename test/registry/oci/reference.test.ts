import {expect, test} from 'vitest';
import {isRepository, parseReference, tagOf} from '../../../src/registry/oci/reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each([
  ['oci://registry.lab', 'registry.lab', '', undefined, undefined],
  ['oci://registry.lab:5000/', 'registry.lab:5000', '', undefined, undefined],
  ['OCI://registry.lab:5000/team/nginx', 'registry.lab:5000', 'team/nginx', undefined, undefined],
  ['registry.lab:5000/team/nginx:1.2.0_a', 'registry.lab:5000', 'team/nginx', '1.2.0_a', undefined],
  [`localhost/a@${DIGEST}`, 'localhost', 'a', undefined, DIGEST],
  [`[::1]:5000/a:b@${DIGEST}`, '[::1]:5000', 'a', 'b', DIGEST],
])('%s is read', (text, host, repository, tag, digest) => {
  expect(parseReference(text)).toEqual({host, repository, tag, digest});
});

test.each([
  ['', '"" is not a host'],
  ['oci:///a', '"" is not a host'],
  ['user:word@registry.lab/a', 'it holds a name or a password'],
  ['registry.lab/A', '"A" is not a repository'],
  ['registry.lab/a//b', 'is not a repository'],
  ['registry.lab/../a', 'is not a repository'],
  ['registry.lab/a:', '"" is not a tag'],
  ['registry.lab/a:b:c', '"b:c" is not a tag'],
  ['registry.lab/a@sha256:12', 'what follows @ is not a digest'],
  ['registry.lab/:a', 'it names no repository'],
])('%s is refused', (text, why) => {
  expect(parseReference(text)).toContain(why);
});

test('a repository without end is refused at once', () => {
  expect(isRepository(`${'a-'.repeat(100_000)}!`)).toBe(false);
  expect(isRepository('a'.repeat(255))).toBe(true);
  expect(isRepository('a'.repeat(256))).toBe(false);
});

test('a version with a build becomes a tag', () => {
  expect(tagOf('1.2.0+build.7')).toBe('1.2.0_build.7');
});
