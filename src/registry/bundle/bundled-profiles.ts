import {stat} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import {type ArchiveTexts, textsOfFile} from '../archive/archive-texts.ts';
import {findPacks} from '../archive/find-packs.ts';
import {reasonOf} from '../reason.ts';

/** The profile documents in a bundle, read in place. */
export interface BundledProfiles {
  /** When the bundle last changed, milliseconds since 1970. */
  readonly modified: number;
  /** The same as long as the bundle is the same. */
  readonly stamp: string;
  /** Their names in it, `profiles/web/1.0.0.yaml`, in order. */
  readonly files: readonly string[];
  /** Throws StrataError `file.unreadable`. */
  read(file: string): Promise<Uint8Array>;
}

/**
 * Opens a bundle for its profiles. `cache` is a directory for what is remembered of archives. Throws StrataError
 * `file.unreadable`, or the abort reason.
 */
export async function openBundledProfiles(path: string, cache: string, signal?: AbortSignal): Promise<BundledProfiles> {
  try {
    const {mtimeMs, ctimeMs, size} = await stat(path);
    const texts = await textsOfFile(path, cache, signal);
    return {
      modified: mtimeMs,
      stamp: `${size} ${mtimeMs} ${ctimeMs}`,
      files: profilesIn(texts.texts),
      read: async file => readFrom(texts, path, file),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(path, error);
  }
}

/**
 * The names of profile documents: `profiles/NAME/VERSION.yaml` at the top of a bundle or below, where the workspace
 * puts them; not those in an archive inside it, nor those of a pack.
 */
export function profilesIn(texts: ArchiveTexts['texts']): readonly string[] {
  const found = [...texts.keys()].filter(path => PROFILE.test(path) && !IN_INNER.test(path));
  if (found.length === 0) return found;
  const folders = findPacks(texts).map(({folder}) => (folder === '' ? '' : `${folder}/`));
  return found.filter(path => !folders.some(folder => path.startsWith(folder))).toSorted();
}

const PROFILE = /^(?:.*\/)?profiles\/[^/]+\/[^/]+\.ya?ml$/s;
/** A name may end with the character that separates an archive from its content: `web!`. */
const IN_INNER = /\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst)!\//i;

async function readFrom(texts: ArchiveTexts, path: string, file: string): Promise<Uint8Array> {
  try {
    const content = await texts.read(file);
    if (content !== undefined) return content;
  } catch (error) {
    throw unreadable(`${path}!/${file}`, error);
  }
  throw unreadable(`${path}!/${file}`, new Error('it is not there any more'));
}

function unreadable(where: string, error: unknown): StrataError {
  return new StrataError('file.unreadable', `cannot read ${where}: ${reasonOf(error)}`, {cause: error});
}
