import {randomBytes} from 'node:crypto';
import {open, readdir, rename, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {StrataError} from '../../domain/error.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {isMissing, reasonOf} from '../reason.ts';
import type {NewManifest, WritableStore} from './artifact-store.ts';
import {digestOf} from './digest.ts';
import {folderFiles} from './layout-files.ts';
import {REF_NAME} from './layout-index.ts';
import {openLayout, pathOf} from './layout.ts';
import {OCI_INDEX} from './manifest.ts';
import {missing} from './registry-trouble.ts';

/**
 * An image layout in a folder, that can be added to. A folder that is empty, or not there yet, becomes one with the first blob.
 * What is pushed to no repository has its tag alone for a name, as oras has it: the folder is then the repository. Files may hold secrets: they are for their
 * owner only. Throws StrataError `registry.unwritable`, and what reading throws.
 */
export function openLayoutFolder(folder: string): WritableStore {
  const files = folderFiles(folder);

  return {
    ...openLayout(files),
    // Something may have been written since.
    repositories: async signal => openLayout(files).repositories(signal),
    tags: async (repository, signal) => openLayout(files).tags(repository, signal),
    async manifest(repository, reference, signal) {
      if (await isNew(folder)) throw missing(`${folder}: ${reference}`);
      return openLayout(files).manifest(repository, reference, signal);
    },
    async putBlob(_repository, bytes) {
      await written(folder, async () => {
        await makeLayout(folder);
        await writeBlob(folder, bytes);
      });
    },
    async putManifest(repository, tag, manifest) {
      await written(folder, async () => {
        await makeLayout(folder);
        const bytes = Buffer.from(manifest.text);
        await writeBlob(folder, bytes);
        await alone(folder, async () =>
          addToIndex(folder, repository === '' ? tag : `${repository}:${tag}`, manifest, bytes),
        );
      });
    },
  };
}

/** Any tool may have written it: what we do not understand stays as it is. */
type IndexFile = Readonly<Record<string, unknown>> & {readonly manifests: readonly unknown[]};

async function addToIndex(folder: string, name: string, manifest: NewManifest, bytes: Buffer): Promise<void> {
  const index = await readIndex(folder);
  const {mediaType, artifactType} = manifest;
  const annotations = {[REF_NAME]: name};
  const entry = {mediaType, digest: digestOf(bytes), size: bytes.length, annotations, artifactType};
  const manifests = [...index.manifests.filter(one => nameOf(one) !== name), entry];
  await replace(join(folder, 'index.json'), JSON.stringify({...index, manifests}));
}

async function readIndex(folder: string): Promise<IndexFile> {
  // Read like every layout, so that a broken one is refused with its reason, and then as raw JSON.
  await openLayout(folderFiles(folder)).repositories();
  const pieces: Uint8Array[] = [];
  for await (const piece of (await folderFiles(folder).open('index.json')) ?? []) pieces.push(piece);
  const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  const manifests: unknown = isRecord(value) ? value['manifests'] : undefined;
  return {...(isRecord(value) ? value : {}), manifests: Array.isArray(manifests) ? manifests : []};
}

function nameOf(entry: unknown): unknown {
  const annotations: unknown = isRecord(entry) ? entry['annotations'] : undefined;
  return isRecord(annotations) ? annotations[REF_NAME] : undefined;
}

async function isNew(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).every(isHidden);
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Makes an empty layout of an empty or missing folder. Throws for a folder with anything else in it. */
async function makeLayout(folder: string): Promise<void> {
  await makeDirectory(folder);
  const names = (await readdir(folder)).filter(name => !isHidden(name));
  if (names.includes('oci-layout') && names.includes('index.json')) return;
  const strange = names.find(name => !['oci-layout', 'index.json', 'blobs'].includes(name));
  if (strange !== undefined) {
    throw new StrataError('registry.unwritable', `${folder} is no OCI image layout: it holds ${strange}`, {
      hint: 'Name an empty folder, or one that is not there yet.',
    });
  }
  if (!names.includes('index.json')) {
    await replace(join(folder, 'index.json'), JSON.stringify({schemaVersion: 2, mediaType: OCI_INDEX, manifests: []}));
  }
  // Written last, because with it the folder is a layout.
  await replace(join(folder, 'oci-layout'), JSON.stringify({imageLayoutVersion: '1.0.0'}));
}

async function writeBlob(folder: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, pathOf(digestOf(bytes)));
  // One of the right length is taken as whole: it came there by a rename, ours or another tool's.
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isFile() === true && stats.size === bytes.length) return;
  await makeDirectory(dirname(path));
  await replace(path, bytes);
}

/** Writes a file completely, beside its place first. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } finally {
    await rm(aside, {force: true});
  }
}

/** How long to wait for another writer of the index, which takes some ten; milliseconds. */
const LOCK_WAIT = 3000;

/** Runs while nobody else adds to the index: two writers at once would each lose what the other added. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, '.strata-lock');
  for (const end = performance.now() + LOCK_WAIT; !(await take(lock)); await pause(10)) {
    if (performance.now() < end) continue;
    throw new StrataError('registry.unwritable', `${folder} is being written to by another strata: ${lock} is there`, {
      hint: 'Wait for it to end. If no strata runs on any machine, delete that file.',
    });
  }
  try {
    return await work();
  } finally {
    await rm(lock, {force: true});
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function written(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StrataError) throw error;
    const why = isMissing(error) ? 'a part of its path is not there' : reasonOf(error);
    throw new StrataError('registry.unwritable', `${folder} cannot be written to: ${why}`, {
      hint: 'Nothing was given a name there. Look at the folder and the disk that it is on.',
      cause: error,
    });
  }
}
