import type {Example} from './example.ts';

const copy = (name: string, text: string) => ({name, values: `pack:\n${text}`});
const display = (name: string, more = '') =>
  copy(`${name}--app`, `  spectrocloud.com/display-name: ${name}\n  namespace: ${name}\n${more}`);

/** Examples of the rules in `duplicate-rules.ts`. */
export const DUPLICATE_EXAMPLES: readonly Example[] = [
  [
    'duplicates.display-name',
    {layers: [display('a'), copy('app', '  namespace: b')]},
    'app has no display name',
    {layers: [display('a'), display('b')]},
  ],
  [
    'duplicates.display-name-taken',
    {layers: [display('a'), {...display('a'), name: 'b'}]},
    'has the display name a',
    {layers: [display('a'), display('b')]},
  ],
  [
    'duplicates.name',
    {layers: [display('a'), {...display('b'), name: 'c--app'}]},
    'should be named b--app',
    {layers: [display('a'), display('b')]},
  ],
  ['duplicates.separator', {layers: [display('a--b')]}, 'holds --', {layers: [display('a-b')]}],
  [
    'duplicates.release-name',
    {layers: [display('a', 'charts:\n  app: {}'), display('b', 'charts:\n  app: {}')]},
    'the same Helm release name',
    {
      layers: [
        display('a', '  releaseNameOverride: {app: a}\ncharts:\n  app: {}'),
        display('b', '  releaseNameOverride: {app: b}\ncharts:\n  app: {}'),
      ],
    },
  ],
  [
    'duplicates.namespace',
    {layers: [display('a'), copy('b--app', '  spectrocloud.com/display-name: b\n  namespace: a')]},
    'share the namespace a',
    {layers: [display('a'), display('b')]},
  ],
];
