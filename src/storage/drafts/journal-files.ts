import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {decodeName, encodeName} from '../../domain/text/file-name.ts';
import {errorCode} from '../../files/error-code.ts';
import {diskTrouble} from '../disk-trouble.ts';

/**
 * Where the journals of drafts lie: `<root>/<name>/<version>.jsonl`. A version may have several, each of a process of its own: those after the
 * first are told apart by a suffix. What reads the disk throws StrataError `file.forbidden`.
 */
export class JournalFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The first journal of a version. */
  pathOf(ref: ProfileRef): string {
    return this.#path(ref, '');
  }

  /** The path for another journal of a version, beside one that is not ours. */
  pathBeside(ref: ProfileRef): string {
    return this.#path(ref, `%-${randomBytes(3).toString('hex')}`);
  }

  /** A path that no journal of the version has. */
  freePath(ref: ProfileRef): string {
    const path = this.pathOf(ref);
    return existsSync(path) ? this.pathBeside(ref) : path;
  }

  /** The journals that a version has. */
  of(ref: ProfileRef): readonly string[] {
    const path = this.pathOf(ref);
    const start = basename(path, JOURNAL);
    return namesIn(dirname(path))
      .filter(name => name === `${start}${JOURNAL}` || (name.startsWith(`${start}%-`) && name.endsWith(JOURNAL)))
      .map(name => join(dirname(path), name));
  }

  /** The journals of all versions. */
  all(): readonly string[] {
    const directories = namesIn(this.#root).filter(name => !name.startsWith('.'));
    return directories.flatMap(directory =>
      namesIn(join(this.#root, directory))
        .filter(name => name.endsWith(JOURNAL))
        .map(name => join(this.#root, directory, name)),
    );
  }

  #path({name, version}: ProfileRef, suffix: string): string {
    return join(this.#root, encodeName(name), `${encodeName(version)}${suffix}${JOURNAL}`);
  }
}

/** What a journal is called when it is kept aside: the name and version that its path tells. */
export function titleOf(path: string): string {
  return [basename(dirname(path)), basename(path, JOURNAL)].map(part => decodeName(part) ?? part).join(' ');
}

const JOURNAL = '.jsonl';

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw diskTrouble(error, 'read', directory);
  }
}
