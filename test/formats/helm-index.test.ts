import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {indexItems, readIndexItem, readIndexWhole} from '../../src/formats/helm-index.ts';

const real = fileURLToPath(new URL('../../../shared/data/helm-repo/index.yaml', import.meta.url));

function readByItems(text: string) {
  return [...(indexItems(text) ?? [])].map(readIndexItem);
}

const digest = 'a'.repeat(64);

describe('an index read one entry at a time says what it says as a whole', () => {
  test.skipIf(!existsSync(real))('in a real repository (skipped without ../shared/data)', () => {
    const text = readFileSync(real, 'utf8');
    expect(readByItems(text)).toEqual(readIndexWhole(text));
    expect(readByItems(text)).toHaveLength(9);
  });

  test.each([
    [
      'as Helm writes it',
      `entries:\n  web:\n  - apiVersion: v2\n    name: web\n    urls:\n    - web-1.0.0.tgz\n    version: 1.0.0\n`,
    ],
    [
      'lists indented',
      `entries:\n  web:\n    - name: web\n      version: 1.0.0\n      urls:\n        - web-1.0.0.tgz\n`,
    ],
    [
      'quoted',
      `entries:\n  "web":\n  - name: 'web'\n    version: "1.0.0"\n    urls: ["web-1.0.0.tgz"]\n    digest: ${digest}\n`,
    ],
    ['in one line', `entries:\n  web:\n  - {name: web, version: 1.0.0, urls: [web-1.0.0.tgz]}\n`],
    [
      'with texts of several lines',
      `entries:\n  web:\n  - description: |\n      - name: not this\n      version: nor this\n    name: web\n    urls:\n    - web-1.0.0.tgz\n    version: 1.0.0\n`,
    ],
    [
      'with comments and blank lines',
      `# made by hand\nentries: # all\n\n  # first\n  web:\n  - name: web\n\n    # which\n    version: 1.0.0\n    urls:\n    - web-1.0.0.tgz\ngenerated: now\n`,
    ],
    [
      'with a version like a number',
      `entries:\n  web:\n  - name: web\n    version: 1.10\n    urls: [a.tgz]\n  web2:\n  - version: 1e3\n    urls: [b.tgz]\n`,
    ],
    [
      'with lines that end as on Windows',
      `entries:\r\n  web:\r\n  - name: web\r\n    version: 1.0.0\r\n    urls:\r\n    - web-1.0.0.tgz\r\n`,
    ],
    [
      'deprecated and a library',
      `entries:\n  web:\n  - name: web\n    deprecated: true\n    type: library\n    version: 1.0.0\n    urls:\n    - https://x.example/a/web-1.0.0.tgz?b=c\n`,
    ],
    [
      'several of each',
      `entries:\n  a:\n  - version: 2.0.0\n    urls:\n    - a2.tgz\n  - version: 1.0.0\n    urls:\n    - a1.tgz\n  b: []\n  c:\n  - version: 0.1.0\n    urls:\n    - c.tgz\n    - https://x.example/c.tgz\n`,
    ],
  ])('%s', (_, text) => {
    expect(readByItems(text)).toEqual(readIndexWhole(text));
    expect(readByItems(text).length).toBeGreaterThan(0);
  });
});

test('an index in JSON is read whole', () => {
  const text = JSON.stringify({entries: {web: [{name: 'web', version: '1.10', urls: ['web.tgz'], digest}]}});
  expect(indexItems(text)).toBeUndefined();
  expect(readIndexWhole(text)).toMatchObject([{name: 'web', version: '1.10', urls: ['web.tgz'], digest}]);
});

test('an entry that is broken says what is wrong with it', () => {
  const read = (lines: string) => readByItems(`entries:\n  web:\n  - ${lines}\n`);
  expect(() => read('name: web')).toThrow('it has no version');
  expect(() => read('version: 1.0.0')).toThrow('1.0.0 names no archive');
  expect(() => read('version: [\n    urls: [a]')).toThrow('the entry of web line');
  expect(() => read('version: &a 1.0.0\n    urls: [*a, *a]')).toThrow(/alias/i);
});

test('what is no index says so', () => {
  expect(() => readIndexWhole('<html></html>')).toThrow('it is no index of a Helm repository');
  expect(() => readIndexWhole('')).toThrow('nothing but comments');
  expect(readByItems('entries: {}\n')).toEqual([]);
});
