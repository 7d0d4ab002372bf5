import type {RegistryStatus} from '../pack/catalog.ts';
import {typedPack} from '../pack/typed-pack.ts';
import type {Profile} from '../profile/profile.ts';
import {withNamespace} from './chart-layer.ts';
import {layerFromPack} from './layer-from-pack.ts';
import type {Layer} from './layer.ts';

/** What the user typed about a layer whose registry cannot be listed. */
export interface NamedLayer {
  readonly name: string;
  readonly version: string;
  /** Empty for anything but a chart: a Zarf package brings its own. */
  readonly namespace: string;
}

/** A new layer from a registry that cannot be listed. Nothing is known of its values but the namespace. */
export function namedLayer(profile: Profile, registry: RegistryStatus, {name, version, namespace}: NamedLayer): Layer {
  const values = namespace === '' ? '' : withNamespace('', namespace);
  return layerFromPack(profile, typedPack(registry, name, version), version, values);
}

/** Says that its values are empty, and why. */
export function toldOfNamed({name, registry}: Layer): string {
  const where = registry?.metadata?.name ?? 'its registry';
  return `${name}: ${where} cannot be listed, so its default values are not known here, and left empty; e writes some`;
}
