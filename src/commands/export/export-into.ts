/** Where exports of many versions are written; used by the commands and by the app's ports. */
import {join} from 'node:path';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {encodeName} from '../../domain/text/file-name.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {diskTrouble} from '../../storage/disk-trouble.ts';
import {writeOutside} from '../../storage/outside-file.ts';
import {EXTENSIONS, type ExportFormat} from './print-export.ts';

/**
 * Writes a version's text to a file in an existing directory, and returns its path. Each Terraform file gets a
 * directory of its own, because all files in a directory form one module. Throws what `openDirectory` and
 * `writeOutside` throw.
 */
export async function writeInto(
  directory: string,
  {name, version}: ProfileRef,
  format: ExportFormat,
  text: string,
): Promise<string> {
  const base = encodeName(`${name}-${version}`);
  if (format !== 'terraform') return writeOutside(join(directory, `${base}${EXTENSIONS[format]}`), text);
  await openDirectory(join(directory, base));
  return writeOutside(join(directory, base, 'main.tf'), text);
}

/** Throws StrataError `file.forbidden`, `disk.full`, `disk.read-only`. */
export async function openDirectory(directory: string): Promise<void> {
  await makeDirectory(directory).catch((error: unknown) => {
    throw diskTrouble(error, 'make', directory);
  });
}
