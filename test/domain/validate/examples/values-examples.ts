import {type Example, manifest, values} from './example.ts';

/** Examples of the rules in `values-rules.ts`. */
export const VALUES_EXAMPLES: readonly Example[] = [
  ['values.syntax', values('a: [1'), 'never closed', values('a: {{ .spectro.system.cluster.name }}')],
  [
    'values.syntax',
    manifest('apiVersion: v1\nkind: [a'),
    'never closed',
    manifest('apiVersion: v1\nkind: {{ if .Values.x }}'),
  ],
  ['values.duplicate-key', values('a: 1\na: 2'), '"a" stands twice', values('a: 1\nb: 2')],
  ['values.tab', values('a:\n\tb: 1'), 'tab', values('a:\n  b: "\t"')],
  ['values.alias', values('a: *b'), '*b', values('x: &b 1\na: *b')],
  ['values.merge', values('<<: 3\na: 1'), 'merge key', values('x: &b {c: 1}\na:\n  <<: *b')],
  ['values.depth', values('['.repeat(20_000)), 'deep', values('[]: {}')],
  ['values.nbsp', values('a:\n  b\u00a0c: 1'), 'looks like a space', values('a:\n  "b c": 1')],
  ['values.not-a-map', values('- a'), 'a list', values('# only a comment')],
  ['values.documents', values('a: 1\n---\nb: 1'), '2 YAML documents', values('---\na: 1')],
  [
    'values.yaml11',
    values('enable: on'),
    'is true to Palette',
    values('enable: "on"\ntext: on and off\nscript: |\n  x: yes'),
  ],
  ['values.yaml11', values('no: 1'), 'the key no is false', values('"no": 1')],
  [
    'values.yaml11-number',
    values('mode: 0644'),
    'is 420',
    values('mode: "0644"\nport: 8080\nzero: 0\nhalf: 0.5\ndate: 2026-01-01'),
  ],
  [
    'values.namespace',
    values('pack:\n  namespace: My_App'),
    'cannot be a namespace',
    values('pack:\n  namespace: "my-app-{{.spectro.system.cluster.name}}"'),
  ],
  [
    'values.namespace-labels',
    values('pack:\n  namespaceLabels:\n    app: privileged'),
    'not key=value',
    values('pack:\n  namespaceLabels:\n    app: "a/b=c,d=e"'),
  ],
  [
    'manifests.object',
    manifest('metadata: {}'),
    'no apiVersion and kind',
    manifest('---\n# nothing\n---\napiVersion: v1\nkind: Namespace'),
  ],
];
