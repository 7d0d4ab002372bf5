import {StrataError} from '../error.ts';
import {layersOf, type Profile, withLayers} from '../profile/profile.ts';
import {findLayer} from '../profile/stack.ts';
import {readText} from '../values/apply-changes.ts';
import {type KeyPath, valueAt} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord} from '../values/plain-data.ts';
import {removePath} from '../values/remove-path.ts';
import {setValue} from '../values/set-value.ts';
import {formatSource} from '../values/yaml-source.ts';
import {freeLayerId, isCore, isManifestLayer, kindOf, type Layer, layerId, packNameOf, valuesOf} from './layer.ts';

const DISPLAY_NAME = ['pack', 'spectrocloud.com/display-name'] as const;

/** Helm's limit for a release name, which the display name becomes. */
const LONGEST_NAME = 53;

/** Why the layer cannot be copied under this display name; undefined when it can. */
export function whyNotCopy(profile: Profile, id: string, displayName: string): string | undefined {
  const layer = findLayer(profile, id);
  if (layer === undefined) return 'the layer is no longer there';
  if (isCore(layer)) return `${kindOf(layer)} is a core layer: it stands once`;
  if (displayName.length > LONGEST_NAME || !/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(displayName)) {
    return `"${displayName}" cannot be the name of a release and a namespace: use at most ${LONGEST_NAME} small letters, digits and -`;
  }
  if (displayName.includes('--')) return 'a display name holds no --: Terraform cuts the name there';
  const others = layersOf(profile);
  const isTaken = others.some(other => other.name === displayName || displayNameOf(other) === displayName);
  return isTaken || others.some(other => other.name === copyName(displayName, layer))
    ? `a layer has the name ${displayName} already`
    : undefined;
}

/** A free display name for a copy of the layer: its own or its pack's, followed by the next number. */
export function suggestCopyName(profile: Profile, id: string): string {
  const layer = findLayer(profile, id);
  if (layer === undefined) return '';
  const name = isManifestLayer(layer) ? layer.name : (displayNameOf(layer) ?? packNameOf(layer));
  const base = asName(name.replace(/-\d+$/, '')).slice(0, LONGEST_NAME - '-99'.length);
  for (let n = 2; n < 100; n += 1) if (whyNotCopy(profile, id, `${base}-${n}`) === undefined) return `${base}-${n}`;
  return '';
}

/** Whether a layer has no values of its own, so that its pack's are needed to copy it. */
export function needsDefaults(layer: Layer): boolean {
  return !isManifestLayer(layer) && valuesOf(layer).trim() === '';
}

/**
 * Adds a second copy of a layer after the first one, with everything a copy needs: a display name, name, release names
 * and namespaces of its own (librarium, duplicate-pack-in-profile.md). Palette wants a display name on every copy, so
 * the first gets one if it has none; its release and namespace stay. `defaults` are the pack's values, for a layer
 * without values (`needsDefaults`). Throws `layer.copy` with the reason, or `values.syntax` for values that are not
 * YAML.
 */
export function copyLayer(profile: Profile, id: string, displayName: string, defaults = ''): Profile {
  const why = whyNotCopy(profile, id, displayName);
  const layer = findLayer(profile, id);
  if (why !== undefined || layer === undefined)
    throw new StrataError('layer.copy', why ?? 'the layer is no longer there');
  const layers = layersOf(profile);
  const newId = freeLayerId(layers, displayName);
  if (isManifestLayer(layer)) {
    return withLayers(profile, insertAfter(layers, layer, layer, {...layer, 'x-strata-id': newId, name: displayName}));
  }
  const first = {...layer, values: needsDefaults(layer) ? defaults : valuesOf(layer)};
  const copy = {
    ...first,
    'x-strata-id': newId,
    name: copyName(displayName, layer),
    values: ownValues(first.values, displayName),
  };
  return withLayers(profile, insertAfter(layers, layer, nameFirst(layers, first), copy));
}

/** Gives the first copy a display name: its pack's name, or the next free one. */
function nameFirst(layers: readonly Layer[], layer: Layer): Layer {
  // Some packs ship with a display name. Alone they go by their own name, beside a second copy by both.
  const own = displayNameOf(layer);
  if (own !== undefined) return {...layer, name: copyName(own, layer)};
  const taken = new Set(layers.map(displayNameOf));
  const base = asName(packNameOf(layer));
  let name = base;
  for (let n = 1; taken.has(name); n += 1) name = `${base}-${n}`;
  return {...layer, name: copyName(name, layer), values: setValue(valuesOf(layer), DISPLAY_NAME, formatSource(name))};
}

/** Sets display name, release names and namespaces, all made from one name; comments and everything else stay. */
function ownValues(text: string, name: string): string {
  const {data: value} = readText(text);
  const namespace = valueAt(value, ['pack', 'namespace']);
  let values = setValue(text, DISPLAY_NAME, formatSource(name));
  const parts = [...namesAt(value, 'charts'), ...namesAt(value, 'manifests')];
  for (const part of parts) {
    // Several charts in one pack make several releases.
    const release = parts.length === 1 ? name : `${name}-${part}`;
    values = setValue(values, ['pack', 'releaseNameOverride', part], formatSource(release));
    const path: KeyPath = ['manifests', part, 'namespace'];
    if (typeof valueAt(value, path) === 'string') values = setValue(values, path, formatSource(name));
  }
  values = setValue(values, ['pack', 'namespace'], formatSource(name));
  for (const field of ['namespaceLabels', 'namespaceAnnotations']) {
    const path: KeyPath = ['pack', field, String(namespace)];
    const labels = typeof namespace === 'string' ? valueAt(value, path) : undefined;
    if (labels === undefined || namespace === name) continue;
    values = removePath(setValue(values, ['pack', field, name], formatSource(labels)), path);
  }
  return values;
}

/** Keys with maps: charts and manifests. Some packs have stray single values among their charts. */
function namesAt(value: unknown, root: string): readonly string[] {
  const map = valueAt(value, [root]);
  return isRecord(map) ? Object.keys(map).filter(key => isRecord(map[key])) : [];
}

function copyName(displayName: string, layer: Layer): string {
  return isManifestLayer(layer) ? displayName : `${displayName}--${packNameOf(layer)}`;
}

/** A name for a release and a namespace, from that of a pack or chart (`charts/My_App`). */
function asName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function displayNameOf(layer: Layer): string | undefined {
  // Values are parsed only when they may contain one: the form asks again after every key.
  if (!valuesOf(layer).includes(DISPLAY_NAME[1])) return undefined;
  const name = valueAt(parseValues(valuesOf(layer)).value, DISPLAY_NAME);
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function insertAfter(layers: readonly Layer[], layer: Layer, first: Layer, copy: Layer): readonly Layer[] {
  return layers.flatMap(other => (layerId(other) === layerId(layer) ? [first, copy] : [other]));
}
