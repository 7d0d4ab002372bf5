import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {type Profile, type ProfileRef, refOf} from '../../domain/profile/profile.ts';
import {readProfileFile, writeProfileFile} from '../../formats/profile-file.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {writeSafely} from '../safe-write.ts';
import {readText} from '../text-file.ts';
import type {Workspace} from '../workspace.ts';
import {placeOf} from './profile-place.ts';

/**
 * Versions as they were last imported, before any change here: a version and the next document of it both descend from
 * this, so a merge knows who changed what. Exports are not kept, because the document that comes back may descend from
 * an older one.
 */
export class ImportedStore {
  readonly #directory: string;

  constructor({imported}: Workspace) {
    this.#directory = imported;
  }

  /** Keeps a document under its name and version. Throws StrataError `disk.full` and the like. */
  async keep(document: Profile): Promise<void> {
    const path = this.#pathOf(refOf(document));
    await writeSafely(path, writeProfileFile(document)).catch((error: unknown) => {
      throw diskTrouble(error, 'keep what was imported in', path);
    });
  }

  /** Undefined when none was kept, or it can no longer be read: a merge can do without. */
  async read(ref: ProfileRef): Promise<Profile | undefined> {
    const path = this.#pathOf(ref);
    try {
      return readProfileFile(await readText(path, {followLinks: false}), path);
    } catch (error) {
      if (error instanceof StrataError) return undefined;
      throw error;
    }
  }

  #pathOf(ref: ProfileRef): string {
    return join(this.#directory, placeOf(ref));
  }
}
