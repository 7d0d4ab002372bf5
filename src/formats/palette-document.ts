import {StrataError} from '../domain/error.ts';
import {freeLayerId, type Layer} from '../domain/layer/layer.ts';
import {layersOf, type Profile, withLayers} from '../domain/profile/profile.ts';
import {isExactNumber, printExactJson} from '../domain/values/exact-number.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {type DocumentPath, printPath} from './document-path.ts';
import {MAX_ENTRIES, readDocument} from './document.ts';
import {recogniseOther} from './other-shape.ts';
import {isTextField, LAYER_ORDER, PROFILE_SHAPE, type MapShape, type Shape} from './profile-shape.ts';

/**
 * Reads a profile from the text of an export, JSON or YAML. `maxEntries` bounds documents from elsewhere, and so what
 * is stored; stored documents are read whatever they hold. Throws what `readDocument` and `parseProfile` throw.
 */
export function readProfile(text: string, source: string, maxEntries = MAX_ENTRIES): Profile {
  return parseProfile(readDocument(text, source, {isText: isTextField, exactNumbers: true, maxEntries}), source);
}

/**
 * Makes a profile of a document in the shape of Palette's export. Keys that we do not know stay in their place. Every
 * layer gets an `x-strata-id` from its name, unless it has one that no earlier layer has. Throws StrataError
 * `document.not-a-profile` saying what it seems to be, `document.wrong-type` and `document.missing` with the path of
 * the field.
 */
export function parseProfile(value: unknown, source: string): Profile {
  const other = recogniseOther(value);
  if (other !== undefined) {
    throw new StrataError(
      'document.not-a-profile',
      `${source} is not a cluster profile in the shape of Palette's export: it is ${other.what}`,
      other.hint === undefined ? {} : {hint: other.hint},
    );
  }
  const profile = check(value, PROFILE_SHAPE, [], source);
  if (!isChecked(profile)) throw missing(['spec', 'template'], source);
  if (profile.metadata.name === '') throw missing(['metadata', 'name'], source);
  return withLayers(profile, giveIds(layersOf(profile)));
}

/**
 * The profile as the document that Palette imports: without our own keys (those that start with `x-strata`), keys in
 * the order in which they came; a layer that was made here gets Palette's order.
 */
export function exportDocument(profile: Profile): unknown {
  return withoutOurs(inPaletteOrder(profile), []);
}

/**
 * A layer whose id comes first was made here, one that was read has its name first: so the former gets the order of
 * keys that Palette writes, with the id after the name, and the latter keeps its own.
 */
export function inPaletteOrder(profile: Profile): Profile {
  const layers = layersOf(profile);
  const ordered = layers.map(layer => (Object.keys(layer)[0] === ID ? orderLayer(layer) : layer));
  return ordered.every((layer, at) => layer === layers[at]) ? profile : withLayers(profile, ordered);
}

const ID = 'x-strata-id';
const OURS = 'x-strata';

/** Holds after `check`, which has looked at every field of Profile, by the same model. */
function isChecked(checked: unknown): checked is Profile {
  return isRecord(checked);
}

function check(value: unknown, shape: Shape, path: DocumentPath, source: string): unknown {
  if (value === null && shape.nullable === true) return null;
  if (shape.kind === 'text') return typeof value === 'string' ? value : failType(value, 'text', path, source);
  if (shape.kind === 'flag') return typeof value === 'boolean' ? value : failType(value, 'true or false', path, source);
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return failType(value, 'a list', path, source);
    const checked: readonly unknown[] = value.map((item, at) => check(item, shape.of, [...path, at], source));
    return checked.every((item, at) => item === value[at]) ? value : checked;
  }
  if (!isRecord(value)) return failType(value, 'an object', path, source);
  if (shape.kind === 'map') return checkMap(value, shape, path, source);
  for (const [key, item] of Object.entries(value)) check(item, shape.of, [...path, key], source);
  return value;
}

function checkMap(
  map: Readonly<Record<string, unknown>>,
  shape: MapShape,
  path: DocumentPath,
  source: string,
): unknown {
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(map)) {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field === undefined) entries.push([key, value]);
    else if (value !== null || field.nullable === true)
      entries.push([key, check(value, field, [...path, key], source)]);
  }
  const present = new Set(entries.map(([key]) => key));
  for (const key of shape.required ?? []) {
    if (!present.has(key)) throw missing([...path, key], source);
  }
  for (const [key, field] of Object.entries(shape.fields)) {
    if (field.absent !== undefined && !present.has(key)) entries.push([key, field.absent]);
  }
  return sameMap(map, entries);
}

function sameMap(map: Readonly<Record<string, unknown>>, entries: readonly (readonly [string, unknown])[]): unknown {
  const isSame = entries.length === Object.keys(map).length && entries.every(([key, value]) => map[key] === value);
  return isSame ? map : Object.fromEntries(entries);
}

function giveIds(layers: readonly Layer[]): readonly Layer[] {
  const kept = new Map<string, Layer>();
  for (const layer of layers) {
    // A document may hold anything under our key; Layer's type only promises a text once the id has been given.
    const id: unknown = layer[ID];
    if (typeof id === 'string' && id !== '' && !kept.has(id)) kept.set(id, layer);
  }
  const taken = [...kept.values()];
  const identified = layers.map(layer => {
    if (kept.get(layer[ID]) === layer) return layer;
    const named = {...layer, [ID]: freeLayerId(taken, layer.name)};
    taken.push(named);
    return named;
  });
  return identified.every((layer, at) => layer === layers[at]) ? layers : identified;
}

function orderLayer(layer: Layer): Layer {
  const keys = Object.keys(layer).sort((one, other) => rank(one) - rank(other));
  const ordered = Object.fromEntries(keys.map(key => [key, layer[key]]));
  return {...ordered, name: layer.name, [ID]: layer[ID]};
}

const ORDER: readonly string[] = ['name', ID, ...LAYER_ORDER.slice(1)];

function rank(key: string): number {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
}

/** Tags are the user's own, whatever their keys. */
function withoutOurs(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map(item => withoutOurs(item, path));
  if (!isRecord(value) || path.join('.') === 'metadata.labels') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith(OURS))
      .map(([key, item]) => [key, withoutOurs(item, [...path, key])]),
  );
}

function failType(value: unknown, expected: string, path: DocumentPath, source: string): never {
  const isScalar = typeof value === 'boolean' || isNumber(value);
  throw new StrataError(
    'document.wrong-type',
    `${source}: ${printPath(path)} is ${nameType(value)}, ${expected} is expected`,
    {
      hint:
        isScalar && expected === 'text' ? `Put it in quotes: "${printExactJson(value)}".` : 'Correct it in the file.',
    },
  );
}

function missing(path: DocumentPath, source: string): StrataError {
  return new StrataError('document.missing', `${source}: ${printPath(path)} is missing or empty`, {
    hint: 'Add it to the file.',
  });
}

function nameType(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (isNumber(value)) return `the number ${printExactJson(value)}`;
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || isExactNumber(value);
}
