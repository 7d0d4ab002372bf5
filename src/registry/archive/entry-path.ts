/** The longest path that disks take (Linux: PATH_MAX). */
const MAX_LENGTH = 4096;

/**
 * The path of an archive's entry as it counts here: parts joined by `/`, without `./`. Throws an error that says why it is refused: one that
 * starts at the root or leads out of the archive was made to overwrite files of whoever unpacks it.
 */
export function entryPath(written: string): string {
  if (written.length > MAX_LENGTH) throw new Error('its name is too long');
  if (written.includes('\0')) throw new Error('its name holds a NUL');
  // Archives made on Windows part names with backslashes; a name that holds one otherwise is rarer than those.
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) throw new Error('its name starts at the root of the disk');
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) throw new Error('its name leads out of the archive');
  return parts.join('/');
}
