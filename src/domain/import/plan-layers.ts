import {type Catalog, findPack, type RegistryStatus} from '../catalog.ts';
import {isManifestLayer, type Layer, layerId, packNameOf} from '../layer.ts';
import {nearest} from '../nearest.ts';
import {newestFirst} from '../pack-version.ts';
import {layersOf, type Profile} from '../profile.ts';

/** Which registry of ours holds a layer's pack. */
export interface LayerPlan {
  readonly layer: string;
  readonly name: string;
  /** What is looked for: the resolved version, else the tag. */
  readonly version: string;
  /** The registry that the document names; empty where it names none. */
  readonly from: string;
  readonly found: FoundPack;
}

export type FoundPack =
  /** Manifests need no registry. */
  | {readonly kind: 'not-needed'}
  /** In the registry of that uid or name, or, where that is none of ours, in another one. */
  | {readonly kind: 'found'; readonly registry: string; readonly isNamed: boolean}
  /** Other versions of the pack that there are, newest first. */
  | {readonly kind: 'other-versions'; readonly versions: readonly string[]}
  /** No registry has the pack; what is called nearly so. */
  | {readonly kind: 'missing'; readonly near: string | undefined};

/**
 * Finds the pack of every layer: in the registry with the uid that the document gives, then in the one with its name, then in any
 * that has the pack in that version. Registries here have no uid of Palette's, so one that is to be found by it is called by it.
 * GAP: a document's `kind` is `pack` or `oci` for the same registry (domain: 14.1), so it parts none from another.
 */
export function planLayers(profile: Profile, {registries}: Catalog): readonly LayerPlan[] {
  const names = new Set(registries.flatMap(({packs}) => packs.map(({name}) => name)));
  return layersOf(profile).map(layer => {
    const {uid = '', name = ''} = layer.registry?.metadata ?? {};
    const version = layer.version || layer.tag || '';
    return {
      layer: layerId(layer),
      name: layer.name,
      version,
      from: name || uid,
      found: isManifestLayer(layer) ? {kind: 'not-needed'} : find(layer, version, {uid, name}, registries, names),
    };
  });
}

function find(
  layer: Layer,
  version: string,
  {uid, name}: {readonly uid: string; readonly name: string},
  registries: readonly RegistryStatus[],
  names: ReadonlySet<string>,
): FoundPack {
  const pack = packNameOf(layer);
  const isNamed = (one: RegistryStatus) => (uid !== '' && one.name === uid) || (name !== '' && one.name === name);
  const byUid = registries.filter(one => uid !== '' && one.name === uid);
  const inOrder = [...byUid, ...registries.filter(one => one.name === name), ...registries];
  const holder = inOrder.find(one => findPack({registries: [one]}, pack, version) !== undefined);
  if (holder !== undefined) return {kind: 'found', registry: holder.name, isNamed: isNamed(holder)};
  const versions = registries.flatMap(({packs}) => packs.flatMap(one => (one.name === pack ? one.version : [])));
  if (versions.length > 0) return {kind: 'other-versions', versions: newestFirst([...new Set(versions)])};
  return {kind: 'missing', near: nearest(pack, names)};
}
