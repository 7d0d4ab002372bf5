import {readFile, realpath, stat} from 'node:fs/promises';
import {basename, join, relative} from 'node:path';
import {StrataError} from '../domain/error.ts';
import type {Manifest} from '../domain/layer.ts';
import type {Pack, PackSummary} from '../domain/pack.ts';
import {findJsonTrouble, readPackJson} from '../formats/pack-json.ts';
import {readPresets} from '../formats/presets-yaml.ts';
import {isInside} from './inside.ts';
import {isMissing, reasonOf} from './reason.ts';

/** The largest real file in a pack is a manifest of 2.5 MB; bytes. */
const MAX_FILE = 20_000_000;
/** The largest real `presets.yaml` has 131 kB; YAML is read at some 5 MB/s. */
const MAX_PRESETS = 2_000_000;
const LOOK_AGAIN = 'look again for packs on the Registries screen';

/**
 * Reads a pack with everything in its folder. Only `pack.json` is needed: another file that is missing is empty, and one that
 * cannot be read is among the pack's `troubles`. Throws StrataError `pack.unreadable`.
 */
export async function readPackFolder(root: string, summary: PackSummary): Promise<Pack> {
  const folder = await openFolder(root, summary);
  const json = await folder.need('pack.json');
  const manifest = readPackJson(json);
  if (manifest.name !== summary.name || manifest.version !== summary.version) {
    const message = `${summary.location} now holds ${manifest.name} ${manifest.version}, not ${summary.name} ${summary.version}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN});
  }
  const {charts, kubeManifests, dependencies, ...identity} = manifest;
  const values = (await folder.read('values.yaml')) ?? '';
  const {presets, troubles} = readPresets((await folder.read('presets.yaml', MAX_PRESETS)) ?? '');
  const schema = await folder.read('schema.yaml');
  const readme = (await folder.read('README.md')) ?? (await folder.read('readme.md'));
  const manifests: Manifest[] = [];
  for (const path of kubeManifests) {
    const content = await folder.readNamed(path);
    if (content !== undefined) manifests.push({name: basename(path).replace(/\.ya?ml$/, ''), content});
  }
  const read = {values, presets, schema, readme, manifests, charts, dependencies};
  const repeated = findJsonTrouble(json);
  return {
    ...summary,
    ...identity,
    ...read,
    troubles: [...(repeated === undefined ? [] : [repeated]), ...folder.troubles, ...troubles],
  };
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
      return await this.readInside(path, MAX_FILE);
    } catch (error) {
      const message = `${this.location}/${path}: ${reasonOf(error)}`;
      throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
    }
  }

  /** The text of a file; undefined when it is not there, or when it cannot be read, which is then a trouble. */
  async read(path: string, limit = MAX_FILE): Promise<string | undefined> {
    try {
      return await this.readInside(path, limit);
    } catch (error) {
      if (!isMissing(error)) this.troubles.push(`${path}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** The text of a file that `pack.json` names: that it is not there is a trouble too. */
  async readNamed(path: string): Promise<string | undefined> {
    const before = this.troubles.length;
    const text = await this.read(path);
    if (text === undefined && this.troubles.length === before) {
      this.troubles.push(`${path}: pack.json names it, but it is not there`);
    }
    return text;
  }

  private async readInside(path: string, limit: number): Promise<string> {
    if (relative('.', join('.', path)).startsWith('..')) throw new Error("it leads out of the pack's folder");
    const real = await realpath(join(this.root, this.location, path));
    if (!isInside(this.root, real)) throw new Error('it is a link that leads out of the registry');
    // Asked before it is opened: a pipe would keep the one who opens it waiting for ever.
    const stats = await stat(real);
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > limit) throw new Error(`it is larger than ${limit / 1e6} MB`);
    return decode(await readFile(real));
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    throw new Error('it is not UTF-8 text', {cause: error});
  }
}
