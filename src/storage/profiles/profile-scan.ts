import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {errorCode} from '../../files/error-code.ts';
import {settledTime} from '../../files/settled-time.ts';
import {readOutline} from '../../formats/profile-outline.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {isTemporary, sweepTemporaries} from '../safe-write.ts';
import {readText} from '../text-file.ts';
import type {IndexEntry} from './profile-index.ts';
import {whyMisplaced} from './profile-list.ts';
import {refAt} from './profile-place.ts';

/**
 * Every file in `profiles/`, one directory for each name: what `known` says about it while size and time are the same;
 * otherwise it is read. What cannot be read is listed with its reason, and hides nothing else. Hidden files are not
 * ours (`.git`).
 */
export async function scanProfiles(
  root: string,
  known: ReadonlyMap<string, IndexEntry>,
): Promise<readonly IndexEntry[]> {
  const found = await manyAtOnce(await listDirectory(root), async child => childrenOf(root, child));
  return manyAtOnce(found.flat(), async file => ('content' in file ? file : scanFile(root, file, known)));
}

/** The results in the order of the items. A directory may hold more files than may be open at once. */
async function manyAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}

/** Files read at once: enough to keep the disk busy, few enough for the limit on open files. */
const AT_ONCE = 64;

interface Child {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

async function listDirectory(path: string): Promise<readonly Child[]> {
  try {
    const children = await readdir(path, {withFileTypes: true});
    return children
      .filter(({name}) => !name.startsWith('.') || isTemporary(name))
      .map(child => ({
        name: child.name,
        kind: child.isFile() ? 'file' : child.isDirectory() ? 'directory' : child.isSymbolicLink() ? 'link' : 'other',
      }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw diskTrouble(error, 'read', path);
  }
}

/** The files in the directory of a name, below `profiles/`; or why it is none. */
async function childrenOf(root: string, {name, kind}: Child): Promise<readonly (Child | IndexEntry)[]> {
  if (kind === 'link')
    return [broken(name, 'it is a symbolic link, and links are not followed: put the directory itself here')];
  if (kind !== 'directory') return [broken(name, 'it stands in no directory of a name')];
  try {
    const files = await listDirectory(join(root, name));
    if (files.some(file => isTemporary(file.name))) await sweepTemporaries(join(root, name), Date.now());
    return files.filter(file => !isTemporary(file.name)).map(file => ({name: `${name}/${file.name}`, kind: file.kind}));
  } catch (error) {
    return [broken(name, reasonOf(error))];
  }
}

async function scanFile(
  root: string,
  {name: file, kind}: Child,
  known: ReadonlyMap<string, IndexEntry>,
): Promise<IndexEntry> {
  if (kind === 'link')
    return broken(file, 'it is a symbolic link, and links are not followed: put the file itself here');
  if (kind !== 'file' || !file.endsWith('.yaml'))
    return broken(file, 'it is no version of a profile (NAME/VERSION.yaml)');
  try {
    const {mtimeMs, ctimeMs, size} = await stat(join(root, file));
    const before = known.get(file);
    if (before?.changed === ctimeMs && before.modified === mtimeMs && before.size === size) return before;
    const changed = settledTime(ctimeMs, Date.now());
    return {file, modified: mtimeMs, changed, size, content: await readContent(root, file)};
  } catch (error) {
    return broken(file, reasonOf(error, join(root, file)));
  }
}

/** Throws what the disk says, for that may be another thing the next time; what the content says stays as long as it does. */
async function readContent(root: string, file: string): Promise<IndexEntry['content']> {
  const text = await readText(join(root, file), {followLinks: false});
  try {
    const outline = readOutline(text, `profiles/${file}`);
    const reason = whyMisplaced(file, refAt(file), outline.ref);
    return reason === undefined ? outline : {reason};
  } catch (error) {
    return {reason: reasonOf(error)};
  }
}

/** Without its time: it is looked at again the next time. */
function broken(file: string, reason: string): IndexEntry {
  return {file, modified: 0, changed: 0, size: 0, content: {reason}};
}

/** Why a file cannot be read, without its path: that stands before it already. */
function reasonOf(error: unknown, path = 'it'): string {
  const trouble = diskTrouble(error, 'read', path);
  if (trouble instanceof StrataError) return trouble.message.replace(`cannot read ${path}: `, '');
  throw error;
}
