import type {LayerKind, Manifest} from '../layer/layer.ts';
import type {Preset} from '../preset/preset.ts';
import {ALL_CLOUDS, isCustomCloud} from '../profile/cloud.ts';

/** What one version of a pack is, as its `pack.json` says. */
export interface PackIdentity {
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly layer: LayerKind;
  /** `all`, or the clouds it fits. */
  readonly cloudTypes: readonly string[];
  /** `monitoring`, `ingress`, ...; empty for core layers. */
  readonly addonType: string;
  /** The prefix of its trains: `LTS` in `LTS__22.04.x`; usually empty. */
  readonly group: string;
  readonly state: PackState;
}

/**
 * What a list of packs needs to know about one version of a pack: read from its `pack.json`, kept in a registry's
 * index. It is identified by `registry`, `name` and `version`; the folder's name means nothing (domain: 4.1).
 */
export interface PackSummary extends PackIdentity {
  /** The name of its registry. */
  readonly registry: string;
  /** `pack` when absent. */
  readonly origin?: PackOrigin;
  /** Where its registry finds it again: a path relative to the registry's root. Never shown as an identity. */
  readonly location: string;
}

/**
 * What it is and where it comes from, as Palette distinguishes layers (domain: 3): a pack from a directory, a bundle or
 * a legacy registry; a pack from an OCI registry; a Helm chart from a repository; one from an OCI registry; a Zarf
 * package.
 */
export type PackOrigin = 'pack' | 'oci-pack' | 'helm' | 'oci-helm' | 'oci-zarf';

/**
 * Lifecycle (domain: 9): a deprecated pack is usable, a disabled one can no longer be chosen, a deleted one cannot be
 * deployed.
 */
export type PackState = 'active' | 'deprecated' | 'disabled' | 'deleted';

/** One version of a pack with everything in its folder. Read only when it is opened. */
export interface Pack extends PackSummary {
  /** The default values, byte for byte; may be empty. */
  readonly values: string;
  readonly presets: readonly Preset[];
  /** The text of `schema.yaml`, if there is one. */
  readonly schema: string | undefined;
  readonly readme: string | undefined;
  /** From `manifests/`, in the order of `kubeManifests`. */
  readonly manifests: readonly Manifest[];
  readonly charts: readonly string[];
  /** The `values.schema.json` of each of its charts that carries one. */
  readonly chartSchemas?: readonly ChartSchema[];
  readonly dependencies: readonly PackDependency[];
  /** When it came from a registry on the network, ISO 8601; absent when it was just read from disk. */
  readonly readAt?: string;
  /** True when its registry cannot be listed: name and version are what the user typed, and nothing else is known. */
  readonly isTyped?: boolean;
  /** Parts of the pack that could not be read (`presets.yaml: line 7: ...`); the rest is usable. */
  readonly troubles: readonly string[];
}

export interface ChartSchema {
  /** The chart's name, under which a pack's values hold the chart's: `charts.NAME`. */
  readonly chart: string;
  /** For a chart that this one depends on: the key below the chart's values with its own values. */
  readonly below?: string;
  /**
   * Paths in the chart's values, separated by commas: the dependency is not installed when the first one that exists is
   * false.
   */
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
  /** One of required, optional, notSupported, upgrade. */
  readonly type: string;
}

/** A pack that cannot be used: listed with its reason, and hides nothing else. */
export interface BrokenPack {
  readonly registry: string;
  readonly location: string;
  /** What is wrong, where, and what to do: `pack.json line 9: trailing comma`. */
  readonly reason: string;
}

/** An add-on of which its name and version alone are known: it is taken to fit all clouds. */
export function bareAddOn(name: string, version: string): PackIdentity {
  return {
    name,
    displayName: name,
    version,
    layer: 'addon',
    cloudTypes: [ALL_CLOUDS],
    addonType: '',
    group: '',
    state: 'active',
  };
}

/**
 * Whether a pack may be chosen for a profile of that cloud: its clouds name it, or `all`, or, for a custom cloud,
 * `custom` (domain: 1.2). A profile for all clouds takes any pack, because add-on profiles have no other cloud and may
 * hold MetalLB, which is for some clouds only (GAP); that the pack is not for all clouds is a warning,
 * `packs.cloud-all`.
 */
export function fitsCloud({cloudTypes}: Pick<PackSummary, 'cloudTypes'>, cloud: string): boolean {
  if (cloud === ALL_CLOUDS || isForAll({cloudTypes}) || cloudTypes.includes(cloud)) return true;
  return isCustomCloud(cloud) && cloudTypes.includes('custom');
}

/** Whether a pack is made for every cloud. */
export function isForAll({cloudTypes}: Pick<PackSummary, 'cloudTypes'>): boolean {
  return cloudTypes.includes(ALL_CLOUDS);
}
