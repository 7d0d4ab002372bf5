import type {Draft} from '../build.ts';
import type {Example} from './example.ts';

const presets = [
  {name: 'on', displayName: 'On', group: 'API', remove: [], add: 'api: true'},
  {name: 'off', displayName: 'Off', group: 'API', remove: ['ui'], add: 'api: false'},
];
const header = (list: string, text: string): Draft => ({
  layers: [{values: `# spectrocloud.com/enabled-presets: ${list}\n${text}`}],
  packs: [{presets}],
});

/** Examples of the rules in `preset-rules.ts`. */
export const PRESET_EXAMPLES: readonly Example[] = [
  [
    'presets.unknown',
    header('API:none,Cilium:vmo', 'api: true'),
    'does not have: API:none, Cilium:vmo',
    header('API:on', 'api: true'),
  ],
  [
    'presets.group',
    header('API:on, API:off', 'api: true'),
    'on and off of the group API',
    header('API:on', 'api: true'),
  ],
  [
    'presets.values',
    header('API:on', 'api: false'),
    'says on, and the values are those of off',
    header('API:on', 'api: maybe'),
  ],
];
