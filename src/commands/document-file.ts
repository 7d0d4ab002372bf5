/** What import does with documents outside of the workspace; the full screen's ports and the commands call it alike. */
import {stat} from 'node:fs/promises';
import type {Profile} from '../domain/profile.ts';
import {decodeText} from '../formats/decode-text.ts';
import {MAX_DOCUMENT, tooLarge} from '../formats/document.ts';
import {readProfile} from '../formats/palette-document.ts';
import {readTextFile} from '../storage/text-file.ts';
import type {Io} from './io.ts';

/**
 * Reads a profile from a document in the shape of Palette's export, JSON or YAML; `-` is stdin. Nothing is saved.
 * Throws what `readTextFile` and `readProfile` throw, naming the file.
 */
export async function readDocumentFile(path: string, stdin?: Io['stdin']): Promise<Profile> {
  if (path === '-' && stdin !== undefined) return readProfile(await readAll(stdin), 'standard input');
  return readProfile((await readTextFile(path)).text, path);
}

export async function isThere(path: string): Promise<boolean> {
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
