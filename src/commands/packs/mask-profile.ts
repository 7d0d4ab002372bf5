import {StrataError} from '../../domain/error.ts';
import {type Layer, layerId, valuesOf} from '../../domain/layer/layer.ts';
import type {Pack} from '../../domain/pack/pack.ts';
import {layersOf, type Profile} from '../../domain/profile/profile.ts';
import {parseSchema, passwordPaths} from '../../domain/schema-constraint/parse-schema.ts';
import {maskValuesAt} from '../../domain/secret/secret-values.ts';
import {type MaskedValues, maskSecrets, type SecretPlace} from '../../domain/secret/secrets.ts';

/** Finds the pack of a layer, or another version of it when that one is missing: its schema tells what is secret. */
export type PackOf = (layer: Layer) => Promise<Pack | undefined>;

/** A profile with its secrets masked. */
export interface Masked {
  readonly profile: Profile;
  /** What was masked, in words: `variable token`, `ai-app: charts.ai.token`. */
  readonly masked: readonly string[];
  /** Packs whose schema could not be read, so that their passwords are not known. */
  readonly troubles: readonly string[];
}

/** Masks the defaults of sensitive variables, and the values that the packs' schemas call passwords. */
export async function maskProfile(profile: Profile, packOf: PackOf): Promise<Masked> {
  const {secretsOf, troubles} = await findSecrets([profile], packOf);
  const maskValues = (layer: Layer) => maskValuesAt(valuesOf(layer), secretsOf(layer));
  const {profile: shown, masked} = maskSecrets(profile, maskValues);
  const names = new Map(layersOf(profile).map(layer => [layerId(layer), layer.name]));
  return {profile: shown, masked: masked.map(place => describePlace(place, names)), troubles};
}

/** The paths that packs' schemas call passwords, in the values of any layer of these profiles. */
export async function findSecrets(
  profiles: readonly Profile[],
  packOf: PackOf,
): Promise<{readonly secretsOf: (layer: Layer) => readonly string[]; readonly troubles: readonly string[]}> {
  const paths = new Map<Layer, readonly string[]>();
  const troubles: string[] = [];
  for (const layer of profiles.flatMap(layersOf)) {
    if (valuesOf(layer) === '') continue;
    try {
      const schema = (await packOf(layer))?.schema;
      if (schema !== undefined) paths.set(layer, passwordPaths(parseSchema(schema)));
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      troubles.push(`passwords of ${layer.name} are not known, and not masked: ${error.message}`);
    }
  }
  return {secretsOf: layer => paths.get(layer) ?? [], troubles};
}

/** A layer's values with their secrets masked. Throws what reading its pack throws. */
export async function maskLayer(layer: Layer, packOf: PackOf): Promise<MaskedValues> {
  const schema = (await packOf(layer))?.schema;
  return maskValuesAt(valuesOf(layer), schema === undefined ? [] : passwordPaths(parseSchema(schema)));
}

function describePlace(place: SecretPlace, names: ReadonlyMap<string, string>): string {
  return place.kind === 'variable'
    ? `variable ${place.variable}`
    : `${names.get(place.layer) ?? place.layer}: ${place.path}`;
}
