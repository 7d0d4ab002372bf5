import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {mkdir, open} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, pastes} from './user.ts';

/** What people hand over by mistake, and what hostile ones make: each is told in one message, and nothing is written. */
const A_STORY = {timeout: 60_000};

const template = {type: 'add-on', cloudType: 'all', packs: [] as readonly object[]};
const aProfile = (metadata: object, spec: object = {}) =>
  JSON.stringify({metadata, spec: {version: '1.0.0', template, ...spec}});

const FILES: readonly (readonly [file: string, content: string | Uint8Array, said: string])[] = [
  ['cut.json', '{"metadata": ', 'line 1, column 14: a value is expected, not the end of the file'],
  ['broken.yaml', 'metadata: [1\nspec: {', 'line 2'],
  ['notes.txt', 'call Ada about the cluster\n', 'it is plain text'],
  ['pack.json', '{"name": "nginx", "version": "1.0.0", "layer": "addon", "cloudTypes": ["all"]}', 'it is a pack.json'],
  ['x.tfstate', '{"version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "l"}', 'it is a Terraform state'],
  ['main.tf', 'resource "spectrocloud_cluster_profile" "x" {\n}\n', 'it is Terraform configuration (HCL)'],
  ['cluster.yaml', 'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\n', 'it is a Kubernetes object, Cluster'],
  ['bare.json', '{"metadata": {"name": "x"}, "spec": {"version": "1.0.0"}}', 'whose spec has no template with packs'],
  [
    'typed.json',
    aProfile({name: 'x'}, {template: {...template, packs: [{name: 'a'}, {name: 'b', values: 5}]}}),
    'spec.template.packs[1].values is the number 5',
  ],
  ['escape.json', aProfile({name: ['\u001B[2J']}), 'metadata.name is a list'],
  ['nul.json', aProfile({name: 'x'}).replace('x', '\0'), 'it holds binary data'],
  ['x.json.gz', gzipSync(aProfile({name: 'x'})), 'it is compressed (gzip)'],
  ['latin1.json', Uint8Array.of(0x7b, 0xe9, 0x7d), 'it is not UTF-8 text'],
  ['bomb.yaml', 'a: [1]\n'.repeat(60_000), 'holds more than 50,000 entries'],
];

test('bad files are told one by one, and nothing is written', A_STORY, async () => {
  const home = temporaryHome();
  for (const [file, content] of FILES) writeFileSync(join(home, file), content);
  const large = await open(join(home, 'large.json'), 'w');
  await large.truncate(100_000_000);
  await large.close();
  const terminal = openTerminal({home});
  await terminal.until('no profiles yet');

  for (const [file, , said] of FILES) await failsToImport(terminal, `~/${file}`, said);
  await failsToImport(terminal, '~/large.json', 'is larger than 5 MB');
  await failsToImport(terminal, '~/nowhere.json', 'no such file');
  await mkdir(join(home, 'empty'));
  await failsToImport(terminal, '~/empty', 'holds no JSON or YAML file');
  expect(storedIn(home)).toEqual([]);
});

test('what is pasted is looked at in the same way, and a good document is taken after all', A_STORY, async () => {
  const home = temporaryHome();
  const terminal = openTerminal({home});
  await terminal.until('no profiles yet');

  for (const [text, said] of [
    ['{"metadata": {"name": "x"}', 'the pasted text line 1'],
    ['name: nginx\nversion: 1.0.0\nlayer: addon\n', 'it is a pack.json'],
    [aProfile({name: 'x', labels: {a: 1}}), 'metadata.labels.a is the number 1'],
  ] as const) {
    await pastes(terminal, text);
    await told(terminal, said);
    await isClosed(terminal);
  }
  expect(storedIn(home)).toEqual([]);

  await pastes(terminal, aProfile({name: '../../x'}));
  await isAt(terminal, 'import > pasted text');
  terminal.press('enter');
  await told(terminal, 'would lead out of the workspace; r gives it another one');
  // As long as the screen is open, so that it can be gone on with should strata be cut off.
  expect(storedIn(home)).toEqual(['the document being imported']);
  terminal.press('r');
  await terminal.until('Import under another name or version');
  terminal.press(...Array<string>(7).fill('backspace'));
  terminal.type('good\r\r');
  await terminal.until('good 1.0.0 is new');
  terminal.press('enter');
  await isAt(terminal, 'good 1.0.0 > layers');
  expect(storedIn(home)).toEqual(['good']);
});

async function failsToImport(terminal: Terminal, path: string, said: string) {
  terminal.press('I');
  await terminal.until('Import a profile');
  terminal.type(`${path}\r`);
  await told(terminal, said);
  // The form comes back with the path, to be mended.
  await terminal.until(screen => screen.includes(path) && screen.includes('Import a profile'));
  terminal.press('esc');
  await isClosed(terminal);
}

/** In the notice or in the form, whichever way it is broken into lines. */
async function told(terminal: Terminal, said: string) {
  const wanted = said.replaceAll(' ', '');
  await terminal.until(screen => screen.replaceAll(/[\s│]/g, '').includes(wanted));
}

async function isClosed(terminal: Terminal) {
  await terminal.until(screen => !screen.includes('Import a profile'));
}

/** Names of the profiles that were written, and of what was kept of imports. */
function storedIn(home: string): readonly string[] {
  const workspace = join(home, '.local/share/strata');
  const inside = (directory: string) =>
    existsSync(join(workspace, directory)) ? readdirSync(join(workspace, directory)) : [];
  const drafts = inside('drafts').map(name => (name.startsWith('.import.') ? 'the document being imported' : name));
  return [...new Set([...inside('profiles'), ...inside('imported'), ...drafts])];
}
