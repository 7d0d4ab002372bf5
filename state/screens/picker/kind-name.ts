import type {CoreKind} from '../../../src/domain/layer/layer.ts';

/** The names of core layers on Palette's pages. */
export const KIND_NAMES: Readonly<Record<CoreKind, string>> = {
  os: 'operating system',
  k8s: 'Kubernetes',
  cni: 'network',
  csi: 'storage',
};
