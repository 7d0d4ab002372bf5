import {applyPatch, parsePatch} from 'diff';
import {expect, test} from 'vitest';
import {changesOf} from '../../../../src/domain/diff/change-list.ts';
import {diffProfiles} from '../../../../src/domain/diff/profile-diff.ts';
import {diffToJson} from '../../../../src/domain/diff/report/diff-json.ts';
import {formatValue, summarize} from '../../../../src/domain/diff/report/diff-words.ts';
import {formatMarkdown} from '../../../../src/domain/diff/report/markdown.ts';
import {formatPatch} from '../../../../src/domain/diff/report/patch.ts';
import {formatStat, formatText} from '../../../../src/domain/diff/report/report.ts';
import type {Layer} from '../../../../src/domain/layer/layer.ts';
import {layersOf, type Profile, type Variable} from '../../../../src/domain/profile/profile.ts';

function aLayer(name: string, more: Partial<Layer> = {}): Layer {
  return {'x-strata-id': name, name, layer: 'addon', version: '1.0.0', tag: '1.0.0', values: `of: ${name}\n`, ...more};
}

function aProfile(version: string, packs: readonly Layer[], variables: readonly Variable[], description = ''): Profile {
  const template = {type: 'cluster', cloudType: 'aws', packs};
  return {metadata: {name: 'web-prod', description, labels: {env: 'prod'}}, spec: {version, template, variables}};
}

const manifest = (replicas: number) => `kind: Deployment\nspec:\n  replicas: ${replicas}\n`;

const before = aProfile(
  '1.2.0',
  [
    aLayer('kubernetes', {layer: 'k8s', version: '1.32.3', tag: '1.32.x'}),
    aLayer('nginx'),
    aLayer('prometheus', {values: 'charts:\n  grafana:\n    replicas: 2\n    on: yes\n'}),
    aLayer('vault', {values: '# old words\na: 1\n'}),
    aLayer('objects', {type: 'manifest', values: '', manifests: [{name: 'web', content: manifest(1)}]}),
  ],
  [
    {name: 'token', isSensitive: true, defaultValue: 'old-secret'},
    {name: 'port', format: 'number', defaultValue: '80'},
  ],
);
const after = aProfile(
  '1.3.0',
  [
    aLayer('kubernetes', {layer: 'k8s', version: '1.33.6', tag: '1.33.x'}),
    aLayer('objects', {type: 'manifest', values: '', manifests: [{name: 'web', content: manifest(3)}]}),
    aLayer('prometheus', {values: 'charts:\n  grafana:\n    replicas: 3\n    on: "yes"\n'}),
    aLayer('vault', {values: '# new words\na: 1\n'}),
    aLayer('cert-manager'),
  ],
  [
    {name: 'token', isSensitive: true, defaultValue: 'new-secret'},
    {name: 'region', inputType: 'dropdown', options: [{value: 'eu'}], defaultValue: 'eu'},
  ],
  'Production',
);
const diff = diffProfiles(before, after);

test('the header counts what the report shows', () => {
  expect(summarize(diff)).toBe(
    'web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -1 >1 ^1 ~3   variables 3   values 2 paths   comments only 1',
  );
  expect(summarize(diffProfiles(before, before))).toBe('web-prod 1.2.0 -> 1.2.0   no changes');
});

test('the report names everything that differs, once', () => {
  expect(formatText(diff)).toMatchInlineSnapshot(`
    "web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -1 >1 ^1 ~3   variables 3   values 2 paths   comments only 1

    metadata
      + description  Production

    layers
      ^ kubernetes  1.32.x (1.32.3) -> 1.33.x (1.33.6)
      - nginx  1.0.0  (1 line of values)
      >~ objects  place 5 -> 2
          ~ manifest web  +1 -1 lines
               spec:
              -  replicas: 1
              +  replicas: 3
      ~ prometheus
          ~ charts.grafana.replicas  2 -> 3
          ~ charts.grafana.on  yes -> "yes"
      ~ vault
          values: comments only, +1 -1 lines
      + cert-manager  1.0.0  (1 line of values)

    variables
      ~ token
          ~ defaultValue  ******** -> ******** (secret)
      - port  number, defaultValue "80"
      + region  dropdown, defaultValue eu, options[value=eu]
    "
  `);
});

test('the statistics give a line for each part', () => {
  expect(formatStat(diff)).toMatchInlineSnapshot(`
    " metadata description  added
     layer kubernetes      version
     layer nginx           removed; values: +0 -1 lines
     layer objects         moved; 1 manifest
     layer prometheus      values: 2 paths, +2 -2 lines
     layer vault           values: comments only, +1 -1 lines
     layer cert-manager    added; values: +1 -0 lines
     variable token        1 field
     variable port         removed
     variable region       added
    web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -1 >1 ^1 ~3   variables 3   values 2 paths   comments only 1
    "
  `);
});

test('Markdown holds tables and the changed lines', () => {
  expect(formatMarkdown(diff)).toMatchInlineSnapshot(`
    "# web-prod 1.2.0 -> 1.3.0

    \`web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -1 >1 ^1 ~3   variables 3   values 2 paths   comments only 1\`

    ## Metadata

    |  | Key path | Before | After |
    | --- | --- | --- | --- |
    | \`added\` | \`description\` |  | \`Production\` |

    ## Layers

    |  | Layer | Kind | What | Values |
    | --- | --- | --- | --- | --- |
    | \`^\` | kubernetes | k8s | 1.32.x (1.32.3) -> 1.33.x (1.33.6) |  |
    | \`-\` | nginx | addon | 1.0.0 | +0 -1 lines |
    | \`>~\` | objects | addon | place 5 -> 2 |  |
    | \`~\` | prometheus | addon |  | 2 paths, +2 -2 lines |
    | \`~\` | vault | addon |  | comments only, +1 -1 lines |
    | \`+\` | cert-manager | addon | 1.0.0 | +1 -0 lines |

    ### objects

    <details><summary>manifest web: +1 -1 lines</summary>

    \`\`\`diff
    @@ -1,3 +1,3 @@
     kind: Deployment
     spec:
    -  replicas: 1
    +  replicas: 3
    \`\`\`

    </details>

    ### prometheus

    |  | Key path | Before | After |
    | --- | --- | --- | --- |
    | \`changed\` | \`charts.grafana.replicas\` | \`2\` | \`3\` |
    | \`changed\` | \`charts.grafana.on\` | \`yes\` | \`"yes"\` |

    <details><summary>values: 2 paths, +2 -2 lines</summary>

    \`\`\`diff
    @@ -1,4 +1,4 @@
     charts:
       grafana:
    -    replicas: 2
    -    on: yes
    +    replicas: 3
    +    on: "yes"
    \`\`\`

    </details>

    ### vault

    <details><summary>values: comments only, +1 -1 lines</summary>

    \`\`\`diff
    @@ -1,2 +1,2 @@
    -# old words
    +# new words
     a: 1
    \`\`\`

    </details>

    ## Variables

    |  | Variable | What |
    | --- | --- | --- |
    | \`~\` | \`token\` | \`defaultValue\` \`********\` → \`********\` |
    | \`-\` | \`port\` | number, defaultValue "80" |
    | \`+\` | \`region\` | dropdown, defaultValue eu, options\\[value=eu\\] |
    "
  `);
});

test('the patch turns the old texts into the new ones', () => {
  const patches = parsePatch(formatPatch(diff));
  const prometheus = patches.find(patch => patch.newFileName === 'b/prometheus/values.yaml');
  expect(prometheus && applyPatch(layersOf(before)[2]?.values ?? '', prometheus)).toBe(layersOf(after)[2]?.values);
  expect(patches.map(patch => [patch.oldFileName, patch.newFileName])).toEqual([
    ['a/nginx/values.yaml', '/dev/null'],
    ['a/objects/manifests/web', 'b/objects/manifests/web'],
    ['a/prometheus/values.yaml', 'b/prometheus/values.yaml'],
    ['a/vault/values.yaml', 'b/vault/values.yaml'],
    ['/dev/null', 'b/cert-manager/values.yaml'],
  ]);
});

test('no form shows a secret, and each says that it changed', () => {
  for (const text of [formatText(diff), formatPatch(diff), formatMarkdown(diff), JSON.stringify(diffToJson(diff))]) {
    expect(text).not.toMatch(/old-secret|new-secret/);
    expect(text).toContain('********');
  }
  expect(formatText(diffProfiles(before, after, {reveal: true}))).toContain('old-secret -> new-secret');
});

test('a default that was secret on one side only is masked on both', () => {
  const open = {...after, spec: {...after.spec, variables: [{name: 'token', defaultValue: 'new-secret'}]}};
  expect(JSON.stringify(diffProfiles(before, open).variables)).not.toMatch(/old-secret|new-secret/);
});

test('the changes have ids of their own, in the order of the report', () => {
  const ids = changesOf(diff).map(change => change.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([
    'metadata/description',
    'layers/kubernetes/version',
    'layers/-nginx/removed',
    'layers/objects/moved',
    'layers/objects/manifests/content/web',
    'layers/prometheus/values/changed/charts.grafana.replicas',
    'layers/prometheus/values/changed/charts.grafana.on',
    'layers/vault/values',
    'layers/+cert-manager/added',
    'variables/token',
    'variables/port',
    'variables/region',
  ]);
});

test('the JSON form holds hunks in place of whole texts, and is plain data', () => {
  const json = diffToJson(diff);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(json.layers.find(layer => layer.name === 'vault')?.values).toEqual({
    comparedAs: 'yaml',
    extent: 'comments',
    paths: [],
    added: 1,
    removed: 1,
    hunks: [{aStart: 1, aCount: 2, bStart: 1, bCount: 2, lines: ['-# old words', '+# new words', ' a: 1']}],
  });
});

test('texts that could be taken for something else are quoted', () => {
  expect(['a', '1', 'true', '', ' a', 'a -> b', 'v1.2', 'a b'].map(formatValue)).toEqual([
    'a',
    '"1"',
    '"true"',
    '""',
    '" a"',
    '"a -> b"',
    'v1.2',
    'a b',
  ]);
});

test('control characters of strangers are shown, not sent', () => {
  const hostile = aProfile('1.3.0', [aLayer('\u001B[2Jx', {values: 'a: "\u202E"\n'})], [], '\u001B]0;title\u0007');
  for (const text of [formatText, formatStat, formatMarkdown].map(format => format(diffProfiles(before, hostile)))) {
    for (const character of ['\u001B', '\u0007', '\u202E']) expect(text).not.toContain(character);
  }
});

test('Markdown of strangers stays text', () => {
  const hostile = aProfile('1.3.0', layersOf(before), before.spec.variables ?? [], '`a` | <b> ```');
  const text = formatMarkdown(diffProfiles(before, hostile));
  expect(text).toContain(String.raw`\|`);
  expect(text.split('\n').filter(line => line.startsWith('```'))).toEqual([]);
});
