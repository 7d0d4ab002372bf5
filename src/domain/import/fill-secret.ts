import {type Layer, valuesOf} from '../layer/layer.ts';
import {type Profile, variablesOf, withVariables} from '../profile/profile.ts';
import {findLayer, replaceLayer} from '../profile/stack.ts';
import type {SecretPlace} from '../secret/secrets.ts';
import {parseKeyPath} from '../values/key-path.ts';
import {setValue} from '../values/set-value.ts';
import {formatSource} from '../values/yaml-source.ts';

/** A secret that came masked, with its value. */
export interface FilledSecret {
  readonly place: SecretPlace;
  readonly value: string;
}

/**
 * Puts a secret in the place of its mask. A secret in values of several documents stays masked, because its path names
 * the document; so does one whose place does not exist.
 */
export function fillSecret(profile: Profile, {place, value}: FilledSecret): Profile {
  if (place.kind === 'variable') {
    const variables = variablesOf(profile);
    return withVariables(
      profile,
      variables.map(one => (one.name === place.variable ? {...one, defaultValue: value} : one)),
    );
  }
  const layer = findLayer(profile, place.layer);
  return layer === undefined ? profile : replaceLayer(profile, fillLayer(layer, place.path, value));
}

/** Why a secret cannot be filled in before the import; undefined when it can. */
export function whyNotFill(place: SecretPlace): string | undefined {
  const isInDocument = place.kind === 'value' && typeof parseKeyPath(place.path)?.[0] === 'number';
  return isInDocument
    ? 'it stands in values of several documents: e on the layer fills it in after the import'
    : undefined;
}

function fillLayer(layer: Layer, path: string, value: string): Layer {
  const keys = parseKeyPath(path);
  if (keys === undefined || typeof keys[0] === 'number') return layer;
  return {...layer, values: setValue(valuesOf(layer), keys, formatSource(value))};
}
