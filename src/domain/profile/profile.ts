import type {Layer} from '../layer/layer.ts';

/**
 * A profile is Palette's own import document, read-only: one version of one name. It is changed by spreading, so that
 * keys we do not know stay in their place, and compared by identity. The shape comes from palette-sdk-go,
 * v1_cluster_profile_*_import_entity.go.
 */
export interface Profile {
  readonly metadata: ProfileMetadata;
  readonly spec: ProfileSpec;
  readonly [unknown: string]: unknown;
}

export interface ProfileMetadata {
  readonly name: string;
  readonly description?: string;
  /** Tags: `key:value` is `{key: 'value'}`, a bare tag has the value `spectro__tag` (see `tag-list.ts`). */
  readonly labels?: Readonly<Record<string, string>> | null;
  readonly [unknown: string]: unknown;
}

export interface ProfileSpec {
  /** The profile's version; 1.0.0 when absent, as in Palette. */
  readonly version?: string;
  readonly template: ProfileTemplate;
  readonly variables?: readonly Variable[] | null;
  readonly [unknown: string]: unknown;
}

export interface ProfileTemplate {
  readonly type?: string | null;
  readonly cloudType?: string | null;
  readonly packs: readonly Layer[] | null;
  readonly [unknown: string]: unknown;
}

/** A value that Palette asks for when a cluster is deployed. Shape: palette-sdk-go, v1_variable.go. */
export interface Variable {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** One of string, number, boolean, ipv4, ipv4cidr, ipv6, version, base64; string when absent. */
  readonly format?: string;
  /** One of text, dropdown, multiline; text when absent. */
  readonly inputType?: string;
  readonly options?: readonly VariableOption[] | null;
  readonly defaultValue?: string;
  readonly regex?: string;
  readonly required?: boolean;
  readonly hidden?: boolean;
  readonly immutable?: boolean;
  readonly isSensitive?: boolean;
  readonly [unknown: string]: unknown;
}

export interface VariableOption {
  readonly value: string;
  readonly label?: string;
  readonly description?: string;
  readonly [unknown: string]: unknown;
}

/** `cluster` is shown as Full. Profiles of type `system` are read and kept, but not created. */
export type ProfileType = 'cluster' | 'infra' | 'add-on' | 'system';

/** Name and version identify a profile, on disk and to Palette. */
export interface ProfileRef {
  readonly name: string;
  readonly version: string;
}

export const DEFAULT_VERSION = '1.0.0';

export function refOf(profile: Profile): ProfileRef {
  return {name: profile.metadata.name, version: profile.spec.version ?? DEFAULT_VERSION};
}

/** The type; `cluster` when absent, as in Palette's API. An unknown type is treated like `cluster`. */
export function typeOf(profile: Profile): ProfileType {
  const {type} = profile.spec.template;
  return type === 'infra' || type === 'add-on' || type === 'system' ? type : 'cluster';
}

export function cloudOf(profile: Profile): string {
  return profile.spec.template.cloudType ?? 'all';
}

export function layersOf(profile: Profile): readonly Layer[] {
  return profile.spec.template.packs ?? NO_LAYERS;
}

export function variablesOf(profile: Profile): readonly Variable[] {
  return profile.spec.variables ?? [];
}

const NO_LAYERS: readonly Layer[] = [];

/** The profile with these layers; the same object when they are the same array. */
export function withLayers(profile: Profile, layers: readonly Layer[]): Profile {
  if (layers === layersOf(profile)) return profile;
  const {spec} = profile;
  return {...profile, spec: {...spec, template: {...spec.template, packs: layers}}};
}

export function withMetadata(profile: Profile, metadata: Partial<ProfileMetadata>): Profile {
  return {...profile, metadata: {...profile.metadata, ...metadata}};
}

export function withVersion(profile: Profile, version: string): Profile {
  return {...profile, spec: {...profile.spec, version}};
}

export function withVariables(profile: Profile, variables: readonly Variable[]): Profile {
  return {...profile, spec: {...profile.spec, variables}};
}
