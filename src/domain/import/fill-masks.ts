import {matchItems} from '../diff/match.ts';
import {type Layer, layerId, valuesOf} from '../layer/layer.ts';
import {layersOf, type Profile, type Variable, variablesOf, withLayers, withVariables} from '../profile/profile.ts';
import {masksIn} from '../secret/secret-values.ts';
import {isMask} from '../secret/secrets.ts';
import {parseKeyPath, type KeyPath, type KeySegment, valueAt} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord} from '../values/plain-data.ts';
import {setValue} from '../values/set-value.ts';
import {formatSource} from '../values/yaml-source.ts';

/**
 * Replaces masks by the secrets known here, so that a masked secret is no change. Masks for which nothing is known
 * stay, and so do those in values of several documents. Returns the same profile when nothing changes.
 */
export function fillMasks(profile: Profile, known: Profile): Profile {
  const filled = fillLayers(profile, known);
  const variables = variablesOf(filled);
  const defaults = new Map(variablesOf(known).map(one => [one.name, one.defaultValue]));
  const next = variables.map(variable => fillVariable(variable, defaults.get(variable.name)));
  return next.every((variable, at) => variable === variables[at]) ? filled : withVariables(filled, next);
}

function fillVariable(variable: Variable, known: string | undefined): Variable {
  const isMasked = variable.isSensitive === true && isMask(variable.defaultValue ?? '');
  return isMasked && known !== undefined && known !== '' && !isMask(known)
    ? {...variable, defaultValue: known}
    : variable;
}

function fillLayers(profile: Profile, known: Profile): Profile {
  const [layers, own] = [layersOf(profile), layersOf(known)];
  const pairs = new Map(matchItems(own, layers, [({name}) => name, layerId]).map(({a, b}) => [b, own[a]]));
  const filled = layers.map((layer, at) => fillLayer(layer, pairs.get(at)));
  return filled.every((layer, at) => layer === layers[at]) ? profile : withLayers(profile, filled);
}

function fillLayer(layer: Layer, known: Layer | undefined): Layer {
  const values = valuesOf(layer);
  const masks = known === undefined ? [] : masksIn(values);
  if (known === undefined || masks.length === 0) return layer;
  const [masked, secrets] = [parseValues(values), parseValues(valuesOf(known))];
  if (masked.documents.length > 1) return layer;
  let text = values;
  for (const mask of masks) {
    const path = byName(masked.value, parseKeyPath(mask) ?? []);
    const secret = path === undefined ? undefined : valueAt(secrets.value, path);
    if (path === undefined || typeof secret !== 'string' || secret === '' || isMask(secret)) continue;
    text = setValue(text, path, formatSource(secret));
  }
  return text === values ? layer : {...layer, values: text};
}

/** Items of lists may have come, gone or moved, so they are found by name. Undefined for an item without one. */
function byName(value: unknown, path: KeyPath): KeyPath | undefined {
  const named: KeySegment[] = [];
  let at = value;
  for (const segment of path) {
    const item = valueAt(at, [segment]);
    const by = typeof segment === 'number' ? NAMES.find(key => typeof valueAt(item, [key]) === 'string') : undefined;
    if (typeof segment === 'number' && (by === undefined || !isRecord(item))) return undefined;
    named.push(by === undefined ? segment : {by, name: String(valueAt(item, [by]))});
    at = item;
  }
  return named;
}

const NAMES = ['name', 'key', 'id'] as const;
