import {isRecord} from '../domain/values/plain-data.ts';
import type {Profile} from '../domain/profile/profile.ts';
import {inPaletteOrder, readProfile} from './palette-document.ts';
import {isTextField} from './profile-shape.ts';
import {printYaml} from './yaml-print.ts';
import {spliceYaml} from './yaml-splice.ts';

/** Reads a stored version: Palette's import document with our `x-strata` keys. Throws what `readProfile` throws. */
export function readProfileFile(text: string, source: string): Profile {
  return readProfile(text, source, Infinity);
}

/**
 * The text of the file in which a version is stored: YAML, values and manifests as block scalars, nothing folded.
 * With the text that the file has now, only what changed is written anew: comments, quoting, blank lines and the order
 * of keys that a person gave it stay. `readProfileFile` gives the profile back, whatever texts it holds.
 */
export function writeProfileFile(profile: Profile, previousText?: string): string {
  const document = asPlainData(inPaletteOrder(profile));
  const spliced = previousText === undefined ? undefined : splice(previousText, document);
  return spliced ?? printYaml(document);
}

/** A text that doesn't parse has nothing that could be kept. */
function splice(previousText: string, document: unknown): string | undefined {
  try {
    return spliceYaml(previousText, document, 'the stored file', {isText: isTextField});
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
