import {expect, test} from 'vitest';
import {copyLayer, whyNotCopy} from '../../../src/domain/layer/copy-layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {validateProfile} from '../../../src/domain/validate/validate-profile.ts';
import {aProfile, CORE} from '../validate/build.ts';

const values = `# spectrocloud.com/enabled-presets: Backend:disable-api
pack:
  namespace: hello-universe # where it lives
  namespaceLabels:
    "hello-universe": "a=b"
manifests:
  hello-universe:
    namespace: hello-universe
    replicas: 1
`;
const profile = aProfile({
  layers: [
    {name: 'hello-universe', values},
    {name: 'other', values: 'pack:\n  namespace: other'},
  ],
});

test('a copy stands after the first, with names of its own and nothing else changed', () => {
  const copied = copyLayer(profile, 'layer-0', 'second');
  expect(layersOf(copied).map(({name}) => name)).toEqual([
    'hello-universe--hello-universe',
    'second--hello-universe',
    'other',
  ]);
  expect(layersOf(copied)[1]?.values).toBe(`# spectrocloud.com/enabled-presets: Backend:disable-api
pack:
  namespace: second # where it lives
  namespaceLabels:
    second: a=b
  spectrocloud.com/display-name: second
  releaseNameOverride:
    hello-universe: second
manifests:
  hello-universe:
    namespace: second
    replicas: 1
`);
});

test('the first gets a display name, and keeps its release and namespace', () => {
  const [first] = layersOf(copyLayer(profile, 'layer-0', 'second'));
  expect(first?.values).toBe(
    values.replace(
      '    "hello-universe": "a=b"\n',
      '    "hello-universe": "a=b"\n  spectrocloud.com/display-name: hello-universe\n',
    ),
  );
});

test('no rule on copies has anything to say of them, nor of a third one', () => {
  const twice = copyLayer(profile, 'layer-0', 'second');
  const thrice = copyLayer(twice, 'layer-0', 'third');
  expect(layersOf(thrice)).toHaveLength(4);
  expect(
    validateProfile(thrice).filter(({code}) => code.startsWith('duplicates') || code === 'layers.name-taken'),
  ).toEqual([]);
});

test("a layer without values is copied with its pack's", () => {
  const bare = aProfile({layers: [{name: 'app', values: ''}]});
  const copied = copyLayer(bare, 'layer-0', 'second', 'charts:\n  app:\n    replicas: 1\n');
  expect(layersOf(copied)[1]?.values).toContain('app: second');
});

test('a layer of manifests is copied under another name', () => {
  const manifests = [{name: 'm', content: 'kind: Pod'}];
  const copied = copyLayer(aProfile({layers: [{name: 'm', type: 'manifest', manifests}]}), 'layer-0', 'second');
  expect(layersOf(copied)).toMatchObject([{name: 'm'}, {name: 'second', manifests}]);
});

test.each([
  ['layer-0', 'a--b', 'holds no --'],
  ['layer-0', 'My App', 'cannot be the name'],
  ['layer-0', 'other', 'already'],
  ['layer-9', 'second', 'no longer there'],
])('%s is not copied as "%s"', (id, name, why) => {
  expect(whyNotCopy(profile, id, name)).toContain(why);
  expect(() => copyLayer(profile, id, name)).toThrow(why);
});

test('a core layer is not copied', () => {
  const infra = aProfile({type: 'infra', cloud: 'aws', layers: CORE});
  expect(whyNotCopy(infra, 'layer-1', 'second')).toContain('core layer');
});

test('a first one that has a display name already keeps it, and goes by it from now on', () => {
  const named = aProfile({layers: [{name: 'web', values: 'pack:\n  spectrocloud.com/display-name: front\n'}]});
  const both = copyLayer(named, 'layer-0', 'second');
  expect(layersOf(both).map(({name}) => name)).toEqual(['front--web', 'second--web']);
  expect(layersOf(both)[0]?.values).toBe('pack:\n  spectrocloud.com/display-name: front\n');
  expect(validateProfile(both).filter(({code}) => code.startsWith('duplicates'))).toEqual([]);
  // A third copy leaves both as they are.
  expect(layersOf(copyLayer(both, 'layer-0', 'third')).map(({name}) => name)).toEqual([
    'front--web',
    'third--web',
    'second--web',
  ]);
});
