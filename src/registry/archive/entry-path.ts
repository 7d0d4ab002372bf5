/** The longest path that disks take (Linux: PATH_MAX). */
const MAX_LENGTH = 4096;

/**
 * An archive entry's path in normal form: parts joined by `/`, without `./`. Throws an error for a path that starts at
 * the root or leads out of the archive, which was made to overwrite files of whoever unpacks it.
 */
export function entryPath(written: string): string {
  if (written.length > MAX_LENGTH) throw new Error('its name is too long');
  if (written.includes('\0')) throw new Error('its name holds a NUL');
  // Archives made on Windows separate names with backslashes; names that contain one otherwise are rarer.
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) throw new Error('its name starts at the root of the disk');
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) throw new Error('its name leads out of the archive');
  return parts.join('/');
}
