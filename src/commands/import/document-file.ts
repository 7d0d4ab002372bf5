/** Reads documents outside the workspace; used by the commands and by the app's ports. */
import {stat} from 'node:fs/promises';
import type {Profile} from '../../domain/profile/profile.ts';
import {decodeText} from '../../formats/decode-text.ts';
import {MAX_DOCUMENT, tooLarge} from '../../formats/document.ts';
import {readProfile} from '../../formats/palette-document.ts';
import {readText} from '../../storage/text-file.ts';
import type {Io} from '../program/io.ts';

export interface ReadOptions {
  /** A directory for what is remembered of archives. */
  readonly cache: string;
  /** What `-` stands for. */
  readonly stdin?: Io['stdin'];
}

/**
 * Reads a profile from a document in the shape of Palette's export, JSON or YAML. `-` is stdin, and
 * `bundle.tgz!/profiles/web/1.0.0.yaml` a document in a bundle. Nothing is saved. Throws what `readTextFile` and
 * `readProfile` throw, naming the file.
 */
export async function readDocumentFile(path: string, {cache, stdin}: ReadOptions): Promise<Profile> {
  if (path === '-' && stdin !== undefined) return readProfile(await readAll(stdin), 'standard input');
  const place = await placeInBundle(path);
  if (place === undefined) return readProfile(await readText(path), path);
  const {openBundledProfiles} = await import('../../registry/bundle/bundled-profiles.ts');
  const {read} = await openBundledProfiles(place.bundle, cache);
  return readProfile(decodeText(await read(place.file), path), path);
}

/** Whether a path leads to an existing file, directory or bundle. */
export async function isThere(path: string): Promise<boolean> {
  return (await exists(path)) || (await placeInBundle(path)) !== undefined;
}

/** The bundle that a path leads into, and the document it names there; undefined for any other path. */
async function placeInBundle(path: string): Promise<{readonly bundle: string; readonly file: string} | undefined> {
  const [, bundle = '', file = ''] = /^(.+?\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst))!\/(.+)$/is.exec(path) ?? [];
  if (file === '' || (await exists(path)) || !(await exists(bundle))) return undefined;
  return {bundle, file};
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readAll(stdin: Io['stdin']): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_DOCUMENT) throw tooLarge('standard input');
  }
  return decodeText(Buffer.concat(chunks), 'standard input');
}
