import {describe, expect, test} from 'vitest';
import {layerId} from '../../src/domain/layer/layer.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {toYaml} from '../../src/formats/document.ts';
import {exportDocument, parseProfile, readProfile} from '../../src/formats/palette-document.ts';
import {hasSharedData, sharedFiles} from '../shared-data.ts';

const aDocument = (packs: unknown, more: object = {}) => ({
  metadata: {name: 'web', ...more},
  spec: {version: '1.0.0', template: {type: 'cluster', cloudType: 'aws', packs}},
});
const parse = (value: unknown) => parseProfile(value, 'web.json');

describe('a profile', () => {
  test('keeps keys that we do not know, at every level and in their place', () => {
    const document = {
      first: 1,
      metadata: {uid: 'u', name: 'web', labels: {a: 'b'}, annotations: {x: [1]}},
      spec: {
        template: {
          packs: [
            {uid: 'p', name: 'calico', registry: {metadata: {name: 'r', odd: null}, matchingRegistries: []}, last: {}},
          ],
          type: 'infra',
        },
        variables: [{name: 'v', isHidden: true, options: [{value: '1', default: true}]}],
      },
    };
    expect(JSON.stringify(exportDocument(parse(document)))).toBe(JSON.stringify(document));
  });

  test('gives every layer an id of its own, from its name', () => {
    const profile = parse(aDocument([{name: 'cni-calico'}, {name: 'cni-calico'}, {name: 'x', 'x-strata-id': 'mine'}]));
    expect(layersOf(profile).map(layerId)).toEqual(['cni-calico', 'cni-calico-2', 'mine']);
  });

  test('keeps an id that is there, and renames the second of two and what is no id', () => {
    const ids = ['b', 'b', 7, '', 'a'].map(id => ({name: 'a', 'x-strata-id': id}));
    expect(layersOf(parse(aDocument(ids))).map(layerId)).toEqual(['b', 'a-2', 'a-3', 'a-4', 'a']);
  });

  test('reads null as absent where Palette does, and keeps it where it tells something', () => {
    const profile = parse(aDocument([{name: 'a', tag: null, manifests: null}], {description: null, labels: null}));
    expect(profile.metadata).toEqual({name: 'web', labels: null});
    expect(layersOf(profile)[0]).toEqual({name: 'a', manifests: null, 'x-strata-id': 'a'});
    expect(layersOf(parse(aDocument(null)))).toEqual([]);
  });
});

test.each([
  [aDocument([{name: 'a'}, {name: 'b', values: 3}]), 'spec.template.packs[1].values is the number 3, text is expected'],
  [aDocument([{name: 'a', values: {x: 1}}]), 'spec.template.packs[0].values is an object'],
  [aDocument([{name: 'a', registry: 'Public Repo'}]), 'spec.template.packs[0].registry is text, an object is expected'],
  [aDocument(['a']), 'spec.template.packs[0] is text'],
  [aDocument([null]), 'spec.template.packs[0] is null'],
  [aDocument({}), 'spec.template.packs is an object, a list is expected'],
  [aDocument([{tag: '1'}]), 'spec.template.packs[0].name is missing'],
  [aDocument([{name: 'a', manifests: [{content: 'x'}]}]), 'spec.template.packs[0].manifests[0].name is missing'],
  [aDocument([], {labels: {'a.b': 1}}), 'metadata.labels."a.b" is the number 1'],
  [aDocument([], {name: 7}), 'metadata.name is the number 7'],
  [aDocument([], {name: ''}), 'metadata.name is missing'],
  [{spec: {template: {packs: []}}}, 'metadata is missing'],
  [{metadata: {name: 'a'}, spec: {template: []}}, 'spec.template is a list'],
  [
    {metadata: {name: 'a'}, spec: {template: {packs: []}, variables: [{name: 'v', required: 'yes'}]}},
    'spec.variables[0].required is text, true or false is expected',
  ],
])('a wrong type is named by its path: %#', (document, message) => {
  expect(() => parse(document)).toThrow(`web.json: ${message}`);
});

test.each([
  [[], 'a list of 0 things'],
  [[aDocument([])], 'a list of 1 profiles'],
  [null, 'empty'],
  [3, 'a single number'],
  ['resource "spectrocloud_cluster_profile" "p" {', 'Terraform configuration'],
  ['hello', 'plain text'],
  [{version: 4, terraform_version: '1.9.0', serial: 3, lineage: 'x', outputs: {}, resources: []}, 'a Terraform state'],
  [{name: 'k8s', version: '1.0', layer: 'k8s', cloudTypes: ['all'], annotations: {}}, 'a pack.json'],
  [{apiVersion: 'v2', name: 'nginx', version: '1.0.0'}, 'a Helm Chart.yaml'],
  [{apiVersion: 'v1', entries: {}}, 'the index of a Helm repository'],
  [{apiVersion: 'apps/v1', kind: 'Deployment', metadata: {}, spec: {template: {spec: {}}}}, 'Deployment (apps/v1)'],
  [{pack: {namespace: 'x'}, charts: {}}, "a pack's values"],
  [{presets: []}, "a pack's presets"],
  [{metadata: {uid: 'x'}, spec: {draft: null, published: {packs: []}}}, "Palette's own record"],
  [{metadata: {name: 'x'}, spec: {profiles: [{uid: 'a'}]}}, 'a cluster definition'],
  [{items: []}, 'a list of profiles'],
  [{type: 'cluster', packs: []}, 'a part of a profile'],
  [{kind: 'ZarfPackageConfig', metadata: {name: 'x'}, components: []}, 'the definition of a Zarf package'],
  [{'charts.x.token': {schema: '{{ required }}'}}, "a pack's schema"],
  [{}, 'an object with no keys'],
  [{a: 1, b: 2}, 'an object with the keys a, b'],
])('what is not a profile is refused, saying what it looks like: %#', (document, what) => {
  expect(() => parse(document)).toThrow(expect.objectContaining({code: 'document.not-a-profile'}));
  expect(() => parse(document)).toThrow(what);
});

describe('an export', () => {
  test('holds nothing of ours, and tags are not ours whatever they are called', () => {
    const profile = parse({
      ...aDocument([{name: 'a', 'x-strata-id': 'a', registry: {'x-strata-from': 'lab', name: 'r'}}], {
        labels: {'x-strata-y': 'z'},
      }),
      'x-strata-newer': {a: 1},
    });
    expect(exportDocument(profile)).toEqual(
      aDocument([{name: 'a', registry: {name: 'r'}}], {labels: {'x-strata-y': 'z'}}),
    );
  });

  test('gives a layer that was made here the order of keys that Palette writes', () => {
    const profile = parse(aDocument([]));
    const made = {'x-strata-id': 'a', registry: null, values: '', layer: 'cni', extra: 1, name: 'a', type: 'spectro'};
    const document = exportDocument({...profile, spec: {...profile.spec, template: {packs: [made]}}});
    expect(toYaml(document)).toContain(
      "- name: a\n        type: spectro\n        layer: cni\n        values: ''\n        registry: null\n        extra: 1\n",
    );
  });
});

describe.skipIf(!hasSharedData('exports'))('real exports (../shared/data)', () => {
  test.each(sharedFiles('exports').map(file => [file.name, file.text]))('%s is exported as it came', (name, text) => {
    const exported = exportDocument(readProfile(text, name));
    expect(JSON.stringify(exported)).toBe(JSON.stringify(JSON.parse(text)));
    expect(exportDocument(readProfile(toYaml(exported), name))).toEqual(exported);
  });

  test.each(sharedFiles('other-shapes').map(file => [file.name, file.text]))('%s is refused by name', (name, text) => {
    const what = name.includes('clusterprofile-cr') ? 'ClusterProfile custom resource' : 'no template';
    expect(() => readProfile(text, name)).toThrow(what);
  });
});
