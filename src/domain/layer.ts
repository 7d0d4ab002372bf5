import {StrataError} from './error.ts';
import {layersOf, type Profile, withLayers} from './profile.ts';

/** One layer of the stack: a pack, a Helm chart or manifests. Shape: palette-sdk-go, v1_pack_import_entity.go. */
export interface Layer {
  /** Ours: what the layer is known by through renames, moves and version changes. Unique in the profile, never exported. */
  readonly 'x-strata-id': string;
  readonly name: string;
  /** os k8s cni csi addon (also kernel); addon when absent. Read it with `kindOf`. */
  readonly layer?: string;
  /** spectro helm manifest oci; spectro when absent. */
  readonly type?: string;
  /** The resolved version: `1.33.9`. */
  readonly version?: string;
  /** What was chosen: `1.33.9`, `1.33.x`, `LTS__22.04.x`. */
  readonly tag?: string;
  /** YAML as text. Absent or empty: the pack's defaults apply. */
  readonly values?: string | null;
  readonly manifests?: readonly Manifest[] | null;
  readonly registry?: LayerRegistry | null;
  readonly [unknown: string]: unknown;
}

export interface Manifest {
  readonly name: string;
  readonly content: string;
  readonly [unknown: string]: unknown;
}

/** Where the layer's pack comes from, as Palette writes it. */
export interface LayerRegistry {
  readonly metadata?: RegistryMetadata | null;
  readonly [unknown: string]: unknown;
}

export interface RegistryMetadata {
  readonly uid?: string;
  readonly name?: string;
  /** pack helm oci. */
  readonly kind?: string;
  readonly isPrivate?: boolean;
  /** helm pack zarf. */
  readonly providerType?: string;
  readonly isSyncSupported?: boolean;
  readonly [unknown: string]: unknown;
}

export const CORE_KINDS = ['os', 'k8s', 'cni', 'csi'] as const;
export type CoreKind = (typeof CORE_KINDS)[number];
export type LayerKind = CoreKind | 'addon' | 'kernel';

export function layerId(layer: Layer): string {
  return layer['x-strata-id'];
}

export function kindOf(layer: Layer): LayerKind {
  const kind = layer.layer;
  return kind === 'kernel' || isCoreKind(kind) ? kind : 'addon';
}

export function isCoreKind(kind: unknown): kind is CoreKind {
  return (CORE_KINDS as readonly unknown[]).includes(kind);
}

export function isCore(layer: Layer): boolean {
  return kindOf(layer) !== 'addon';
}

export function isManifestLayer(layer: Layer): boolean {
  return layer.type === 'manifest';
}

export function valuesOf(layer: Layer): string {
  return layer.values ?? '';
}

export function manifestsOf(layer: Layer): readonly Manifest[] {
  return layer.manifests ?? [];
}

/** The name of the pack behind the layer: a second copy of a pack is stored as `<display name>--<pack>` (domain: 13). */
export function packNameOf(layer: Layer): string {
  const at = layer.name.indexOf('--');
  return at > 0 ? layer.name.slice(at + 2) : layer.name;
}

/** An id for a new layer: its pack's name, numbered when that is taken. */
export function freeLayerId(layers: readonly Layer[], name: string): string {
  const taken = new Set(layers.map(layerId));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

export function findLayer(profile: Profile, id: string): Layer | undefined {
  return layersOf(profile).find(layer => layerId(layer) === id);
}

/**
 * Adds a layer: a core layer at its place in the order os, k8s, cni, csi; an add-on last, or at index `at` of all layers.
 * The layer's id must be free (`freeLayerId`).
 */
export function addLayer(profile: Profile, layer: Layer, at?: number): Profile {
  const layers = layersOf(profile);
  const rank = rankOf(layer);
  const place = isCore(layer) ? layers.findIndex(other => rankOf(other) > rank) : (at ?? -1);
  return withLayers(profile, place < 0 ? [...layers, layer] : layers.toSpliced(place, 0, layer));
}

/** Replaces the layer with the same id; the same profile when nothing changed. */
export function replaceLayer(profile: Profile, layer: Layer): Profile {
  const layers = layersOf(profile);
  const at = layers.findIndex(other => layerId(other) === layerId(layer));
  if (at < 0 || layers[at] === layer) return profile;
  return withLayers(profile, layers.with(at, layer));
}

/** Why the layer cannot be removed, or undefined when it can. Rule: core layers stay (domain: 2, Removal). */
export function whyNotRemove(layer: Layer): string | undefined {
  return isCore(layer) ? `${kindOf(layer)} is a core layer: it can be changed, not removed` : undefined;
}

/** Removes add-on layers by id. Throws `layer.core` for a core layer. */
export function removeLayers(profile: Profile, ids: ReadonlySet<string>): Profile {
  for (const layer of layersOf(profile)) {
    const why = ids.has(layerId(layer)) ? whyNotRemove(layer) : undefined;
    if (why !== undefined) throw new StrataError('layer.core', why);
  }
  return withLayers(
    profile,
    layersOf(profile).filter(layer => !ids.has(layerId(layer))),
  );
}

/**
 * Moves add-on layers, as one block in their present order, so that the block begins at place `to` among the add-ons
 * that stay (0 is right after the core layers). Core layers never move. The same profile when nothing changed.
 */
export function moveLayers(profile: Profile, ids: ReadonlySet<string>, to: number): Profile {
  const layers = layersOf(profile);
  const core = layers.filter(isCore);
  const addons = layers.filter(layer => !isCore(layer));
  const block = addons.filter(layer => ids.has(layerId(layer)));
  const rest = addons.filter(layer => !ids.has(layerId(layer)));
  const moved = [...core, ...rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, ...block)];
  return moved.every((layer, at) => layer === layers[at]) ? profile : withLayers(profile, moved);
}

const RANK: Readonly<Record<LayerKind, number>> = {kernel: 0, os: 1, k8s: 2, cni: 3, csi: 4, addon: 5};

function rankOf(layer: Layer): number {
  return RANK[kindOf(layer)];
}
