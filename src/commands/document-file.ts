/** What import does with documents outside of the workspace; the full screen's ports and the commands call it alike. */
import {stat} from 'node:fs/promises';
import {StrataError} from '../domain/error.ts';
import {type Layer, type LayerRegistry} from '../domain/layer.ts';
import {layersOf, type Profile, type ProfileRef, withLayers, withMetadata, withVersion} from '../domain/profile.ts';
import {MAX_DOCUMENT, tooLarge} from '../formats/document.ts';
import {readProfile} from '../formats/palette-document.ts';
import {readTextFile} from '../storage/text-file.ts';
import type {Io} from './io.ts';

export interface ImportOptions {
  /** The name and version that it gets here; its own where undefined. */
  readonly as?: Partial<ProfileRef>;
  /** Names or uids of registries, and the name of the one that takes its place. */
  readonly registries?: ReadonlyMap<string, string>;
}

/**
 * Reads a profile from a document in the shape of Palette's export, JSON or YAML; `-` is stdin. Nothing is saved.
 * Throws what `readTextFile` and `readProfile` throw, naming the file.
 */
export async function readDocumentFile(path: string, stdin?: Io['stdin']): Promise<Profile> {
  if (path === '-' && stdin !== undefined) return readProfile(await readAll(stdin), 'standard input');
  return readProfile((await readTextFile(path)).text, path);
}

/** The profile as it is taken in: under another name or version, its layers from other registries. */
export function adoptProfile(profile: Profile, {as = {}, registries = new Map()}: ImportOptions): Profile {
  const named = as.name === undefined ? profile : withMetadata(profile, {name: as.name});
  const versioned = as.version === undefined ? named : withVersion(named, as.version);
  const layers = layersOf(versioned);
  const moved = layers.map(layer => moveLayer(layer, registries));
  return moved.every((layer, at) => layer === layers[at]) ? versioned : withLayers(versioned, moved);
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The uid is the other registry's, and its name is enough for Palette (domain: 14.1). */
function moveLayer(layer: Layer, registries: ReadonlyMap<string, string>): Layer {
  const metadata = layer.registry?.metadata;
  const to = registries.get(metadata?.name ?? '') ?? registries.get(metadata?.uid ?? '');
  if (to === undefined || !metadata) return layer;
  const {uid: _, ...rest} = metadata;
  const registry: LayerRegistry = {...layer.registry, metadata: {...rest, name: to}};
  return {...layer, registry};
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
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new StrataError('file.unreadable', 'standard input is not UTF-8 text', {
      hint: 'Save it as UTF-8.',
      cause: error,
    });
  }
}
