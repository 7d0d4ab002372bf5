import type {Draft} from '../build.ts';
import type {Example} from './example.ts';

const helm = (
  text: string,
  layer: object = {},
  schemaText = '{"properties": {"replicas": {"type": "integer"}, "zone": {"enum": ["a", "b"]}}, "required": ["zone"], "additionalProperties": false}',
): Draft => ({
  layers: [{values: text, ...layer}],
  packs: [{chartSchemas: [{chart: 'app', text: schemaText}]}],
});
/** A chart that brings another one along, under a key of its own and only where it is wanted. */
const withCache = (text: string): Draft => ({
  layers: [{values: text}],
  packs: [
    {
      chartSchemas: [
        {
          chart: 'app',
          below: 'cache',
          condition: 'cache.enabled',
          text: '{"properties": {"port": {"type": "integer"}}}',
        },
      ],
    },
  ],
});

/** Examples of the rules in `helm-rules.ts`. */
export const HELM_EXAMPLES: readonly Example[] = [
  [
    'values.helm-schema',
    withCache('charts:\n  app:\n    cache:\n      enabled: true\n      port: http'),
    'the chart cache in app does not allow this: it must be integer',
    withCache('charts:\n  app:\n    cache:\n      enabled: false\n      port: http'),
  ],
  [
    'values.helm-schema',
    helm('charts:\n  app:\n    replicas: many'),
    'must be integer',
    helm('charts:\n  app:\n    replicas: "{{.spectro.macro.n}}"\n    global: {}'),
  ],
  ['values.helm-schema', helm('zone: c', {type: 'helm'}), 'must be one of ["a","b"]', helm('zone: a', {type: 'helm'})],
  [
    'values.helm-schema',
    helm('zone: a\nzoo: 1', {type: 'helm'}),
    'not a value that the chart knows',
    helm('zone: a\nzoo: null', {type: 'helm'}),
  ],
  [
    'values.helm-schema-unread',
    helm('a: 1', {}, '{"$ref": "https://example.com/s.json"}'),
    'is not used',
    helm('a: 1'),
  ],
];
