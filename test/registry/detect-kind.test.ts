import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, onTestFinished, test} from 'vitest';
import {detectKind} from '../../src/registry/detect-kind.ts';
import {aTar, chartEntries, packEntries} from '../fixtures/a-tar.ts';

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-detect-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

const chart = gzipSync(aTar(chartEntries('web', '1.0.0')));
const pack = gzipSync(aTar(packEntries('nginx', {name: 'nginx'})));

test.each<readonly [string, Readonly<Record<string, string | Buffer>>, string]>([
  ['nothing', {}, 'directory'],
  ['folders of packs', {'nginx/pack.json': '{}', 'old.tgz': pack}, 'directory'],
  ['folders of folders', {'site/nginx/pack.json': '{}'}, 'directory'],
  ['archives of packs', {'nginx.tgz': pack}, 'bundle'],
  ['archives of packs and charts', {'nginx.tgz': pack, 'web.tgz': chart}, 'bundle'],
  ['archives of charts', {'web.tgz': chart, 'notes.txt': 'x'}, 'helm'],
  ['an archive that is broken', {'web.tgz': 'no archive'}, 'bundle'],
  ['an index', {'index.yaml': 'entries: {}', 'web.tgz': chart}, 'helm'],
  ['an image layout', {'oci-layout': '{}', 'index.json': '{}'}, 'oci'],
])('a folder with %s', async (_, files, kind) => {
  const root = temporary();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), {recursive: true});
    writeFileSync(join(root, path), content);
  }
  expect(await detectKind(root, temporary())).toBe(kind);
});

test('a folder with a named pipe for an archive, into which nobody writes', async () => {
  const root = temporary();
  execFileSync('mkfifo', [join(root, 'web.tgz')]);
  expect(await detectKind(root, temporary())).toBe('bundle');
});

test.each<readonly [string, Buffer, string]>([
  ['packs', pack, 'bundle'],
  ['a chart', chart, 'helm'],
  [
    'an image layout',
    aTar([
      {path: 'oci-layout', content: '{}'},
      {path: './index.json', content: '{}'},
    ]),
    'oci',
  ],
])('an archive of %s', async (_, content, kind) => {
  const path = join(temporary(), 'archive');
  writeFileSync(path, content);
  expect(await detectKind(path, temporary())).toBe(kind);
});

test('an address', async () => {
  expect(await detectKind('oci://registry.lab/base', '/nowhere')).toBe('oci');
  expect(await detectKind('HTTPS://charts.lab', '/nowhere')).toBe('helm');
});

test('what is none says why, and what to name', async () => {
  await expect(detectKind('/nowhere/at/all', temporary())).rejects.toThrow(
    '/nowhere/at/all cannot be a registry: it is not there',
  );
  const path = join(temporary(), 'photo.jpg');
  writeFileSync(path, 'JFIF'.repeat(500));
  await expect(detectKind(path, temporary())).rejects.toThrow('it is no tar archive');
});
