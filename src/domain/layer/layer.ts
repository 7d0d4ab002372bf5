/** One layer of the stack: a pack, a Helm chart or manifests. Shape: palette-sdk-go, v1_pack_import_entity.go. */
export interface Layer {
  /**
   * Our own key: identifies the layer through renames, moves and version changes. Unique in the profile, never
   * exported.
   */
  readonly 'x-strata-id': string;
  readonly name: string;
  /** One of os, k8s, cni, csi, addon, kernel; addon when absent. Read it with `kindOf`. */
  readonly layer?: string;
  /** One of spectro, helm, manifest, oci; spectro when absent. */
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
  /** One of pack, helm, oci. */
  readonly kind?: string;
  readonly isPrivate?: boolean;
  /** One of helm, pack, zarf. */
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

/** The name of the layer's pack: a second copy of a pack is stored as `<display name>--<pack>` (domain: 13). */
export function packNameOf(layer: Layer): string {
  const at = layer.name.indexOf('--');
  return at > 0 ? layer.name.slice(at + 2) : layer.name;
}

/** A free id for a new layer: its pack's name, numbered when that is taken. */
export function freeLayerId(layers: readonly Layer[], name: string): string {
  const taken = new Set(layers.map(layerId));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

/** Why the layer cannot be removed; undefined when it can. Core layers stay (domain: 2, Removal). */
export function whyNotRemove(layer: Layer): string | undefined {
  return isCore(layer) ? `${kindOf(layer)} is a core layer: it can be changed, not removed` : undefined;
}
