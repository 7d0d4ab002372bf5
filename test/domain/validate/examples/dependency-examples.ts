import type {Layer} from '../../../../src/domain/layer/layer.ts';
import type {Draft} from '../build.ts';
import type {Example} from './example.ts';

const depends = (dependency: object, layers: Draft['layers'] = [{}], type = 'add-on'): Draft => ({
  type,
  layers,
  packs: [
    {
      dependencies: [
        {packName: 'vault', layer: 'addon', minVersion: '', maxVersion: '', type: 'required', ...dependency},
      ],
    },
    {name: 'vault', version: '1.5'},
  ],
});
/** As the pack of Ubuntu for MAAS: it requires each of two packs of a layer that a profile has once. */
const ubuntu = (layers: readonly Partial<Layer>[]): Draft => ({
  type: 'infra',
  cloud: 'nutanix',
  layers: [{layer: 'os'}, ...layers.map(layer => ({layer: 'k8s', ...layer}))],
  packs: [
    {
      layer: 'os',
      dependencies: ['kubernetes', 'edge-rke2'].map(packName => ({
        packName,
        layer: 'k8s',
        minVersion: '',
        maxVersion: '',
        type: 'required',
      })),
    },
    {name: 'edge-rke2', layer: 'k8s'},
  ],
});
const vault = {name: 'vault', version: '1.5', tag: '1.5'};

/** Examples of the rules in `dependency-rules.ts`. */
export const DEPENDENCY_EXAMPLES: readonly Example[] = [
  ['dependencies.missing', depends({}), 'app requires vault', depends({}, [{}, vault])],
  ['dependencies.missing', ubuntu([]), 'requires kubernetes (k8s), or edge-rke2 (k8s)', ubuntu([{name: 'edge-rke2'}])],
  [
    'dependencies.elsewhere',
    depends({packName: 'kubernetes', layer: 'k8s'}),
    'in another profile',
    depends({type: 'optional', packName: 'kubernetes', layer: 'k8s'}),
  ],
  [
    'dependencies.version',
    depends({minVersion: '1.6'}, [{}, vault]),
    'from 1.6 on, and the profile has 1.5',
    depends({minVersion: '1.5.0', maxVersion: '1.5'}, [{}, vault]),
  ],
  [
    'dependencies.version',
    depends({type: 'optional', maxVersion: '1.4.9'}, [{}, vault]),
    'up to 1.4.9',
    depends({type: 'optional'}, [{}, vault]),
  ],
  [
    'dependencies.not-supported',
    depends({type: 'notSupported', minVersion: '1.0'}, [{}, vault]),
    'does not support vault from 1.0 on',
    depends({type: 'notSupported', minVersion: '1.6'}, [{}, vault]),
  ],
  [
    'dependencies.not-supported-at-all',
    depends({type: 'notSupported'}, [{}, vault]),
    'does not support vault',
    depends({type: 'notSupported'}),
  ],
  [
    'dependencies.upgrade',
    depends({type: 'upgrade', packName: 'app', maxVersion: '3.26.7'}),
    'up to 3.26.7',
    depends({type: 'upgrade', packName: 'app'}),
  ],
];
