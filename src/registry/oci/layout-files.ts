import {constants} from 'node:fs';
import {type FileHandle, open, realpath} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {isInside} from '../inside.ts';
import {isMissing, reasonOf} from '../reason.ts';

/** The files of an image layout, wherever they lie: `oci-layout`, `index.json`, `blobs/sha256/...`. */
export interface LayoutFiles {
  /** A path, for messages. */
  readonly where: string;
  /** A file's content; undefined when it is not there. Throws StrataError `registry.unreadable`. */
  open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** The files of a layout in a folder. No link leads out of it. */
export function folderFiles(folder: string): LayoutFiles {
  async function find(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      const root = await realpath(folder);
      const real = await realpath(join(root, path));
      if (!isInside(root, real)) throw new Error('it is a link that leads out of the layout');
      // Not blocking: a named pipe without a writer would never open.
      const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
      if ((await file.stat()).isFile()) return piecesOf(file);
      await file.close();
      throw new Error('it is not a file');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unreadable(join(folder, path), error);
    }
  }

  async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of file.createReadStream({autoClose: false})) if (piece instanceof Uint8Array) yield piece;
    } finally {
      await file.close();
    }
  }

  return {where: folder, open: find};
}

function unreadable(path: string, error: unknown): StrataError {
  return new StrataError('registry.unreadable', `${path}: ${reasonOf(error)}`, {
    hint: 'Look at the folder, or copy it again from where it came.',
    cause: error,
  });
}
