import {StrataError} from '../domain/error.ts';

/**
 * The text of a file: UTF-8, or UTF-16 with its mark. The mark of UTF-8 stays, so that the text is written back as it was read. Throws
 * StrataError `file.unreadable` saying what else it is, where that can be told.
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const kind = KINDS.find(({magic}) => magic.every((byte, at) => bytes[at] === byte));
  if (kind !== undefined) {
    throw new StrataError('file.unreadable', `cannot read ${source}: it is ${kind.what}`, {hint: kind.hint});
  }
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, {fatal: true, ignoreBOM: encoding === 'utf-8'}).decode(bytes);
  } catch (error) {
    throw new StrataError('file.unreadable', `cannot read ${source}: it is not UTF-8 text`, {
      hint: 'Save it as UTF-8.',
      cause: error,
    });
  }
}

const UNPACK = 'Unpack it first, and name the file that was in it.';
const NO_TEXT = 'Name a file that holds text.';

/** What people hand over by mistake, by its first bytes. */
const KINDS: readonly {readonly magic: readonly number[]; readonly what: string; readonly hint: string}[] = [
  {magic: [0x1f, 0x8b], what: 'compressed (gzip)', hint: UNPACK},
  {magic: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive', hint: UNPACK},
  {magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'compressed (zstd)', hint: UNPACK},
  {magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'compressed (xz)', hint: UNPACK},
  {magic: [0x42, 0x5a, 0x68], what: 'compressed (bzip2)', hint: UNPACK},
  {magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', hint: NO_TEXT},
  {magic: [0x89, 0x50, 0x4e, 0x47], what: 'a picture', hint: NO_TEXT},
  {magic: [0x7f, 0x45, 0x4c, 0x46], what: 'a program', hint: NO_TEXT},
];
