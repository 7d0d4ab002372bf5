import type {Example} from './example.ts';

const vault = {name: 'vault', version: '1.5', tag: '1.5'};

/** Examples of the rules in `pack-rules.ts`. */
export const PACK_EXAMPLES: readonly Example[] = [
  [
    'packs.unknown',
    {layers: [{name: 'vualt'}], packs: [{name: 'vault'}]},
    'no registry here has the pack vualt',
    {layers: [vault], packs: [{name: 'vault', version: '1.5'}]},
  ],
  [
    'packs.tag',
    {layers: [{version: '', tag: '1.28.x'}], packs: [{version: '1.27.9'}]},
    '"1.28.x" is not offered',
    {layers: [{version: '', tag: '1.27.x'}], packs: [{version: '1.27.9'}]},
  ],
  [
    'packs.version-missing',
    {layers: [{version: '', tag: ''}]},
    'neither tag nor version',
    {layers: [{type: 'manifest', version: '', tag: ''}]},
  ],
  [
    'packs.tag-version',
    {layers: [{version: '1.32.3', tag: '1.33.x'}]},
    'not what the tag 1.33.x stands for',
    {layers: [{version: '18.04', tag: 'LTS__18.4.x'}]},
  ],
  [
    'packs.train-moved',
    {layers: [{version: '1.33.6', tag: '1.33.x'}], packs: [{version: '1.33.6'}, {version: '1.33.6-rev1'}]},
    'to 1.33.6-rev1',
    {layers: [{version: '1.33.6', tag: '1.33.x'}], packs: [{version: '1.33.6'}, {version: '1.34.0'}]},
  ],
  [
    'packs.train-moved',
    {layers: [{version: '1.32.1', tag: '1.x'}], packs: [{version: '1.33.6'}]},
    'to 1.33.6',
    // What Terraform writes: the train in both fields.
    {layers: [{version: '1.x', tag: '1.x'}], packs: [{version: '1.33.6'}]},
  ],
  [
    'packs.train-moved',
    {layers: [{version: '18.04', tag: 'LTS__18.x'}], packs: [{version: '18.04.1', group: 'LTS'}]},
    'to 18.04.1',
    // The newer version is of no group, or in another registry than the one that the layer names.
    {
      layers: [
        {version: '18.04', tag: 'LTS__18.x'},
        {name: 'b', version: '1.0.0', tag: '1.x', registry: {metadata: {name: 'lab'}}},
      ],
      packs: [
        {version: '18.04', group: 'LTS'},
        {version: '18.10'},
        {name: 'b', version: '1.0.0'},
        {name: 'b', version: '1.1.0', registry: 'other'},
      ],
    },
  ],
  [
    'packs.train-prerelease',
    {layers: [{version: '2.0.0-rc.1', tag: '2.x'}], packs: [{version: '2.0.0-rc.1'}]},
    'pre-releases only',
    {layers: [{version: '2.0.0', tag: '2.x'}], packs: [{version: '2.0.0'}]},
  ],
  [
    'packs.cloud',
    {cloud: 'aws', packs: [{cloudTypes: ['maas']}]},
    'made for MAAS, not for AWS',
    {cloud: 'aws', packs: [{cloudTypes: ['maas']}, {cloudTypes: ['aws']}]},
  ],
  [
    'packs.cloud-doubt',
    {cloud: 'aws', layers: [{registry: {metadata: {name: 'other'}}}], packs: [{cloudTypes: ['maas']}]},
    'made for MAAS',
    {cloud: 'aws', layers: [{registry: {metadata: {name: 'other'}}}], packs: [{cloudTypes: ['all']}]},
  ],
  ['packs.cloud-all', {packs: [{cloudTypes: ['maas']}]}, 'not for All clouds', {packs: [{cloudTypes: ['all']}]}],
  ['packs.layer', {packs: [{layer: 'csi'}]}, 'a pack for the csi layer', {packs: [{layer: 'addon'}]}],
  ['packs.deprecated', {packs: [{state: 'deprecated'}]}, 'is deprecated', {packs: [{state: 'active'}]}],
  ['packs.disabled', {packs: [{state: 'disabled'}]}, 'is disabled', {packs: [{state: 'active'}]}],
  ['packs.deleted', {packs: [{state: 'deleted'}]}, 'is deleted', {packs: [{state: 'active'}]}],
];
