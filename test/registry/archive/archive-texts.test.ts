import {mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import zlib, {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type ArchiveTexts, textsOfBytes, textsOfFile} from '../../../src/registry/archive/archive-texts.ts';
import {bytesOf} from '../../../src/registry/archive/byte-source.ts';
import {unzstd} from '../../../src/registry/archive/unzstd.ts';
import {aTar, chartEntries, type Entry, packEntries} from '../../fixtures/a-tar.ts';

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-archive-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function fileOf(bytes: Uint8Array, name = 'packs.tgz'): string {
  const path = join(temporary(), name);
  writeFileSync(path, bytes);
  return path;
}

async function textAt(texts: ArchiveTexts, path: string): Promise<string | undefined> {
  return (await texts.read(path))?.toString();
}

const nginx = packEntries('nginx', {name: 'nginx'}, {'README.md': '# nginx\n'});
const zstd = (bytes: Buffer) => zlib.zstdCompressSync(bytes);

describe('an archive', () => {
  test.each([
    ['plain', (bytes: Buffer) => bytes],
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['zstd', zstd],
  ])('is read the same whatever compresses it, and whatever its name says: %s', async (_, compress) => {
    const path = fileOf(compress(aTar(nginx)), 'mislabelled.tar.zst');
    const cache = temporary();
    // The second look finds what the first one kept.
    for (const look of [1, 2]) {
      const texts = await textsOfFile(path, cache);
      expect([...texts.texts.keys()]).toEqual(['nginx/pack.json', 'nginx/values.yaml', 'nginx/README.md']);
      expect(await textAt(texts, 'nginx/README.md'), `look ${look}`).toBe('# nginx\n');
    }
  });

  test('whose names are long is read: PAX, GNU, and the two fields of ustar', async () => {
    const long = `${'long/'.repeat(40)}values.yaml`;
    const gnu = `${'gnu/'.repeat(60)}values.yaml`;
    const bytes = aTar([
      {path: long, content: 'pax'},
      {path: `${'p'.repeat(90)}/${'q'.repeat(60)}/values.yaml`, content: 'prefix'},
      {path: '././@LongLink', type: 'NextFileHasLongPath', content: `${gnu}\0`},
      {path: gnu.slice(0, 99), content: 'gnu'},
    ]);
    const texts = await textsOfBytes(bytes);
    expect(await Promise.all([...texts.texts.keys()].map(path => textAt(texts, path)))).toEqual([
      'pax',
      'prefix',
      'gnu',
    ]);
    expect([...texts.texts.keys()]).toContain(long);
    expect([...texts.texts.keys()]).toContain(gnu);
  });

  test('whose long name GNU tar cuts off behind a slash holds a file there, not a folder', async () => {
    const path = `${'gnu/'.repeat(30)}values.yaml`;
    const link = aTar([{path: '././@LongLink', type: 'NextFileHasLongPath', content: `${path}\0`}], {isOpen: true});
    const file = aTar([{path: 'x', content: 'a: 1\n'.repeat(300)}], {isOpen: true});
    file.write(path.slice(0, 100), 0);
    file.fill(' ', 148, 156);
    const sum = file.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    file.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const bytes = Buffer.concat([link, file, aTar(nginx)]);
    const texts = await textsOfBytes(bytes);
    expect(await textAt(texts, path)).toBe('a: 1\n'.repeat(300));
    expect(texts.texts.size).toBe(4);
  });

  test('of several gzip members with garbage behind them is read to the end of the last one', async () => {
    const tar = aTar(nginx);
    const bytes = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700)), Buffer.from('garbage')]);
    expect((await textsOfBytes(bytes)).texts.size).toBe(3);
  });

  test('without the blocks that end it is read, and so is one with garbage behind them', async () => {
    expect((await textsOfBytes(aTar(nginx, {isOpen: true}))).texts.size).toBe(3);
    expect((await textsOfBytes(Buffer.concat([aTar(nginx), Buffer.from('garbage')]))).texts.size).toBe(3);
  });

  test('in an archive is read, with the charts of its packs', async () => {
    const chart = gzipSync(
      aTar(
        chartEntries('web', '1.2.3', {
          'values.schema.json': '{}',
          'templates/a.yaml': 'a: 1',
          'charts/sub/values.yaml': 'b: 2',
          'charts/sub/values.schema.json': '{}',
        }),
      ),
    );
    const pack = [...nginx, {path: 'nginx/charts/web-1.2.3.tgz', content: chart}];
    const texts = await textsOfBytes(aTar([{path: 'in/nginx.tar.gz', content: gzipSync(aTar(pack))}]));
    expect([...texts.texts.keys()]).toEqual([
      'in/nginx.tar.gz',
      'in/nginx.tar.gz!/nginx/pack.json',
      'in/nginx.tar.gz!/nginx/values.yaml',
      'in/nginx.tar.gz!/nginx/README.md',
      'in/nginx.tar.gz!/nginx/charts/web-1.2.3.tgz',
      'in/nginx.tar.gz!/nginx/charts/web-1.2.3.tgz!/web/Chart.yaml',
      'in/nginx.tar.gz!/nginx/charts/web-1.2.3.tgz!/web/values.schema.json',
      'in/nginx.tar.gz!/nginx/charts/web-1.2.3.tgz!/web/charts/sub/values.schema.json',
    ]);
  });

  test('that changed on disk is read anew', async () => {
    const path = fileOf(gzipSync(aTar(nginx)));
    const cache = temporary();
    await textsOfFile(path, cache);
    writeFileSync(path, gzipSync(aTar(packEntries('other', {name: 'other'}))));
    expect([...(await textsOfFile(path, cache)).texts.keys()]).toEqual(['other/pack.json', 'other/values.yaml']);
  });

  test('is read where nothing can be kept', async () => {
    const notADirectory = fileOf(Buffer.from('x'), 'cache');
    const texts = await textsOfFile(fileOf(gzipSync(aTar(nginx))), notADirectory);
    expect(await textAt(texts, 'nginx/README.md')).toBe('# nginx\n');
  });
});

describe('a hostile archive', () => {
  const whyNot = async (bytes: Uint8Array): Promise<string> => {
    const path = fileOf(bytes);
    const cache = temporary();
    try {
      await textsOfFile(path, cache);
      return 'read';
    } catch (error) {
      // Nothing of it stays behind.
      expect(readdirSync(cache)).toEqual([]);
      return error instanceof Error ? error.message : String(error);
    }
  };

  test.each<readonly [string, Uint8Array, string]>([
    ['empty', Buffer.alloc(0), 'it is empty'],
    [
      'text',
      Buffer.from('no archive at all, but a text that is long enough for a header. '.repeat(20)),
      'it is no tar archive',
    ],
    ['short text', Buffer.from('hello'), 'it is no tar archive'],
    [
      'a web page',
      Buffer.from('<!DOCTYPE html><title>Sign in</title>'),
      'it is a web page, not tar, tar.gz or tar.zst: pack it anew as one of those',
    ],
    [
      'zip',
      Buffer.from('PK\u0003\u0004 and so on'),
      'it is a zip file, not tar, tar.gz or tar.zst: pack it anew as one of those',
    ],
    [
      'tar cut off in a file',
      aTar(nginx).subarray(0, 600),
      'it ends in the middle of nginx/pack.json: it was cut off when it was copied',
    ],
    ['gzip cut off', gzipSync(aTar(nginx)).subarray(0, 100), 'it ends too early: it was cut off when it was copied'],
    ['zstd cut off', zstd(aTar(nginx)).subarray(0, 100), 'it ends too early: it was cut off when it was copied'],
    ['gzip of text', gzipSync('hello'), 'it is no tar archive'],
  ])('is refused with what is wrong: %s', async (_, bytes, reason) => {
    expect(await whyNot(bytes)).toBe(reason);
  });

  test('whose bytes were flipped is said to be damaged', async () => {
    const tar = aTar(nginx);
    const second = tar.indexOf('nginx/values.yaml');
    tar[second] = 0x58;
    expect(await whyNot(tar)).toBe('it is damaged after nginx/pack.json');
    const packed = gzipSync(aTar(nginx), {level: 0});
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 0xff;
    // The checksum comes after all that is needed: whoever reads no further is not told.
    expect(await whyNot(packed)).toBe('read');
  });

  test.each([-1, -512, -1024])('whose entry claims a size of %i leads nowhere back', async size => {
    const bytes = aTar([...nginx, {path: 'nginx/more.yaml', content: 'x', size}, ...nginx]);
    expect(await whyNot(bytes)).toMatch(/^it is damaged after nginx.(?:README.md|more.yaml)$/);
  });

  test('in which a file is called `.` has no such file', async () => {
    const odd = ['.', './/.'].map(path => ({path, content: 'x'}));
    expect([...(await textsOfBytes(aTar([...odd, ...nginx]))).texts.keys()]).toHaveLength(3);
  });

  test('that claims more than it has is refused at once', async () => {
    const entry: Entry = {path: 'nginx/values.yaml', content: 'x', size: 10_000_000_000};
    expect(await whyNot(aTar([entry]))).toContain('it ends in the middle of nginx/values.yaml');
  });

  test('that inflates to gigabytes is given up soon, in little memory', async () => {
    const bomb = gzipSync(
      Buffer.concat([aTar([{path: 'a.bin', size: 8_000_000_000}], {isOpen: true}), Buffer.alloc(100_000_000)]),
    );
    const before = process.memoryUsage().rss;
    expect(await whyNot(bomb)).toBe(
      'it inflates to more than 250 times its size: it was made to fill the machine, and is not read',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('is not inflated further once it is called off', async () => {
    const bytes = gzipSync(aTar(nginx));
    await expect(textsOfBytes(bytes, AbortSignal.abort(new Error('called off')))).rejects.toThrow('called off');
  });

  test.each([
    ['/etc/pack.json', 'its name starts at the root of the disk'],
    ['C:\\packs\\pack.json', 'its name starts at the root of the disk'],
    ['nginx/../../pack.json', 'its name leads out of the archive'],
    ['nginx\\..\\..\\pack.json', 'its name leads out of the archive'],
  ])('has its entry refused, and the others read: %s', async (path, reason) => {
    const texts = await textsOfBytes(aTar([{path, content: '{}'}, ...nginx]));
    expect(texts.refused).toEqual([{path, reason}]);
    expect(texts.texts.size).toBe(3);
  });

  test('has its links and sparse files told of where a file is asked for', async () => {
    const texts = await textsOfBytes(
      aTar([
        {path: 'a/values.yaml', type: 'SymbolicLink', linkpath: '/etc/passwd'},
        {path: 'b/values.yaml', type: 'Link', linkpath: '../../etc/shadow', size: 100},
        {path: 'c/values.yaml', type: 'SparseFile', size: 0},
        {path: 'd/values.yaml', type: 'FIFO'},
        ...nginx,
      ]),
    );
    await expect(texts.read('a/values.yaml')).rejects.toThrow('it is a link, and links in archives are not followed');
    await expect(texts.read('b/values.yaml')).rejects.toThrow('it is a link');
    await expect(texts.read('c/values.yaml')).rejects.toThrow('it is a sparse file');
    await expect(texts.read('d/values.yaml')).rejects.toThrow('it is not a file');
    expect(await textAt(texts, 'nginx/README.md')).toBe('# nginx\n');
  });

  test('with one file twice has neither read: tools differ in which they take', async () => {
    const texts = await textsOfBytes(aTar([...nginx, {path: './nginx//values.yaml', content: 'evil: true\n'}]));
    await expect(texts.read('nginx/values.yaml')).rejects.toThrow('it stands twice in the archive: pack it anew');
  });

  test('with tens of thousands of entries is listed', async () => {
    const entries = Array.from({length: 10_000}, (_, n): Entry => ({path: `pack-${n}/pack.json`, content: '{}'}));
    expect((await textsOfBytes(gzipSync(aTar(entries)))).texts.size).toBe(10_000);
  });

  test('in a sound one is told of, and hides nothing else', async () => {
    const texts = await textsOfBytes(aTar([{path: 'bad.tgz', content: gzipSync('no tar')}, ...nginx]));
    await expect(texts.read('bad.tgz')).rejects.toThrow('it is no tar archive');
    expect(texts.texts.size).toBe(4);
  });
});

test('a Node without zstd (before 22.15) says what to do', async () => {
  await expect(unzstd(bytesOf(zstd(aTar(nginx))), null).next()).rejects.toThrow(
    `Node ${process.version} does not know: run strata with Node 22.15 or newer, or unpack it with \`zstd -d\` first`,
  );
});

test('what is kept of archives goes when nobody has read it for a month, and drafts of writers that died', async () => {
  const cache = temporary();
  const age = (name: string, days: number) => {
    const then = Date.now() / 1000 - days * 86_400;
    utimesSync(join(cache, name), then, then);
  };
  const used = fileOf(gzipSync(aTar(nginx)));
  await textsOfFile(used, cache);
  const [ofUsed = ''] = readdirSync(cache);
  age(ofUsed, 29);
  await textsOfFile(used, cache);
  for (const [name, days] of [
    ['old.texts', 31],
    ['died.texts.12ab', 2],
    ['now.texts.12ab', 0],
    ['old.index', 99],
  ] as const) {
    writeFileSync(join(cache, name), '');
    age(name, days);
  }
  const before = readdirSync(cache);
  await textsOfFile(fileOf(gzipSync(aTar(packEntries('a', {name: 'a'})))), cache);
  const after = readdirSync(cache);
  expect(before.filter(name => !after.includes(name)).toSorted()).toEqual(['died.texts.12ab', 'old.texts']);
  expect(after).toContain(ofUsed);
});
