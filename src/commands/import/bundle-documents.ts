import {stat} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import type {Profile} from '../../domain/profile/profile.ts';
import {decodeText} from '../../formats/decode-text.ts';
import {readProfile} from '../../formats/palette-document.ts';

/** A document to import. */
export interface Document {
  /** Its name in messages: a path, or `bundle.tgz!/profiles/web/1.0.0.yaml`. */
  readonly file: string;
  /** Throws what reading and parsing throws. */
  read(): Promise<Profile>;
}

/** Whether a path names an archive: a bundle that `strata carry` wrote. */
export async function isBundle(path: string): Promise<boolean> {
  if (!/\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst)$/i.test(path)) return false;
  return stat(path).then(
    stats => stats.isFile(),
    () => false,
  );
}

/**
 * The profiles in a bundle, as its workspace had them. `cache` is a directory for what is remembered of archives.
 * Throws StrataError `documents.missing`, `file.unreadable`.
 */
export async function bundleDocuments(path: string, cache: string): Promise<readonly Document[]> {
  const {openBundledProfiles} = await import('../../registry/bundle/bundled-profiles.ts');
  const {files, read} = await openBundledProfiles(path, cache);
  if (files.length === 0) {
    throw new StrataError('documents.missing', `${path} holds no profiles`, {
      hint: `Its packs are added with \`strata registry add ${path}\`; profiles lie in a bundle that \`strata carry\` wrote.`,
    });
  }
  return files.map(name => {
    const file = `${path}!/${name}`;
    return {file, read: async () => readProfile(decodeText(await read(name), file), file)};
  });
}
