import {CORE_KINDS, type CoreKind, kindOf} from '../layer/layer.ts';
import {isCustomCloud} from './cloud.ts';
import {cloudOf, layersOf, type Profile, type ProfileType, typeOf} from './profile.ts';

/** A core layer that profiles of some type and cloud have a place for. */
export interface CoreLayerRule {
  readonly kind: CoreKind;
  /** True when the profile needs it; false when it may be left out. */
  readonly required: boolean;
}

/**
 * The core layers of profiles of this type and cloud, in the order of the stack; none for add-on and system profiles.
 * Where Palette's documents are silent we require less: a false error costs more than a missing one (domain: 1.3).
 */
export function requiredLayers(type: ProfileType, cloud: string): readonly CoreLayerRule[] {
  if (type === 'add-on' || type === 'system') return [];
  const optional = optionalOn(cloud);
  return CORE_KINDS.map(kind => ({kind, required: !optional.includes(kind)}));
}

/** The core layers that the profile has a place for and does not have, in the order of the stack. */
export function absentLayers(profile: Profile): readonly CoreLayerRule[] {
  const kinds = new Set(layersOf(profile).map(kindOf));
  return requiredLayers(typeOf(profile), cloudOf(profile)).filter(({kind}) => !kinds.has(kind));
}

/** Whether profiles of this type may have add-on layers: an infrastructure profile ends with storage. */
export function takesAddons(type: ProfileType): boolean {
  return type !== 'infra';
}

/** Whether profiles of this type may have core layers. */
export function takesCoreLayers(type: ProfileType): boolean {
  return type !== 'add-on';
}

function optionalOn(cloud: string): readonly CoreKind[] {
  // A custom cloud brings the operating system and Kubernetes in its own YAML when a cluster is created; network and
  // storage are offered, and nothing says that they are required (GAP).
  if (isCustomCloud(cloud)) return CORE_KINDS;
  switch (cloud) {
    case 'edge-native':
      return ['csi'];
    // The older kinds of Edge have no documented rule (GAP): they are treated like edge-native.
    case 'edge':
    case 'libvirt':
      return ['csi'];
    // Virtual and imported clusters have their core layers already (inferred; GAP).
    case 'nested':
    case 'virtual':
    case 'generic':
      return CORE_KINDS;
    // EKS, AKS and GKE: every sample has all four, and no document makes one optional (GAP).
    default:
      return [];
  }
}
