import {expect, test} from 'vitest';
import {
  needsNamespace,
  suggestNamespace,
  whyNotNamespace,
  withNamespace,
} from '../../../src/domain/layer/chart-layer.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';

test.each([
  ['of a chart', 'replicas: 1\n', 'pack:\n  namespace: "web"\n\nreplicas: 1\n'],
  ['that are empty', '', 'pack:\n  namespace: "web"\n'],
  [
    'with comments above',
    '# Default values.\nreplicas: 1',
    'pack:\n  namespace: "web"\n\n# Default values.\nreplicas: 1',
  ],
  ['of comments only', '# none\n', 'pack:\n  namespace: "web"\n\n# none\n'],
  ['that begin a document', '# (c)\n---\n# all\na: 1\n', '# (c)\n---\npack:\n  namespace: "web"\n\n# all\na: 1\n'],
  [
    'that have a pack already',
    'pack:\n  spectrocloud.com/install-priority: "1"\na: 1\n',
    'pack:\n  spectrocloud.com/install-priority: "1"\n  namespace: "web"\na: 1\n',
  ],
])('values %s get a namespace, and lose nothing', (_, values, expected) => {
  expect(withNamespace(values, 'web')).toBe(expected);
});

test('an empty map makes room for the namespace', () => {
  const read = ['{}\n', '# none\n{}', '---\n{}\n'].map(values => parseValues(withNamespace(values, 'web')));
  expect(read).toMatchObject(read.map(() => ({value: {pack: {namespace: 'web'}}, problems: []})));
});

test('only a chart without a namespace is asked for one', () => {
  expect(needsNamespace({origin: 'helm'}, 'a: 1')).toBe(true);
  expect(needsNamespace({origin: 'oci-helm'}, 'pack:\n  namespace: ""\n')).toBe(true);
  expect(needsNamespace({origin: 'helm'}, 'pack:\n  namespace: web\n')).toBe(false);
  expect(needsNamespace({origin: 'oci-pack'}, 'a: 1')).toBe(false);
  expect(needsNamespace({origin: 'oci-zarf'}, '')).toBe(false);
});

test('what is suggested can be taken', () => {
  const charts = ['web', 'charts/My_App', 'a.b.c', '--x--', 'x'.repeat(100)];
  expect(charts.map(chart => whyNotNamespace(suggestNamespace(chart)))).toEqual(charts.map(() => undefined));
  expect(whyNotNamespace('Web')).toBeDefined();
  expect(whyNotNamespace('')).toBeDefined();
});
