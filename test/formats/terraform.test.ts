import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Layer, manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import {cloudOf, layersOf, type Profile, refOf, typeOf, variablesOf} from '../../src/domain/profile/profile.ts';
import {tagsOf} from '../../src/domain/profile/tag-list.ts';
import {cutAtSecrets} from '../../src/domain/secret/secret-values.ts';
import {isRecord} from '../../src/domain/values/plain-data.ts';
import {parseProfile, readProfile} from '../../src/formats/palette-document.ts';
import {printTerraform, type TerraformSecrets} from '../../src/formats/terraform.ts';
import {hasSharedData, sharedFiles} from '../shared-data.ts';
import {anyProfile} from './any-profile.ts';
import {readHcl} from './read-hcl.ts';

const aProfile = (packs: readonly object[], variables: readonly object[] = [], metadata: object = {}) =>
  parseProfile(
    {
      metadata: {name: 'web prod', ...metadata},
      spec: {version: '1.2.0', template: {type: 'infra', cloudType: 'aws', packs}, variables},
    },
    'web.json',
  );
const aRegistry = (metadata: object) => ({registry: {metadata}});

test('a profile is a whole Terraform file', () => {
  const profile = aProfile(
    [
      {
        name: 'cni-calico',
        type: 'oci',
        layer: 'cni',
        version: '3.31.4',
        tag: '3.31.x',
        values: 'pack:\n  namespace: kube-system\n  note: ${A}',
        ...aRegistry({name: 'Palette Registry', kind: 'oci', providerType: 'pack'}),
      },
      {name: 'extra', type: 'manifest', values: '', manifests: [{name: 'ns', content: 'kind: Namespace\n'}]},
    ],
    [{name: 'token', format: 'string', defaultValue: 's3cret', required: true, isSensitive: true}],
    {description: 'The web', labels: {env: 'prod', pilot: 'spectro__tag'}},
  );
  expect(printTerraform(profile)).toEqual({
    variables: ['token'],
    losses: [],
    text: `terraform {
  required_providers {
    spectrocloud = {
      source = "spectrocloud/spectrocloud"
    }
  }
}

variable "token" {
  description = "token"
  type        = string
  sensitive   = true
}

data "spectrocloud_registry" "palette_registry" {
  name = "Palette Registry"
}

data "spectrocloud_pack" "cni_calico" {
  name         = "cni-calico"
  version      = "3.31.4"
  registry_uid = data.spectrocloud_registry.palette_registry.id
}

resource "spectrocloud_cluster_profile" "web_prod" {
  name        = "web prod"
  version     = "1.2.0"
  description = "The web"
  type        = "infra"
  cloud       = "aws"
  tags        = ["env:prod", "pilot"]

  pack {
    name         = "cni-calico"
    tag          = "3.31.x"
    type         = "oci"
    uid          = data.spectrocloud_pack.cni_calico.id
    registry_uid = data.spectrocloud_registry.palette_registry.id
    values       = <<-EOT
      pack:
        namespace: kube-system
        note: $\${A}
    EOT
  }

  pack {
    name   = "extra"
    type   = "manifest"
    values = ""

    manifest {
      name    = "ns"
      content = <<-EOT
        kind: Namespace
      EOT
    }
  }

  profile_variables {
    variable {
      name          = "token"
      display_name  = "token"
      format        = "string"
      default_value = var.token
      required      = true
      is_sensitive  = true
    }
  }
}
`,
  });
});

describe('a pack', () => {
  test('of a known uid is not looked for', async () => {
    const {packs, data} = await read(
      aProfile([{name: 'a', uid: 'p1', tag: '1.0.0', ...aRegistry({uid: 'r1', name: 'R'})}]),
    );
    expect(packs).toEqual([{name: 'a', tag: '1.0.0', uid: 'p1', registry_uid: 'r1'}]);
    expect(data).toEqual({});
  });

  test('that is there twice is looked for once, by the name of the pack', async () => {
    const layer = {tag: '1.3.x', version: '1.3.1', ...aRegistry({name: 'R'})};
    const {packs, data} = await read(
      aProfile([
        {name: 'one--hello', ...layer},
        {name: 'two--hello', ...layer},
      ]),
    );
    expect(data['spectrocloud_pack']).toEqual({
      hello: [{name: 'hello', version: '1.3.1', registry_uid: '${data.spectrocloud_registry.r.id}'}],
    });
    expect(packs.map(pack => pack['uid'])).toEqual(Array(2).fill('${data.spectrocloud_pack.hello.id}'));
  });

  test('of two versions or registries is looked for twice', async () => {
    const {data} = await read(
      aProfile([
        {name: 'a', version: '1', ...aRegistry({name: 'R'})},
        {name: 'a', version: '2', ...aRegistry({name: 'R'})},
        {name: 'a', version: '1', ...aRegistry({name: 'r', kind: 'helm'})},
      ]),
    );
    expect(Object.keys(data['spectrocloud_pack'] ?? {})).toEqual(['a', 'a_2', 'a_3']);
    expect(data['spectrocloud_registry']).toEqual({r: [{name: 'R'}], r_2: [{name: 'r', type: 'helm'}]});
  });

  test.each([{isSyncSupported: false}, {kind: 'helm', isPrivate: true}])(
    'of a registry without a list of packs (%o) is left to the provider',
    async metadata => {
      const {packs, data} = await read(
        aProfile([{name: 'a', type: 'helm', tag: '1', ...aRegistry({uid: 'r1', ...metadata})}]),
      );
      expect(packs).toEqual([{name: 'a', type: 'helm', tag: '1', registry_uid: 'r1'}]);
      expect(data).toEqual({});
    },
  );

  test('with an exact tag and no version is looked for by that', async () => {
    const {data} = await read(
      aProfile([
        {name: 'a', tag: 'LTS__22.04.1'},
        {name: 'b', tag: '1.x'},
      ]),
    );
    expect(data['spectrocloud_pack']).toEqual({a: [{name: 'a', version: '22.04.1'}], b: [{name: 'b'}]});
  });
});

describe('a secret', () => {
  const values = 'db:\n  password: s3cret # mine\n  user: me\n';
  const profile = aProfile(
    [{name: 'a', type: 'helm', values}],
    [
      {name: 'Api Key', defaultValue: 'k3y', isSensitive: true, displayName: 'Key'},
      {name: 'masked', defaultValue: '********', isSensitive: true},
      {name: 'empty', defaultValue: '', isSensitive: true},
    ],
  );
  const cutValues = (layer: Layer) => cutAtSecrets(valuesOf(layer), ['db.password']);

  test('of values is a Terraform variable in its place', async () => {
    const {packs, variables} = await read(profile, {cutValues});
    expect(packs[0]?.['values']).toBe('db:\n  password: ${jsonencode(var.a_db_password)} # mine\n  user: me\n');
    expect(variables['a_db_password']).toEqual([{description: 'a: db.password', type: '${string}', sensitive: true}]);
  });

  test('of a variable is one without a default, to be given', async () => {
    const {variables, profileVariables} = await read(profile, {cutValues});
    expect(variables['api_key']).toEqual([{description: 'Key', type: '${string}', sensitive: true}]);
    expect(profileVariables.map(variable => variable['default_value'])).toEqual([
      '${var.api_key}',
      '${var.masked}',
      '',
    ]);
    const {text, variables: asked} = printTerraform(profile, {cutValues});
    expect(text).not.toMatch(/s3cret|k3y/);
    expect(asked).toEqual(['api_key', 'masked', 'a_db_password']);
  });

  test('is in the file when it is to be revealed', async () => {
    const {variables, packs} = await read(profile, {reveal: true});
    expect(packs[0]?.['values']).toBe(values);
    expect(variables['api_key']).toEqual([{description: 'Key', type: '${string}', sensitive: true, default: 'k3y'}]);
    expect(printTerraform(profile, {reveal: true}).variables).toEqual(['masked']);
  });
});

test('a choice gets the label that the provider demands', async () => {
  const options = [{value: 'a', label: 'A', description: 'first'}, {value: 'b'}];
  const {profileVariables} = await read(aProfile([], [{name: 'v', inputType: 'dropdown', options}]));
  expect(profileVariables).toEqual([
    {
      name: 'v',
      display_name: 'v',
      input_type: 'dropdown',
      options: [
        {value: 'a', label: 'A', description: 'first'},
        {value: 'b', label: 'b'},
      ],
    },
  ]);
});

test('a tag that the provider would cut is named', () => {
  const {losses} = printTerraform(aProfile([], [], {labels: {a: 'b:c', d: 'e'}}));
  expect(losses).toEqual(['tag a:b:c: the provider keeps only a:b']);
});

test('keys that the provider has no place for are named, and stand at the head of the file; empty ones and a known uid are not', async () => {
  const profile = aProfile(
    [
      {name: 'a', uid: 'p1', order: 1, isHidden: null},
      {name: 'b', order: 2, manifests: [{name: 'm', content: 'x: 1\n', uid: 'm1'}], 'x-strata-id': 'b'},
    ],
    [{name: 'v', 'odd key\n': true}],
    {annotations: {a: 'b'}, empty: {}},
  );
  const {losses, text} = printTerraform(profile);
  expect(losses).toEqual([
    'metadata.annotations: the provider has no place for it',
    'spec.template.packs[].order (2 times): the provider has no place for it',
    'spec.template.packs[].manifests[].uid: the provider has no place for it',
    'spec.variables[]."odd key\\n": the provider has no place for it',
  ]);
  for (const loss of losses) expect(text).toContain(`#   ${loss}\n`);
  expect((await read(profile)).packs).toHaveLength(2);
});

test("HashiCorp's parser reads any profile's fields as they are", async () => {
  await fc.assert(
    fc.asyncProperty(anyProfile, async profile => {
      const {resource} = await read(profile, {reveal: true});
      expect(settled(resource)).toEqual(settled(expected(profile)));
    }),
    {numRuns: 60},
  );
});

describe.skipIf(!hasSharedData('exports'))('real exports (../shared/data)', () => {
  test.each(sharedFiles('exports').map(file => [file.name, file.text]))(
    '%s has the same values',
    async (name, text) => {
      const profile = readProfile(text, name);
      const {resource} = await read(profile);
      expect(settled(resource)).toEqual(settled(expected(profile)));
    },
  );
});

type Block = Readonly<Record<string, unknown>>;

interface Read {
  readonly resource: Block;
  readonly packs: readonly Block[];
  readonly profileVariables: readonly Block[];
  readonly variables: Block;
  readonly data: Readonly<Record<string, Block>>;
}

/** By hcl2json's own shape: blocks by type and labels, each in a list. */
async function read(profile: Profile, secrets: TerraformSecrets = {}): Promise<Read> {
  const file = asMap(await readHcl(printTerraform(profile, secrets).text));
  const profiles = Object.values(asMap(asMap(file['resource'])['spectrocloud_cluster_profile']));
  const resource = asList(profiles[0])[0] ?? {};
  return {
    resource,
    packs: asList(resource['pack']),
    profileVariables: asList(asList(resource['profile_variables'])[0]?.['variable']),
    variables: asMap(file['variable']),
    data: Object.fromEntries(Object.entries(asMap(file['data'])).map(([type, sources]) => [type, asMap(sources)])),
  };
}

function asMap(value: unknown): Block {
  return isRecord(value) ? value : {};
}

function asList(value: unknown): readonly Block[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** What the resource must hold, said in its own words; where a pack is looked for is tested above. */
function expected(profile: Profile): Block {
  const {name, version} = refOf(profile);
  const variables = variablesOf(profile).map(variable => ({
    name: variable.name,
    display_name: variable.displayName ?? variable.name,
    description: variable.description,
    format: variable.format,
    input_type: variable.inputType,
    default_value: variable.isSensitive === true && variable.defaultValue ? LOOKED_UP : variable.defaultValue,
    regex: variable.regex,
    required: variable.required,
    immutable: variable.immutable,
    hidden: variable.hidden,
    is_sensitive: variable.isSensitive,
    options: variable.options?.length
      ? variable.options.map(({value, label, description}) => ({value, label: label ?? value, description}))
      : undefined,
  }));
  const packs = layersOf(profile).map(layer => ({
    name: layer.name,
    tag: layer.tag ?? layer.version,
    type: layer.type,
    values: layer.values ?? undefined,
    manifest:
      manifestsOf(layer).length === 0 ? undefined : manifestsOf(layer).map(({name, content}) => ({name, content})),
  }));
  const tags = tagsOf(profile.metadata.labels);
  return {
    name,
    version,
    description: profile.metadata.description,
    type: typeOf(profile),
    cloud: cloudOf(profile),
    tags: tags.length === 0 ? undefined : tags,
    pack: packs.length === 0 ? undefined : packs,
    profile_variables: variables.length === 0 ? undefined : [{variable: variables}],
  };
}

const LOOKED_UP = '(a Terraform variable)';

/** Texts as Terraform sees them (NFC) and as the provider sends them (trimmed); without what is looked for. */
function settled(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith('${var.') ? LOOKED_UP : value.toWellFormed().normalize('NFC').replace(/\n$/, '');
  }
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== undefined && key !== 'uid' && key !== 'registry_uid')
      .map(([key, item]) => [key, settled(item)]),
  );
}
