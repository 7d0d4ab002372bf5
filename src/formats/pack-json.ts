import {StrataError} from '../domain/error.ts';
import type {LayerKind} from '../domain/layer/layer.ts';
import {CORE_KINDS} from '../domain/layer/layer.ts';
import type {PackDependency, PackIdentity, PackState} from '../domain/pack/pack.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {parseJson} from './json-text.ts';

/** What `pack.json` says: the pack's identity and what is in its folder. */
export interface PackManifest extends PackIdentity {
  /** Paths relative to the pack's folder, as written. */
  readonly charts: readonly string[];
  readonly kubeManifests: readonly string[];
  readonly dependencies: readonly PackDependency[];
}

/**
 * Reads the text of a `pack.json`: strict in syntax, lenient in shape. Only name, version and a known layer are needed (domain: 4.2).
 * Throws StrataError `pack.unreadable` whose message says what is wrong on which line.
 */
export function readPackJson(text: string): PackManifest {
  const value = parse(text);
  if (!isRecord(value)) throw unreadable('pack.json is not an object: a pack has name, version, layer');
  const name = textOf(value['name']);
  const version = textOf(value['version']);
  if (name.trim() === '') throw unreadable('pack.json has no name');
  if (version.trim() === '') throw unreadable(`pack.json of ${name} has no version`);
  const annotations = isRecord(value['annotations']) ? value['annotations'] : {};
  const constraints = isRecord(value['constraints']) ? value['constraints'] : {};
  return {
    name,
    displayName: textOf(value['displayName']) || name,
    version,
    layer: readLayer(value['layer'], name),
    cloudTypes: readClouds(value),
    addonType: textOf(value['addonType']),
    group: textOf(value['group']).trim(),
    state: readState(annotations),
    charts: textsOf(value['charts']),
    kubeManifests: textsOf(value['kubeManifests']),
    dependencies: (Array.isArray(constraints['dependencies']) ? constraints['dependencies'] : [])
      .filter(isRecord)
      .map(readDependency),
  };
}

/**
 * Says what is wrong with the text of a `pack.json` as strict JSON, and where; undefined when nothing is. A key that stands twice
 * is: Go and `JSON.parse` take the last one and say nothing. So do we (the pack is listed, this is among its troubles).
 */
export function findJsonTrouble(text: string): string | undefined {
  try {
    parseJson(withoutMark(text), 'pack.json');
    return undefined;
  } catch (error) {
    if (error instanceof StrataError) return error.message;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch (error) {
    throw unreadable(findJsonTrouble(text) ?? `pack.json: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Without a byte order mark: files come by way of many editors. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readLayer(value: unknown, name: string): LayerKind {
  const kinds: readonly LayerKind[] = [...CORE_KINDS, 'addon', 'kernel'];
  const layer = kinds.find(kind => kind === value);
  if (layer !== undefined) return layer;
  if (value === undefined) throw unreadable(`pack.json of ${name} has no layer: one of ${kinds.join(', ')}`);
  throw unreadable(`pack.json of ${name} has the layer ${JSON.stringify(value)}: known are ${kinds.join(', ')}`);
}

/** `cloudTypes`, a list or one text, or the singular form that the schema allows; nothing named fits all (domain: 4.2). */
function readClouds(value: Readonly<Record<string, unknown>>): readonly string[] {
  const clouds = textsOf(value['cloudTypes']);
  if (clouds.length > 0) return clouds;
  const single = textOf(value['cloudTypes']) || textOf(value['cloudType']);
  return [single === '' ? 'all' : single];
}

/** Lifecycle as the annotations tell it; their booleans are strings (domain: 4.1, 9). */
function readState(annotations: Readonly<Record<string, unknown>>): PackState {
  const state = textOf(annotations['system_state']).toLowerCase();
  if (state === 'deleted' || state === 'disabled' || state === 'deprecated') return state;
  return textOf(annotations['disabled']).toLowerCase() === 'true' ? 'disabled' : 'active';
}

function readDependency(value: Readonly<Record<string, unknown>>): PackDependency {
  return {
    packName: textOf(value['packName']),
    layer: textOf(value['layer']),
    minVersion: textOf(value['minVersion']).trim(),
    maxVersion: textOf(value['maxVersion']).trim(),
    // A dependency without a type stands in a real pack; we read it as required, the strictest (a decision of ours).
    type: textOf(value['type']) || 'required',
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function unreadable(message: string): StrataError {
  return new StrataError('pack.unreadable', message, {hint: 'correct pack.json, then look again for packs'});
}
