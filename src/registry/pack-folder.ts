import {open, realpath} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import type {Manifest} from '../domain/layer.ts';
import type {Pack, PackSummary} from '../domain/pack.ts';
import {readPackJson} from '../formats/pack-json.ts';
import {readPresets} from '../formats/presets-yaml.ts';
import {isInside, reasonOf} from './scan.ts';

/** The largest real file in a pack is a manifest of 2.5 MB; bytes. */
const MAX_FILE = 20_000_000;
const LOOK_AGAIN = 'look again for packs on the Registries screen';

/**
 * Reads a pack with everything in its folder. Only `pack.json` is needed: another file that is missing is empty, and one that
 * cannot be read is among the pack's `troubles`. Throws StrataError `pack.unreadable`.
 */
export async function readPackFolder(root: string, summary: PackSummary): Promise<Pack> {
  const folder = await openFolder(root, summary);
  const manifest = readPackJson(await folder.need('pack.json'));
  if (manifest.name !== summary.name || manifest.version !== summary.version) {
    const message = `${summary.location} now holds ${manifest.name} ${manifest.version}, not ${summary.name} ${summary.version}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN});
  }
  const {charts, kubeManifests, dependencies, ...identity} = manifest;
  const values = (await folder.read('values.yaml')) ?? '';
  const {presets, troubles} = readPresets((await folder.read('presets.yaml')) ?? '');
  const schema = await folder.read('schema.yaml');
  const readme = (await folder.read('README.md')) ?? (await folder.read('readme.md'));
  const manifests: Manifest[] = [];
  for (const path of kubeManifests) {
    const content = await folder.read(path);
    if (content === undefined) folder.troubles.push(`${path}: pack.json names it, but it cannot be read`);
    else manifests.push({name: basename(path).replace(/\.ya?ml$/, ''), content});
  }
  const read = {values, presets, schema, readme, manifests, charts, dependencies};
  return {...summary, ...identity, ...read, troubles: [...folder.troubles, ...troubles]};
}

async function openFolder(root: string, {name, version, location}: PackSummary): Promise<Folder> {
  try {
    return new Folder(await realpath(root), location);
  } catch (error) {
    const message = `${name} ${version}: the registry ${root} cannot be read: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {
      hint: 'mount it or correct its path, then look again for packs',
      cause: error,
    });
  }
}

class Folder {
  readonly troubles: string[] = [];
  private readonly root: string;
  private readonly location: string;

  constructor(root: string, location: string) {
    this.root = root;
    this.location = location;
  }

  /** The text of a file that must be there. */
  async need(path: string): Promise<string> {
    try {
      return await this.readInside(path);
    } catch (error) {
      const message = `${this.location}/${path}: ${reasonOf(error)}`;
      throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
    }
  }

  /** The text of a file; undefined when it is not there, or when it cannot be read, which is then a trouble. */
  async read(path: string): Promise<string | undefined> {
    try {
      return await this.readInside(path);
    } catch (error) {
      if (!isMissing(error)) this.troubles.push(`${path}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  private async readInside(path: string): Promise<string> {
    const real = await realpath(join(this.root, this.location, path));
    if (!isInside(this.root, real)) throw new Error('it is a link that leads out of the registry');
    const file = await open(real, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new Error('it is not a file');
      if (stat.size > MAX_FILE) throw new Error(`it is larger than ${MAX_FILE / 1e6} MB`);
      return decode(await file.readFile());
    } finally {
      await file.close();
    }
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    throw new Error('it is not UTF-8 text', {cause: error});
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
