import {expect, test} from 'vitest';
import {imagesInValues, isSameImage, profileImages} from '../../src/domain/images.ts';
import {aPack, aProfile} from './validate/build.ts';

const seen = (values: unknown) => imagesInValues(values).map(({image}) => image);

test.each([
  ['a whole reference', {a: {image: 'quay.io/a/b:1'}}, ['quay.io/a/b:1']],
  ['a key that ends in Image', {helperImage: 'alpine/k8s:1.33.0'}, ['alpine/k8s:1.33.0']],
  ['repository and tag', {image: {repository: 'a/b', tag: 1.5}}, ['a/b:1.5']],
  [
    'registry, repository, tag and digest',
    {registry: 'r.io', repository: 'a/b', tag: '1', digest: 'sha256:0'},
    ['r.io/a/b:1@sha256:0'],
  ],
  ['repository without a tag', {repository: 'a/b', tag: ''}, ['a/b']],
  ['repository, name and tag', {repository: 'r.io/a', name: 'b', tag: '1'}, ['r.io/a/b:1']],
  ['a hub, as in charts of Istio', {a: {hub: 'r.io/istio', tag: '1', image: 'pilot'}}, ['r.io/istio/pilot:1']],
  ['a bare name whose hub stands elsewhere', {a: {hub: '', tag: '', image: 'pilot'}}, []],
  ['a list of images', {images: ['r.io/a/b:1', {image: 'c:2'}]}, ['r.io/a/b:1', 'c:2']],
  ['a switched-off part', {a: {enabled: false, image: 'b:1'}}, []],
  ['what only helm test pulls', {testFramework: {enabled: true, image: 'b:1'}}, []],
  ['pack.content itself', {pack: {content: {images: [{image: 'a:1'}]}}}, []],
  ['a word that is no image', {image: 'none', a: {name: 'x', tag: 'y'}, diskImage: '/var/lib/a.img'}, []],
])('%s', (_, values, expected) => {
  expect(seen(values)).toEqual(expected);
});

test.each([
  ['docker.io/library/nginx:1', 'nginx:1', true],
  ['index.docker.io/a/b:1', 'a/b:1', true],
  ['a/b', 'a/b:1', true],
  ['a/b:2', 'a/b:1', false],
  ['r.io:5000/a/b', 'r.io:5000/a/b:1', true],
  ['r.io/a/b:1', 'q.io/a/b:1', false],
])('%s and %s mean the same: %s', (a, b, same) => {
  expect(isSameImage(a, b)).toBe(same);
});

const content = (images: string) => `pack:\n  content:\n    images:\n${images}`;

test('each image stands once, with every layer that needs it, listed or not', () => {
  const profile = aProfile({
    layers: [
      {
        values: `${content('      - image: r.io/a/b:1')}\ncharts:\n  x:\n    image: r.io/a/b:1\n    sidecar:\n      image: c:2`,
      },
      {name: 'n', values: content('      - image: r.io/a/b:1')},
      {
        name: 'm',
        type: 'manifest',
        manifests: [{name: 'p', content: 'kind: Pod\nspec:\n  containers:\n    - image: d:3'}],
      },
    ],
  });
  expect(profileImages(profile).images).toEqual([
    {image: 'r.io/a/b:1', layers: ['layer-0', 'layer-1'], isListed: true},
    {image: 'c:2', layers: ['layer-0'], isListed: false},
    {image: 'd:3', layers: ['layer-2'], isListed: false},
  ]);
});

test('a pack reference in the list is what the other layer says', () => {
  const reference = '{{.spectro.pack.os.options.system.uri}}';
  const profile = aProfile({
    layers: [
      {
        name: 'os',
        layer: 'os',
        values: `${content(`      - image: '${reference}'`)}\noptions:\n  system.uri: r.io/os:{{.spectro.var.v}}`,
      },
    ],
  });
  expect(profileImages(profile).images.map(({image}) => image)).toEqual(['r.io/os:{{.spectro.var.v}}']);
});

test("a layer without values needs its pack's images", () => {
  const profile = aProfile({layers: [{values: ''}]});
  const pack = aPack({values: content('      - image: a:1')});
  expect(profileImages(profile, () => pack).images).toMatchObject([{image: 'a:1'}]);
});

test('charts are those of pack.content and of Helm layers, each once', () => {
  const charts =
    'pack:\n  content:\n    charts:\n      - {repo: "https://r.io", name: a, version: 1.0.0}\n      - {repository: "https://r.io", name: a, version: 1.0.0}';
  const profile = aProfile({
    layers: [{values: charts}, {name: 'b', type: 'helm', version: '2.0.0', registry: {metadata: {name: 'bitnami'}}}],
  });
  expect(profileImages(profile).charts).toEqual([
    {name: 'a', version: '1.0.0', repo: 'https://r.io', layers: ['layer-0']},
    {name: 'b', version: '2.0.0', repo: 'bitnami', layers: ['layer-1']},
  ]);
});
