import {describe, expect, test} from 'vitest';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import {RULES} from '../../../src/domain/validate/rules.ts';
import {CORE, type Draft, problemsOf} from './build.ts';

/** One row for each rule: a profile that offends it, what the problem says, and the nearest one that does not. */
type Row = readonly [code: string, bad: Draft, says: string, good: Draft];

const values = (text: string): Draft => ({layers: [{values: text}]});
const manifest = (content: string): Draft => ({layers: [{type: 'manifest', manifests: [{name: 'm', content}]}]});
const variable = (fields: object): Draft => ({
  layers: [{values: 'a: "{{.spectro.var.v}}"'}],
  variables: [{name: 'v', displayName: 'V', ...fields}],
});
const schema = (template: string, text: string, defaults = text): Draft => ({
  layers: [{values: text}],
  packs: [{schema: `a.b:\n  schema: '${template}'`, values: defaults}],
});
const depends = (dependency: object, layers: Draft['layers'] = [{}], type = 'add-on'): Draft => ({
  type,
  layers,
  packs: [
    {
      dependencies: [
        {packName: 'vault', layer: 'addon', minVersion: '', maxVersion: '', type: 'required', ...dependency},
      ],
    },
    {name: 'vault', version: '1.5'},
  ],
});
/** As the pack of Ubuntu for MAAS: it requires each of two packs of a layer that a profile has once. */
const ubuntu = (layers: readonly Partial<Layer>[]): Draft => ({
  type: 'infra',
  cloud: 'nutanix',
  layers: [{layer: 'os'}, ...layers.map(layer => ({layer: 'k8s', ...layer}))],
  packs: [
    {
      layer: 'os',
      dependencies: ['kubernetes', 'edge-rke2'].map(packName => ({
        packName,
        layer: 'k8s',
        minVersion: '',
        maxVersion: '',
        type: 'required',
      })),
    },
    {name: 'edge-rke2', layer: 'k8s'},
  ],
});
const vault = {name: 'vault', version: '1.5', tag: '1.5'};
const dropdown = {inputType: 'dropdown', options: [{value: 'a', label: 'A'}, {value: 'b'}]};

const PROFILE: readonly Row[] = [
  ['profile.name', {name: ' '}, 'no name', {name: 'ML Ops'}],
  ['profile.version', {version: 'v1.2'}, '"v1.2" is not a version', {version: '1.2.3-rc.1'}],
  ['profile.type', {type: 'addon'}, 'no profile type "addon"', {type: 'add-on'}],
  ['profile.cloud', {type: 'infra', cloud: 'edge-natve'}, 'no cloud of Palette', {type: 'infra', cloud: 'nutanix'}],
  ['profile.cloud-all', {type: 'infra', cloud: 'all'}, 'for one cloud', {type: 'add-on', cloud: 'all'}],
  ['profile.empty', {layers: []}, 'no layers', {}],
  ['profile.tag', {labels: {url: 'a:b'}}, 'Terraform would keep url:a', {labels: {env: 'prod', pilot: 'spectro__tag'}}],
];

const LAYERS: readonly Row[] = [
  [
    'layers.missing',
    {type: 'infra', cloud: 'aws', layers: CORE.slice(0, 3)},
    'storage (CSI) layer is missing',
    {type: 'infra', cloud: 'aws', layers: CORE},
  ],
  [
    'layers.missing',
    {type: 'cluster', cloud: 'edge-native', layers: CORE.slice(0, 2)},
    'network (CNI)',
    {type: 'cluster', cloud: 'edge-native', layers: CORE.slice(0, 3)},
  ],
  ['layers.not-allowed', {layers: [{layer: 'cni'}]}, 'an add-on profile cannot hold', {layers: [{layer: 'addon'}]}],
  [
    'layers.not-allowed',
    {type: 'infra', cloud: 'aws', layers: [...CORE, {}]},
    'an infrastructure profile cannot hold',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {}]},
  ],
  [
    'layers.core-twice',
    {type: 'infra', cloud: 'aws', layers: [...CORE, {name: 'cni-cilium', layer: 'cni'}]},
    'second cni',
    {type: 'infra', cloud: 'aws', layers: CORE},
  ],
  ['layers.name-missing', {layers: [{name: ''}]}, 'no name', {}],
  ['layers.name-taken', {layers: [{}, {}]}, 'two layers have the name app', {layers: [{}, {name: 'b'}]}],
  ['layers.kind', {layers: [{layer: 'add-on'}]}, 'no layer "add-on"', {layers: [{layer: 'addon'}]}],
  ['layers.type', {layers: [{type: 'chart'}]}, 'no layer type "chart"', {layers: [{type: 'helm'}]}],
  [
    'layers.no-manifests',
    {layers: [{type: 'manifest', values: 'pack:\n  namespace: a'}]},
    'holds no manifest',
    manifest('apiVersion: v1\nkind: Namespace'),
  ],
  [
    'layers.manifest-taken',
    {
      layers: [
        {
          manifests: [
            {name: 'm', content: ''},
            {name: 'm', content: ''},
          ],
        },
      ],
    },
    'two manifests',
    {
      layers: [
        {
          manifests: [
            {name: 'm', content: ''},
            {name: 'n', content: ''},
          ],
        },
      ],
    },
  ],
  [
    'layers.priority',
    values('pack:\n  spectrocloud.com/install-priority: "high"'),
    'is no integer',
    values('pack:\n  spectrocloud.com/install-priority: "-5"'),
  ],
  [
    'layers.priority-quotes',
    values('pack:\n  spectrocloud.com/install-priority: 10'),
    'without quotes',
    values('pack:\n  spectrocloud.com/install-priority: "10"'),
  ],
  [
    'layers.order',
    {layers: [{values: 'pack:\n  spectrocloud.com/install-priority: "10"'}, {name: 'b'}]},
    'b (priority 0) deploys before app (10)',
    {layers: [{}, {name: 'b', values: 'pack:\n  spectrocloud.com/install-priority: "10"'}]},
  ],
];

const PACKS: readonly Row[] = [
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

const VALUES: readonly Row[] = [
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

const SCHEMAS: readonly Row[] = [
  [
    'schema.required',
    schema('{{ required }}', 'a:\n  b: ""'),
    'required, and empty',
    schema('{{ required }}', 'a:\n  b: 0'),
  ],
  [
    'schema.required',
    schema('{{ required }}', 'a: {}'),
    'required, and missing',
    schema('{{ format "${number}" }}', 'a: {}'),
  ],
  [
    'schema.format',
    schema('{{ format "${number:[1-10]}" }}', 'a:\n  b: 11'),
    '"11" is not a number from 1 to 10',
    schema('{{ format "${number:[1-10]}" }}', 'a:\n  b: "{{.spectro.macro.n}}"'),
  ],
  [
    'schema.readonly',
    schema('{{ readonly }}', 'a:\n  b: 2', 'a:\n  b: 1'),
    'the pack has 1',
    schema('{{ readonly }}', 'a:\n  b: 1'),
  ],
  [
    'schema.unread',
    schema('{{ format "${input}" }}', 'a:\n  b: 2'),
    'the type "input"',
    schema('{{ format "${string}" }}', 'a:\n  b: 2'),
  ],
];

const DEPENDENCIES: readonly Row[] = [
  ['dependencies.missing', depends({}), 'app requires vault', depends({}, [{}, vault])],
  ['dependencies.missing', ubuntu([]), 'requires kubernetes (k8s), or edge-rke2 (k8s)', ubuntu([{name: 'edge-rke2'}])],
  [
    'dependencies.elsewhere',
    depends({packName: 'kubernetes', layer: 'k8s'}),
    'in another profile',
    depends({type: 'optional', packName: 'kubernetes', layer: 'k8s'}),
  ],
  [
    'dependencies.version',
    depends({minVersion: '1.6'}, [{}, vault]),
    'from 1.6 on, and the profile has 1.5',
    depends({minVersion: '1.5.0', maxVersion: '1.5'}, [{}, vault]),
  ],
  [
    'dependencies.version',
    depends({type: 'optional', maxVersion: '1.4.9'}, [{}, vault]),
    'up to 1.4.9',
    depends({type: 'optional'}, [{}, vault]),
  ],
  [
    'dependencies.not-supported',
    depends({type: 'notSupported', minVersion: '1.0'}, [{}, vault]),
    'does not support vault from 1.0 on',
    depends({type: 'notSupported', minVersion: '1.6'}, [{}, vault]),
  ],
  [
    'dependencies.not-supported-at-all',
    depends({type: 'notSupported'}, [{}, vault]),
    'does not support vault',
    depends({type: 'notSupported'}),
  ],
  [
    'dependencies.upgrade',
    depends({type: 'upgrade', packName: 'app', maxVersion: '3.26.7'}),
    'up to 3.26.7',
    depends({type: 'upgrade', packName: 'app'}),
  ],
];

const VARIABLES: readonly Row[] = [
  ['variables.name-missing', variable({name: ''}), 'no name', variable({})],
  ['variables.name', variable({name: 'a b'}), 'no reference can spell it', variable({})],
  ['variables.name-letters', variable({name: 'a-b'}), 'more than letters', variable({})],
  [
    'variables.name-taken',
    {variables: [{name: 'v'}, {name: 'v'}]},
    'two variables have the name',
    {variables: [{name: 'v'}, {name: 'V'}]},
  ],
  ['variables.display-name-missing', variable({displayName: ''}), 'no display name', variable({})],
  [
    'variables.display-name-taken',
    {
      variables: [
        {name: 'a', displayName: 'A'},
        {name: 'b', displayName: 'A'},
      ],
    },
    'two variables have the display name',
    {
      variables: [
        {name: 'a', displayName: 'A'},
        {name: 'b', displayName: 'B'},
      ],
    },
  ],
  ['variables.format', variable({format: 'int'}), 'no format "int"', variable({format: 'number'})],
  ['variables.input-type', variable({inputType: 'select'}), 'no input type', variable({inputType: 'multiline'})],
  ['variables.options', variable({inputType: 'dropdown'}), 'no options', variable({...dropdown, defaultValue: 'a'})],
  [
    'variables.options-twice',
    variable({inputType: 'dropdown', options: [{value: 'a'}, {value: 'a'}], defaultValue: 'a'}),
    'stands twice',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  [
    'variables.options-unused',
    variable({options: [{value: 'a'}]}),
    'for dropdowns only',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  ['variables.regex', variable({regex: '*.*'}), 'is not valid', variable({regex: '.*'})],
  [
    'variables.default',
    variable({format: 'ipv4', defaultValue: '10.0.0'}),
    'is not an IPv4',
    variable({format: 'ipv4', defaultValue: '10.0.0.1'}),
  ],
  [
    'variables.default-needed',
    variable({hidden: true, required: true}),
    'nobody can give it a value',
    variable({required: true}),
  ],
  [
    'variables.default-option',
    variable({...dropdown, defaultValue: 'c'}),
    'none of the options',
    variable({...dropdown, defaultValue: 'b'}),
  ],
  [
    'variables.default-label',
    variable({...dropdown, defaultValue: 'A'}),
    'the label of an option',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  [
    'variables.nested',
    variable({defaultValue: '{{.spectro.var.w}}'}),
    'in the default of another',
    variable({defaultValue: 'w'}),
  ],
  ['variables.hidden-empty', variable({hidden: true}), 'always be empty', variable({hidden: true, defaultValue: 'a'})],
  ['variables.is-hidden', variable({isHidden: true}), 'not a field of Palette', variable({isHidden: false})],
  [
    'variables.undeclared',
    {layers: [{values: 'a: "{{.spectro.var.prot}}"'}], variables: [{name: 'port'}]},
    'prot is not declared',
    values('# {{.spectro.var.port}}'),
  ],
  [
    'variables.undeclared',
    manifest('{{.spectro.var.port}}'),
    'port is not declared',
    {...manifest('{{.spectro.var.port}}'), variables: [{name: 'port'}]},
  ],
  ['variables.unused', {variables: [{name: 'v'}], layers: [{values: 'a: 1'}]}, 'declared and not used', variable({})],
  [
    'variables.in-macro',
    {layers: [{values: 'a: {{ .spectro.macro.m | default "{{.spectro.var.v}}" }}'}]},
    'inside another macro',
    variable({}),
  ],
  [
    'variables.piped',
    values('a: {{ .spectro.var.v | upper }}'),
    'upper is applied',
    values('a: {{ .spectro.macro.v | upper }}'),
  ],
  [
    'variables.in-content',
    values('pack:\n  content:\n    images:\n      - image: "a:{{.spectro.var.v}}"'),
    'stands in pack.content',
    values('pack:\n  namespace: "{{.spectro.var.v}}"'),
  ],
  [
    'variables.beside-macro',
    values('options:\n  system.uri: "{{.spectro.var.v}}:{{.spectro.system.cluster.name}}"'),
    'both a variable and a macro',
    values('options:\n  system.uri: "a/{{.spectro.var.v}}:{{.spectro.var.w}}"'),
  ],
];

const MACROS: readonly Row[] = [
  ['macros.kind', values('a: {{ .spectro.vars.v }}'), 'not a reference of Palette', values('a: {{ .Values.spectro }}')],
  ['macros.dot', values('a: {{ spectro.macro.v }}'), 'the dot before', values('a: {{ .spectro.macro.v }}')],
  [
    'macros.braces',
    values('a: "{.spectro.var.v}"'),
    'not between {{ and }}',
    values('# {.spectro.var.v}\na: .spectro.var.v is how it is written'),
  ],
  [
    'macros.system',
    values('a: {{ .spectro.system.cluster.nmae }}'),
    'no system macro cluster.nmae',
    values('a: {{ .spectro.system.cluster.nmae | default "x" }}'),
  ],
  [
    'macros.kubevip',
    {type: 'infra', cloud: 'aws', ...values('a: {{ .spectro.system.cluster.kubevip }}')},
    'empty on aws',
    {type: 'infra', cloud: 'vsphere', ...values('a: {{ .spectro.system.cluster.kubevip }}')},
  ],
  [
    'macros.pack',
    {layers: [{values: 'a: {{ .spectro.pack.b.x.y }}'}, {name: 'b', values: 'x: {}'}]},
    'b has no value at x.y',
    {layers: [{values: 'a: {{ .spectro.pack.b.x.y }}'}, {name: 'b', values: 'x.y: 1'}]},
  ],
  [
    'macros.pack',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {values: 'a: {{ .spectro.pack.kubernets.x }}'}]},
    'the profile has no pack kubernets',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {values: 'a: {{ .spectro.pack.kubernets.x | default "1" }}'}]},
  ],
  [
    'macros.pack-elsewhere',
    values('a: {{ .spectro.pack.kubernetes.x }}'),
    'another profile of the cluster',
    values('a: {{ .spectro.pack.app.a }}'),
  ],
  [
    'macros.custom',
    values('a: {{ .spectro.macro.proxy }}\nb: {{ .spectro.macro.proxy }}'),
    'must have the macro proxy',
    values('a: {{ .spectro.system.cluster.name }}'),
  ],
];

const copy = (name: string, text: string) => ({name, values: `pack:\n${text}`});
const display = (name: string, more = '') =>
  copy(`${name}--app`, `  spectrocloud.com/display-name: ${name}\n  namespace: ${name}\n${more}`);

const DUPLICATES: readonly Row[] = [
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

const content = (images: string, rest: string) => values(`pack:\n  content:\n    images:\n${images}\n${rest}`);
const IMAGES: readonly Row[] = [
  [
    'images.unlisted',
    content('      - image: docker.io/library/nginx:1.27', 'image: redis:7'),
    'redis:7 is not listed',
    content(
      '      - image: docker.io/library/nginx:1.27\n      - image: r.io/a/b:1',
      'image: nginx:1.27\nb:\n  registry: r.io\n  repository: a/b\n  tag: "1"\nc:\n  enabled: false\n  image: redis:7',
    ),
  ],
  [
    'images.no-list',
    manifest('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: redis:7'),
    'lists none in pack.content.images: redis:7',
    manifest('apiVersion: v1\nkind: Namespace'),
  ],
  [
    'images.entry',
    content('      - iamge: redis:7', 'a: 1'),
    'entry 1 of pack.content.images has no "image"',
    content('      - image: redis:7', 'a: 1'),
  ],
  [
    'images.entry',
    // As a pack of Portworx has it.
    content('      - image: docker.io/portworx/px-operator:25.2.2"', 'a: 1'),
    'px-operator:25.2.2" holds "',
    content(`      - image: 'r.io/{{ .spectro.pack.os.a | default "b" }}:1'`, 'a: 1'),
  ],
];

const presets = [
  {name: 'on', displayName: 'On', group: 'API', remove: [], add: 'api: true'},
  {name: 'off', displayName: 'Off', group: 'API', remove: ['ui'], add: 'api: false'},
];
const header = (list: string, text: string): Draft => ({
  layers: [{values: `# spectrocloud.com/enabled-presets: ${list}\n${text}`}],
  packs: [{presets}],
});
const PRESETS: readonly Row[] = [
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

const schemaOf = (defaultValue: string): Draft => ({
  ...schema('{{ format "${number}" }}', 'a:\n  b: "{{.spectro.var.v}}"'),
  variables: [{name: 'v', displayName: 'V', defaultValue}],
});
const VARIABLE_SCHEMAS: readonly Row[] = [
  ['schema.variable', schemaOf('many'), '"many" is not a number, once its variables', schemaOf('3')],
];

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
const HELM: readonly Row[] = [
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

const ROWS: readonly Row[] = [
  ...HELM,
  ...DUPLICATES,
  ...IMAGES,
  ...PRESETS,
  ...VARIABLE_SCHEMAS,
  ...PROFILE,
  ...LAYERS,
  ...PACKS,
  ...VALUES,
  ...SCHEMAS,
  ...DEPENDENCIES,
  ...VARIABLES,
  ...MACROS,
];

describe.each(ROWS)('%s', (code, bad, says, good) => {
  const title = RULES.find(rule => rule.code === code)?.title ?? '';
  test(`is told where it fails: ${title}`, () => {
    const found = problemsOf(bad).filter(problem => problem.code === code);
    expect(found.map(problem => problem.message)).toEqual([expect.stringContaining(says)]);
  });
  test(`passes: ${title}`, () => {
    expect(problemsOf(good).filter(problem => problem.code === code)).toEqual([]);
  });
});

test('every rule has a row here', () => {
  const rows = new Set(ROWS.map(([code]) => code));
  expect(RULES.map(({code}) => code).filter(code => !rows.has(code))).toEqual([]);
});

test('codes are unique, and every rule says what must be true and why', () => {
  expect(new Set(RULES.map(({code}) => code)).size).toBe(RULES.length);
  for (const {code, title, why} of RULES) {
    expect(code).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
    expect(title).toMatch(/^[A-Z`].*\.$/);
    expect(why).toMatch(/\.$/);
  }
});
