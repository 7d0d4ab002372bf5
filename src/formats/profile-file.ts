import type {Profile} from '../domain/profile/profile.ts';
import {hasTooManyLines} from '../domain/values/parse-documents.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {MAX_DOCUMENT, tooLarge} from './document.ts';
import {inPaletteOrder, readProfile} from './palette-document.ts';
import {isTextField} from './profile-shape.ts';
import {printYaml} from './yaml-print.ts';
import {spliceYaml} from './yaml-splice.ts';
import {tooMuch} from './yaml-text.ts';

/** Reads a stored version: Palette's import document with our own `x-strata` keys. Throws what `readProfile` throws. */
export function readProfileFile(text: string, source: string): Profile {
  return readProfile(text, source, Infinity);
}

/**
 * The text of the file in which a version is stored: YAML, values and manifests as block scalars, nothing folded.
 * With the text that the file has now, only what changed is written anew: comments, quoting, blank lines and the order
 * of keys that a person gave it stay. `readProfileFile` gives the profile back, whatever texts it holds.
 * Throws StrataError `document.too-large` where it could not, since the file would be larger, or have more lines, than any that is read.
 */
export function writeProfileFile(profile: Profile, previousText?: string): string {
  const document = asPlainData(inPaletteOrder(profile));
  const {name} = profile.metadata;
  // Printing takes five times as long as reading, and as much memory.
  if (leastLength(document) > MAX_DOCUMENT) throw tooLarge(name);
  const spliced = previousText === undefined ? undefined : splice(previousText, document);
  const text = spliced ?? printYaml(document);
  // In UTF-8 a character takes up to three bytes, and files are measured by those.
  if (hasTooManyLines(text)) throw tooMuch(name);
  if (text.length * 3 > MAX_DOCUMENT && new TextEncoder().encode(text).length > MAX_DOCUMENT) throw tooLarge(name);
  return text;
}

/** Characters that the texts of a document take at least, each line of several indented as deep as it stands. */
function leastLength(value: unknown, indent = 0): number {
  if (typeof value === 'string') return value.length + (value.split('\n').length - 1) * indent;
  if (!isRecord(value) && !Array.isArray(value)) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + leastLength(item, indent + 2), 0);
}

/** A text that does not parse has nothing to preserve. */
function splice(previousText: string, document: unknown): string | undefined {
  try {
    return spliceYaml(previousText, document, 'the stored file', {isText: isTextField, exactNumbers: true});
  } catch {
    return undefined;
  }
}

/**
 * Without the keys whose value is undefined, as JSON and YAML leave them out; an id right after the name, so that the
 * line with the dash tells which layer it is.
 */
function asPlainData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPlainData);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key, item]) => item !== undefined && key !== ID);
  const afterName = entries.findIndex(([key]) => key === 'name') + 1;
  const identified = value[ID] === undefined ? entries : entries.toSpliced(afterName, 0, [ID, value[ID]]);
  return Object.fromEntries(identified.map(([key, item]) => [key, asPlainData(item)]));
}

const ID = 'x-strata-id';
