import type {LayerKind, Manifest} from '../layer/layer.ts';
import {ALL_CLOUDS, isCustomCloud} from '../profile/cloud.ts';
import type {Preset} from '../preset/preset.ts';

/**
 * What a list of packs needs to know of one version of a pack: read from its `pack.json`, kept in a registry's index.
 * The identity is `registry`, `name` and `version`; the folder's name says nothing (domain: 4.1).
 */
export interface PackSummary {
  /** Name of the registry that holds it. */
  readonly registry: string;
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly layer: LayerKind;
  /** `all`, or the clouds that it fits. */
  readonly cloudTypes: readonly string[];
  /** `monitoring`, `ingress`, ...; empty for core layers. */
  readonly addonType: string;
  /** Prefix of its trains: `LTS` in `LTS__22.04.x`; mostly empty. */
  readonly group: string;
  readonly state: PackState;
  /** `pack` when absent. */
  readonly origin?: PackOrigin;
  /** Where the registry finds it again; a path relative to the registry's root, never shown as an identity. */
  readonly location: string;
}

/**
 * What it is and where from, as Palette tells layers apart (domain: 3): a pack of a folder, a bundle or a legacy registry; a pack of an
 * OCI registry; a Helm chart of a repository; one of an OCI registry; a Zarf package.
 */
export type PackOrigin = 'pack' | 'oci-pack' | 'helm' | 'oci-helm' | 'oci-zarf';

/** Lifecycle (domain: 9): a deprecated pack is usable, a disabled one no longer selectable, a deleted one fails to deploy. */
export type PackState = 'active' | 'deprecated' | 'disabled' | 'deleted';

/** One version of a pack with everything that is in its folder. Read only when it is opened. */
export interface Pack extends PackSummary {
  /** The default values, byte for byte; may be empty. */
  readonly values: string;
  readonly presets: readonly Preset[];
  /** Text of `schema.yaml`; undefined where there is none. */
  readonly schema: string | undefined;
  readonly readme: string | undefined;
  /** From `manifests/`, in the order of `kubeManifests`. */
  readonly manifests: readonly Manifest[];
  readonly charts: readonly string[];
  /** `values.schema.json` of its charts, where they carry one and it was read. */
  readonly chartSchemas?: readonly ChartSchema[];
  readonly dependencies: readonly PackDependency[];
  /** When a live registry gave it, ISO 8601; absent where it was read from disk just now. */
  readonly readAt?: string;
  /** Its registry cannot be listed: name and version are what the user typed, and nothing else is known of it. */
  readonly isTyped?: boolean;
  /** Parts of the pack that could not be read (`presets.yaml: line 7: ...`); the rest of it is usable. */
  readonly troubles: readonly string[];
}

export interface ChartSchema {
  /** The chart's name, under which a pack's values hold its part: `charts.NAME`. */
  readonly chart: string;
  /** Of a chart that this one depends on: the key below the chart's values under which its part stands. */
  readonly below?: string;
  /** Paths in the chart's values, parted by commas: it is not installed where the first one that is there is false. */
  readonly condition?: string;
  readonly text: string;
}

/** A dependency constraint from `pack.json` (domain: 8.1). */
export interface PackDependency {
  readonly packName: string;
  readonly layer: string;
  /** Inclusive; empty means no bound. */
  readonly minVersion: string;
  readonly maxVersion: string;
  /** required optional notSupported upgrade. */
  readonly type: string;
}

/** A pack that is there but cannot be used: listed with its reason, and hides nothing else. */
export interface BrokenPack {
  readonly registry: string;
  readonly location: string;
  /** What is wrong, where, what now: `pack.json line 9: trailing comma`. */
  readonly reason: string;
}

/**
 * Whether a pack may be chosen for a profile of that cloud: its clouds name it, or `all`, or `custom` for a cloud of a name of its own (domain: 1.2).
 * A profile for all clouds takes any pack: add-on profiles have no other cloud, and hold MetalLB, which is for some clouds only (GAP); that it
 * is not for all is a warning, `packs.cloud-all`.
 */
export function fitsCloud({cloudTypes}: Pick<PackSummary, 'cloudTypes'>, cloud: string): boolean {
  if (cloud === ALL_CLOUDS || isForAll({cloudTypes}) || cloudTypes.includes(cloud)) return true;
  return isCustomCloud(cloud) && cloudTypes.includes('custom');
}

/** Whether a pack is made for every cloud. */
export function isForAll({cloudTypes}: Pick<PackSummary, 'cloudTypes'>): boolean {
  return cloudTypes.includes(ALL_CLOUDS);
}
