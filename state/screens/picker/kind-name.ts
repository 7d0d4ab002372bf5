import type {CoreKind} from '../../../src/domain/layer/layer.ts';

/** Core layers as Palette's pages call them. */
export const KIND_NAMES: Readonly<Record<CoreKind, string>> = {
  os: 'operating system',
  k8s: 'Kubernetes',
  cni: 'network',
  csi: 'storage',
};
