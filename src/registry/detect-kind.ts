import {existsSync} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {isLive, type RegistrySetting} from '../domain/pack/registry-setting.ts';
import {reasonOf} from './reason.ts';

type Kind = NonNullable<RegistrySetting['kind']>;

/**
 * Detects the kind of registry at a place. Addresses say it themselves: `oci://` is one, `http(s)://` is a Helm
 * repository. On disk the content says it: an OCI image layout, a Helm repository with or without an index, archives of
 * packs, or folders of packs. Throws StrataError `registry.unreadable`.
 */
export async function detectKind(path: string, cache: string): Promise<Kind> {
  if (isLive(path)) return path.toLowerCase().startsWith('oci:') ? 'oci' : 'helm';
  try {
    const stats = await stat(path);
    if (stats.isFile()) return await kindOfArchive(path, cache);
    if (!stats.isDirectory()) throw new Error('it is neither a directory nor a file');
    return await kindOfFolder(path, cache);
  } catch (error) {
    throw new StrataError('registry.unreadable', `${path} cannot be a registry: ${reasonOf(error)}`, {
      hint: 'Name a directory of packs, an archive of packs, a Helm repository or an OCI registry (oci://host/base).',
      cause: error,
    });
  }
}

async function kindOfFolder(path: string, cache: string): Promise<Kind> {
  if (existsSync(join(path, 'oci-layout'))) return 'oci';
  if (existsSync(join(path, 'index.yaml'))) return 'helm';
  const {isArchive} = await import('./archive/collect-texts.ts');
  const entries = await readdir(path, {withFileTypes: true});
  const archives = entries
    .filter(entry => !entry.isDirectory() && isArchive(entry.name))
    .map(entry => join(path, entry.name));
  // A folder of packs may have an archive beside them, and a pack contains archives of charts.
  const hasFolders = entries.some(({name}) => name === 'pack.json' || existsSync(join(path, name, 'pack.json')));
  if (archives.length === 0 || hasFolders) return 'directory';
  const kinds = new Set<Kind>();
  for (const archive of archives.slice(0, LOOKED_AT)) {
    kinds.add(await kindOfArchive(archive, cache).catch((): Kind => 'bundle'));
  }
  return kinds.size === 1 && kinds.has('helm') ? 'helm' : 'bundle';
}

/** How many archives to look into to see whether a folder holds only charts. */
const LOOKED_AT = 20;

async function kindOfArchive(path: string, cache: string): Promise<Kind> {
  const {textsOfFile} = await import('./archive/archive-texts.ts');
  const {findPacks} = await import('./archive/find-packs.ts');
  const {texts} = await textsOfFile(path, cache);
  if (texts.has('index.json') && texts.has('oci-layout')) return 'oci';
  const found = findPacks(texts);
  return found.length > 0 && found.every(({kind}) => kind === 'chart') ? 'helm' : 'bundle';
}
