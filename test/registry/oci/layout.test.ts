import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {digestOf} from '../../../src/registry/oci/digest.ts';
import {folderFiles} from '../../../src/registry/oci/layout-files.ts';
import {openLayoutFolder} from '../../../src/registry/oci/layout-folder.ts';
import {openLayout, pathOf} from '../../../src/registry/oci/layout.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushText} from './an-artifact.ts';
import {asPushed, roundTrip, textOf} from './round-trip.ts';

/** A layout with one artifact, tagged 1.0.0. */
async function aLayout(): Promise<string> {
  const folder = join(await temporaryDirectory(), 'layout');
  await pushText(openLayoutFolder(folder), '', '1.0.0', 'content');
  return folder;
}

function readIndex(folder: string): {manifests: {digest: string; annotations?: Record<string, string>}[]} {
  // Written by what is tested.
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
}

function writeBlob(folder: string, text: string): {digest: string; size: number} {
  const digest = digestOf(Buffer.from(text));
  writeFileSync(join(folder, pathOf(digest)), text);
  return {digest, size: Buffer.byteLength(text)};
}

function writeIndex(folder: string, manifests: readonly unknown[]): void {
  writeFileSync(join(folder, 'index.json'), JSON.stringify({schemaVersion: 2, manifests}));
}

test('a folder gives back what is pushed, and tells what it has', async () => {
  const folder = join(await temporaryDirectory(), 'new', 'layout');
  expect(await roundTrip(openLayoutFolder(folder), '')).toEqual(asPushed(''));
});

test('a folder holds repositories too', async () => {
  const folder = await temporaryDirectory();
  expect(await roundTrip(openLayoutFolder(folder), 'team/nginx')).toEqual(asPushed('team/nginx'));
});

describe('names', () => {
  test.each([
    ['1.2.0', '', '1.2.0'],
    ['registry.lab:5000/team/nginx:1.2.0', 'registry.lab:5000/team/nginx', '1.2.0'],
    ['nginx:1.2.0', 'nginx', '1.2.0'],
  ])('%s is of repository %j', async (name, repository, tag) => {
    const folder = await aLayout();
    const [entry] = readIndex(folder).manifests;
    writeIndex(folder, [{...entry, annotations: {'org.opencontainers.image.ref.name': name}}]);
    const layout = openLayout(folderFiles(folder));
    expect(await layout.repositories()).toEqual([repository]);
    expect(await layout.tags(repository)).toEqual([tag]);
    expect(await textOf(layout, repository, tag)).toBe('content');
  });

  test("containerd's whole name counts more than the tag beside it", async () => {
    const folder = await aLayout();
    const [entry] = readIndex(folder).manifests;
    const annotations = {'org.opencontainers.image.ref.name': '1', 'io.containerd.image.name': 'docker.io/a/b:1'};
    writeIndex(folder, [{...entry, annotations}]);
    expect(await openLayout(folderFiles(folder)).repositories()).toEqual(['docker.io/a/b']);
  });

  test('what has none is named by its digest', async () => {
    const folder = await aLayout();
    const [entry] = readIndex(folder).manifests;
    writeIndex(folder, [{...entry, annotations: {}}]);
    const layout = openLayout(folderFiles(folder));
    expect(await layout.tags('')).toEqual([entry?.digest]);
    expect(await textOf(layout, '', entry?.digest ?? '')).toBe('content');
  });

  test('are found in indexes within the index', async () => {
    const folder = await aLayout();
    const [entry] = readIndex(folder).manifests;
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const inner = writeBlob(folder, JSON.stringify({schemaVersion: 2, manifests: [entry]}));
    const outer = writeBlob(folder, JSON.stringify({schemaVersion: 2, manifests: [{...inner, mediaType}]}));
    writeIndex(folder, [{...outer, mediaType}]);
    const layout = openLayout(folderFiles(folder));
    expect(await layout.tags('')).toEqual(['1.0.0']);
    expect(await textOf(layout, '', '1.0.0')).toBe('content');
  });

  test('are found in an index that holds itself, which ends', async () => {
    // Its digest cannot be that of its own content, so that it can only be written down wrong.
    const folder = await aLayout();
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const digest = digestOf(Buffer.from('itself'));
    const text = JSON.stringify({schemaVersion: 2, manifests: [{mediaType, digest, size: 6}]});
    writeFileSync(join(folder, pathOf(digest)), text);
    writeIndex(folder, [{mediaType, digest, size: text.length}]);
    expect(await troubleOf(openLayout(folderFiles(folder)).repositories())).toMatchObject({code: 'registry.digest'});
  });
});

describe('a layout that is not whole', () => {
  test('says which blob is missing', async () => {
    const folder = await aLayout();
    const blob = pathOf(digestOf(Buffer.from('content')));
    rmSync(join(folder, blob));
    expect(await troubleOf(textOf(openLayout(folderFiles(folder)), '', '1.0.0'))).toMatchObject({
      code: 'registry.missing',
      message: `${folder}/${blob}, which the layout names, is not there`,
    });
  });

  test('with a blob that was cut off is refused', async () => {
    const folder = await aLayout();
    truncateSync(join(folder, pathOf(digestOf(Buffer.from('content')))), 3);
    expect((await troubleOf(textOf(openLayout(folderFiles(folder)), '', '1.0.0'))).message).toContain(
      'it has 3 bytes, not 7',
    );
  });

  test('with a blob that was changed is refused', async () => {
    const folder = await aLayout();
    writeFileSync(join(folder, pathOf(digestOf(Buffer.from('content')))), 'CONTENT');
    expect(await troubleOf(textOf(openLayout(folderFiles(folder)), '', '1.0.0'))).toMatchObject({
      code: 'registry.digest',
    });
  });

  test('with a blob that is a link to elsewhere is refused', async () => {
    const folder = await aLayout();
    const path = join(folder, pathOf(digestOf(Buffer.from('content'))));
    const outside = join(folder, '..', 'content');
    writeFileSync(outside, 'content');
    rmSync(path);
    symlinkSync(outside, path);
    expect((await troubleOf(textOf(openLayout(folderFiles(folder)), '', '1.0.0'))).message).toContain(
      'a link that leads out of the layout',
    );
  });

  test.each([
    ['oci-layout', undefined, 'it holds no file oci-layout'],
    ['oci-layout', '{}', 'its file oci-layout names no version'],
    ['oci-layout', '{"imageLayoutVersion":"2.0.0"}', 'its version is 2.0.0; 1.0.0 is read'],
    ['index.json', undefined, 'index.json is not there'],
    ['index.json', '{"manifests":', 'the manifest cannot be read: it is not JSON'],
    ['index.json', '{"schemaVersion":2}', 'it is neither an artifact nor an index'],
  ])('in its %s, %s, says so', async (file, text, why) => {
    const folder = await aLayout();
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
    expect((await troubleOf(openLayout(folderFiles(folder)).repositories())).message).toContain(why);
  });
});

describe('pushing to a folder', () => {
  test('leaves what is not understood in its index as it is', async () => {
    const folder = await aLayout();
    const index = {...readIndex(folder), annotations: {kept: 'yes'}, 'x-other': 1};
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
    await pushText(openLayoutFolder(folder), '', '2.0.0', 'more');
    const after = readIndex(folder);
    expect(after).toMatchObject({annotations: {kept: 'yes'}, 'x-other': 1});
    expect(after.manifests[0]).toEqual(index.manifests[0]);
  });

  test('refuses a folder of anything else', async () => {
    const folder = await temporaryDirectory();
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    expect(await troubleOf(pushText(openLayoutFolder(folder), '', '1.0.0', 'x'))).toMatchObject({
      code: 'registry.unwritable',
      message: `${folder} is no OCI image layout: it holds letter.txt`,
    });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  test('of several at once loses none', async () => {
    const folder = await aLayout();
    const tags = Array.from({length: 8}, (_, n) => `1.1.${n}`);
    await Promise.all(tags.map(async tag => pushText(openLayoutFolder(folder), '', tag, tag)));
    expect(await openLayoutFolder(folder).tags('')).toEqual(['1.0.0', ...tags]);
    expect(readdirSync(folder).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  });

  test('keeps what it writes to its owner', async () => {
    const folder = await aLayout();
    expect(statSync(join(folder, 'index.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('refuses a layout whose index is broken, and leaves it', async () => {
    const folder = await aLayout();
    writeFileSync(join(folder, 'index.json'), '{');
    expect(await troubleOf(pushText(openLayoutFolder(folder), '', '2.0.0', 'x'))).toMatchObject({
      code: 'registry.manifest',
    });
    expect(readFileSync(join(folder, 'index.json'), 'utf8')).toBe('{');
  });

  test('where a file stands in the way says so', async () => {
    const file = join(await temporaryDirectory(), 'file');
    writeFileSync(file, '');
    mkdirSync(join(file, '..', 'other'));
    expect(await troubleOf(pushText(openLayoutFolder(join(file, 'layout')), '', '1.0.0', 'x'))).toMatchObject({
      code: 'registry.unwritable',
    });
  });
});

test('indexes that name the same index again and again are read once each', async () => {
  const folder = await aLayout();
  const type = 'application/vnd.oci.image.index.v1+json';
  const many = (descriptor: unknown) => Array.from({length: 2000}, () => descriptor);
  let inner = {
    mediaType: type,
    ...writeBlob(folder, JSON.stringify({schemaVersion: 2, mediaType: type, manifests: []})),
  };
  for (const _ of [1, 2, 3]) {
    const text = JSON.stringify({schemaVersion: 2, mediaType: type, manifests: many(inner)});
    inner = {mediaType: type, ...writeBlob(folder, text)};
  }
  writeIndex(folder, many(inner));
  expect(await openLayout(folderFiles(folder)).repositories()).toEqual([]);
});
