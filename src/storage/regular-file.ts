import {closeSync, constants, fstatSync, openSync, readFileSync, type Stats} from 'node:fs';
import {open} from 'node:fs/promises';

/**
 * The content of a file of our own. Whatever stands in its place in a workspace that came from elsewhere is refused: a named pipe without a
 * writer would keep us waiting for ever, a device might never end, and a link could lead anywhere. Throws the file system's errors, and
 * `ENOTREG` of our own.
 */
export async function readRegular(path: string): Promise<Buffer> {
  const file = await open(path, OWN);
  try {
    refuse(await file.stat(), path);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The same at once, for what the screen must not be ahead of. */
export function readRegularNow(path: string): Buffer {
  const file = openSync(path, OWN);
  try {
    refuse(fstatSync(file), path);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

const OWN = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

function refuse(stats: Stats, path: string): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENOTREG';
  throw Object.assign(new Error(`${path} is not a regular file`), {code});
}
