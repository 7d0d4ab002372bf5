import {isCustomCloud} from './cloud.ts';
import {CORE_KINDS, type CoreKind} from '../layer/layer.ts';
import type {ProfileType} from './profile.ts';

/** A core layer that a profile of some type and cloud has a place for. */
export interface CoreLayerRule {
  readonly kind: CoreKind;
  /** The profile cannot be without it; when false, it may be left out. */
  readonly required: boolean;
}

/**
 * The core layers of a profile of this type and cloud, in the order of the stack; none for add-on and system profiles.
 * Where Palette's documents are silent we ask for less: a false error costs more than a missing one (domain: 1.3).
 */
export function requiredLayers(type: ProfileType, cloud: string): readonly CoreLayerRule[] {
  if (type === 'add-on' || type === 'system') return [];
  const optional = optionalOn(cloud);
  return CORE_KINDS.map(kind => ({kind, required: !optional.includes(kind)}));
}

/** Whether a profile of this type may hold add-on layers: an infrastructure profile ends with storage. */
export function takesAddons(type: ProfileType): boolean {
  return type !== 'infra';
}

/** Whether a profile of this type may hold core layers. */
export function takesCoreLayers(type: ProfileType): boolean {
  return type !== 'add-on';
}

function optionalOn(cloud: string): readonly CoreKind[] {
  // The operating system and Kubernetes of a custom cloud come with its own YAML when a cluster is made; network and
  // storage are offered and nothing says that they are demanded (GAP).
  if (isCustomCloud(cloud)) return CORE_KINDS;
  switch (cloud) {
    case 'edge-native':
      return ['csi'];
    // The older forms of Edge have no rule of their own (GAP): they are as strict as edge-native.
    case 'edge':
    case 'libvirt':
      return ['csi'];
    // Virtual clusters and imported ones have their core layers already (inferred; GAP).
    case 'nested':
    case 'virtual':
    case 'generic':
      return CORE_KINDS;
    // EKS, AKS and GKE: every sample carries all four and no document makes one optional (GAP).
    default:
      return [];
  }
}
