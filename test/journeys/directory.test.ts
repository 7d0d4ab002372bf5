import {cpSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {hasSharedData} from '../shared-data.ts';
import {choosesAddon, choosesPack} from './choosing-packs.ts';
import {beginsProfile, createsIt} from './new-profile.ts';
import {scriptedEditor, type ScriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, isTold, layersAre, pointAt} from './user.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');

test.skipIf(!hasSharedData('packs'))(
  'a profile is built from real packs on disk, edited, saved, made into a second version and compared',
  {timeout: 60_000},
  async () => {
    const home = temporaryHome();
    const editor = scriptedEditor(home);
    const terminal = openTerminal({home, env: {EDITOR: editor.command}});
    await terminal.until('no profiles yet');
    await addsDirectories(terminal, home);
    await buildsAProfile(terminal);
    await rearranges(terminal);
    await editsAndSaves(terminal, editor);
    await comparesWithANewVersion(terminal, editor);
  },
);

/** Two directories of real packs, and one with a broken pack beside them. */
async function addsDirectories(terminal: Terminal, home: string) {
  const broken = join(home, 'broken');
  mkdirSync(join(broken, 'nested/validator'), {recursive: true});
  const hostile = join(DATA, 'hostile/pack-json-trailing-comma-in-array-validator.json');
  cpSync(hostile, join(broken, 'nested/validator/pack.json'));
  terminal.press('R');
  await isAt(terminal, 'registries');
  for (const [path, name] of [
    [join(DATA, 'packs'), 'site'],
    [join(DATA, 'infra-packs'), 'infra'],
    [broken, 'broken'],
  ] as const) {
    terminal.press('a');
    await terminal.until('Add a registry');
    terminal.type(`${path}\r${name}\r`);
    await terminal.until(new RegExp(`^.. ?${name} +directory +\\d+`, 'm'));
  }
  await terminal.until(new RegExp(`site +directory +${readdirSync(join(DATA, 'packs')).length}\\b`));
  await terminal.until(new RegExp(`infra +directory +${readdirSync(join(DATA, 'infra-packs')).length}\\b`));
  terminal.press('j', 'j');
  await terminal.until(/nested\/validator: .*pack\.json line 8/);
  terminal.press('q');
  await isAt(terminal, 'profiles');
}

async function buildsAProfile(terminal: Terminal) {
  await beginsProfile(terminal, 'Full', 'AWS  ');
  terminal.type('site\r\r\renv:lab\r');
  await choosesPack(terminal, 'ubuntu-aws', '24.04');
  await isAt(terminal, 'new profile > K8s');
  await choosesPack(terminal, 'kubernetes ', '1.33.9');
  await isAt(terminal, 'new profile > CNI');
  await choosesPack(terminal, 'cni-calico ', '3.31.4');
  await isAt(terminal, 'new profile > CSI');
  await choosesPack(terminal, 'csi-aws-ebs', '1.57.1');
  for (const [name, version] of [
    ['argo-cd', '3.3.5'],
    ['hello-universe', '1.3.1'],
  ] as const) {
    await choosesAddon(terminal, name, version);
  }
  await terminal.until('2 add-ons');
  await createsIt(terminal, '9', 'site 1.0.0');
  await layersAre(terminal, 'ubuntu-aws', 'kubernetes', 'cni-calico', 'csi-aws-ebs', 'argo-cd', 'hello-universe');
}

async function rearranges(terminal: Terminal) {
  await pointAt(terminal, 'hello-universe');
  terminal.press('m', 'k', 'enter');
  await terminal.until(/hello-universe.*\n.*argo-cd/);
  terminal.press('u');
  await terminal.until(/argo-cd.*\n.*hello-universe/);
}

async function editsAndSaves(terminal: Terminal, editor: ScriptedEditor) {
  await pointAt(terminal, 'cni-calico');
  editor.changes('$a ofTheSite: 1');
  terminal.press('e');
  await isTold(terminal, 'cni-calico: +');
  terminal.press('w');
  await isTold(terminal, 'saved as site 1.0.0');
  const file = readFileSync(join(terminal.home, '.local/share/strata/profiles/site/1.0.0.yaml'), 'utf8');
  expect(file).toContain('ofTheSite: 1');
}

async function comparesWithANewVersion(terminal: Terminal, editor: ScriptedEditor) {
  terminal.press('V');
  await terminal.until('New version');
  terminal.press('enter');
  await isAt(terminal, 'site 1.0.1 > layers');
  await pointAt(terminal, 'cni-calico');
  editor.changes('s/ofTheSite: 1/ofTheSite: 2/');
  terminal.press('e');
  await isTold(terminal, 'cni-calico: +1 -1');
  terminal.press('w');
  await isTold(terminal, 'saved as site 1.0.1');
  terminal.press('4');
  await pointAt(terminal, '1.0.0');
  terminal.press('d');
  await isAt(terminal, 'compare');
  await terminal.until('site 1.0.0 -> 1.0.1   layers +0 -0 >0 ^0 ~1   values 1 path');
  await terminal.until(/~ +ofTheSite +1 -> 2/);
  terminal.press('s');
  await terminal.until(/- ofTheSite: 1\n.*\+ ofTheSite: 2/);
}
