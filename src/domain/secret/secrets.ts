import {layerId, valuesOf, type Layer} from '../layer/layer.ts';
import {layersOf, type Profile, type Variable, variablesOf, withLayers, withVariables} from '../profile/profile.ts';

/** The mask of a secret. GAP: Palette's own mask is not documented (domain: 11); this one is ours. */
export const MASK = '********';

/** The place of a secret: a sensitive variable's default, or a value in a layer. */
export type SecretPlace =
  | {readonly kind: 'variable'; readonly variable: string}
  | {readonly kind: 'value'; readonly layer: string; readonly path: string};

/** A layer's values with their secrets masked, and the paths of those. */
export interface MaskedValues {
  readonly values: string;
  readonly paths: readonly string[];
}

export interface MaskedProfile {
  readonly profile: Profile;
  /** What was masked, in the order of the document. */
  readonly masked: readonly SecretPlace[];
}

/**
 * Masks what must not be exported or shown: the defaults of sensitive variables, and whatever `maskValues` masks in a
 * layer's values (the paths that the pack's schema calls passwords). The same profile when nothing was.
 */
export function maskSecrets(profile: Profile, maskValues: (layer: Layer) => MaskedValues = maskNone): MaskedProfile {
  const masked: SecretPlace[] = [];
  const layers = layersOf(profile).map(layer => {
    const {values, paths} = maskValues(layer);
    for (const path of paths) masked.push({kind: 'value', layer: layerId(layer), path});
    return values === valuesOf(layer) ? layer : {...layer, values};
  });
  const variables = variablesOf(profile).map(variable => {
    if (!holdsSecret(variable)) return variable;
    masked.push({kind: 'variable', variable: variable.name});
    return {...variable, defaultValue: MASK};
  });
  if (masked.length === 0) return {profile, masked};
  const withMasked = withLayers(profile, layers);
  const isVariableMasked = masked.some(({kind}) => kind === 'variable');
  return {profile: isVariableMasked ? withVariables(withMasked, variables) : withMasked, masked};
}

/** Whether a text is a mask: ours, or any run of three stars or more. It has to be filled in after an import. */
export function isMask(text: string): boolean {
  return /^\*{3,}$/.test(text);
}

/** The sensitive variables whose default came masked. */
export function maskedVariables(profile: Profile): readonly Variable[] {
  return variablesOf(profile).filter(
    ({isSensitive, defaultValue}) => isSensitive === true && isMask(defaultValue ?? ''),
  );
}

function holdsSecret({isSensitive, defaultValue}: Variable): boolean {
  return isSensitive === true && (defaultValue ?? '') !== '' && !isMask(defaultValue ?? '');
}

function maskNone(layer: Layer): MaskedValues {
  return {values: valuesOf(layer), paths: []};
}
