import {CORE} from '../build.ts';
import {type Example, manifest, values} from './example.ts';

/** Examples of the rules in `layer-rules.ts`. */
export const LAYER_EXAMPLES: readonly Example[] = [
  [
    'layers.missing',
    {type: 'infra', cloud: 'aws', layers: CORE.slice(0, 3)},
    'storage (CSI) layer is missing',
    {type: 'infra', cloud: 'aws', layers: CORE},
  ],
  [
    'layers.missing',
    {type: 'cluster', cloud: 'edge-native', layers: CORE.slice(0, 2)},
    'network (CNI)',
    {type: 'cluster', cloud: 'edge-native', layers: CORE.slice(0, 3)},
  ],
  ['layers.not-allowed', {layers: [{layer: 'cni'}]}, 'an add-on profile cannot hold', {layers: [{layer: 'addon'}]}],
  [
    'layers.not-allowed',
    {type: 'infra', cloud: 'aws', layers: [...CORE, {}]},
    'an infrastructure profile cannot hold',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {}]},
  ],
  [
    'layers.core-twice',
    {type: 'infra', cloud: 'aws', layers: [...CORE, {name: 'cni-cilium', layer: 'cni'}]},
    'second cni',
    {type: 'infra', cloud: 'aws', layers: CORE},
  ],
  ['layers.name-missing', {layers: [{name: ''}]}, 'no name', {}],
  ['layers.name-taken', {layers: [{}, {}]}, 'two layers have the name app', {layers: [{}, {name: 'b'}]}],
  ['layers.kind', {layers: [{layer: 'add-on'}]}, 'no layer "add-on"', {layers: [{layer: 'addon'}]}],
  ['layers.type', {layers: [{type: 'chart'}]}, 'no layer type "chart"', {layers: [{type: 'helm'}]}],
  [
    'layers.no-manifests',
    {layers: [{type: 'manifest', values: 'pack:\n  namespace: a'}]},
    'holds no manifest',
    manifest('apiVersion: v1\nkind: Namespace'),
  ],
  [
    'layers.manifest-taken',
    {
      layers: [
        {
          manifests: [
            {name: 'm', content: ''},
            {name: 'm', content: ''},
          ],
        },
      ],
    },
    'two manifests',
    {
      layers: [
        {
          manifests: [
            {name: 'm', content: ''},
            {name: 'n', content: ''},
          ],
        },
      ],
    },
  ],
  [
    'layers.priority',
    values('pack:\n  spectrocloud.com/install-priority: "high"'),
    'is no integer',
    values('pack:\n  spectrocloud.com/install-priority: "-5"'),
  ],
  [
    'layers.priority-quotes',
    values('pack:\n  spectrocloud.com/install-priority: 10'),
    'without quotes',
    values('pack:\n  spectrocloud.com/install-priority: "10"'),
  ],
  [
    'layers.order',
    {layers: [{values: 'pack:\n  spectrocloud.com/install-priority: "10"'}, {name: 'b'}]},
    'b (priority 0) deploys before app (10)',
    {layers: [{}, {name: 'b', values: 'pack:\n  spectrocloud.com/install-priority: "10"'}]},
  ],
];
