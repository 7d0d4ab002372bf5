import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {choosesAddon, choosesPack} from './choosing-packs.ts';
import {addsManifestLayer, beginsProfile} from './new-profile.ts';
import {type ScriptedEditor, scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {addonsAre, doesNotSee, hintedKeys, isAt, isTold, layersAre, pointAt} from './user.ts';

/** A story with nothing at hand but what strata brings. It takes some seconds: one long story costs less than many starts. */
const A_STORY = {timeout: 60_000};

test('a full profile for AWS is built, rearranged, edited and saved', A_STORY, async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const terminal = openTerminal({home, env: {EDITOR: editor.command}});
  await terminal.until('no profiles yet: a makes the first');

  await startsANewProfile(terminal);
  await choosesTheCoreLayers(terminal);
  await choosesAddons(terminal);
  await goesBackAndSeesNothingLost(terminal);
  await createsIt(terminal);

  await addsAndRemovesALayer(terminal);
  await movesLayers(terminal);
  await editsValues(terminal, editor);
  await keepsOrDiscardsWhatAFailingEditorLeft(terminal, editor);
  await mendsInvalidYaml(terminal, editor);
  await mendsAProblem(terminal, editor);
  await writesAManifest(terminal, editor);
  await saves(terminal);
});

async function startsANewProfile(terminal: Terminal) {
  await beginsProfile(terminal, 'Full', 'AWS  ');
  terminal.type('web-prod\r');
  terminal.press('backspace');
  await terminal.until(/"1\.0\." is not a version: .*\n? .*1\.2\.3-rc\.1/);
  terminal.type('0\rThe shop\renv:prod, team:web\r');
  await isAt(terminal, 'new profile > OS');
}

async function choosesTheCoreLayers(terminal: Terminal) {
  await terminal.until('enter choose');
  expect(hintedKeys(terminal)).toEqual([...new Set(hintedKeys(terminal))]);
  await choosesPack(terminal, 'ubuntu-aws', '24.04');
  await isAt(terminal, 'new profile > K8s');
  await choosesPack(terminal, 'kubernetes ', '1.33.x');
  await isAt(terminal, 'new profile > CNI');
  await choosesPack(terminal, 'cni-calico', '3.31.2');
  await isAt(terminal, 'new profile > CSI');
  await choosesPack(terminal, 'csi-aws-ebs', '1.57.1');
  await isAt(terminal, 'new profile > Add-ons');
}

async function choosesAddons(terminal: Terminal) {
  await choosesAddon(terminal, 'prometheus-operator', '69.8.2');
  await choosesAddon(terminal, 'fluentbit', '5.0.3');
  await addsManifestLayer(terminal, 'extra-objects');
  await terminal.until('step 8 of 9, 3 add-ons');
}

async function goesBackAndSeesNothingLost(terminal: Terminal) {
  terminal.press('3');
  await terminal.until(/Name +web-prod\n +Version +1\.0\.0\n +Description +The shop.*\n +Tags +env:prod, team:web/);
  terminal.press('esc');
  await terminal.until(/^> +AWS/m);
  terminal.press('5');
  await terminal.until('1.33.x');
  terminal.press('8');
  await terminal.until('step 8 of 9, 3 add-ons');
}

async function createsIt(terminal: Terminal) {
  terminal.press('9');
  await terminal.until('Create it?');
  // It is checked in the background.
  await terminal.until('extra-objects holds no manifest');
  expect(terminal.screen().join('\n')).toMatch(/os +ubuntu-aws +24\.04\n +k8s +kubernetes +1\.33\.x/);
  terminal.press('enter');
  await isAt(terminal, 'web-prod 1.0.0 > layers');
  await isTold(terminal, 'web-prod 1.0.0 created');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
}

async function addsAndRemovesALayer(terminal: Terminal) {
  terminal.press('D');
  await isTold(terminal, 'core layer');
  terminal.press('a');
  await terminal.until('A pack from the registries');
  terminal.press('enter');
  await terminal.until('packs fit');
  await choosesPack(terminal, 'cert-manager', '1.17.2');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects', 'cert-manager');
  terminal.press('D');
  await isTold(terminal, 'removed cert-manager; u brings it back');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
  terminal.press('u');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects', 'cert-manager');
  terminal.press('ctrl+r');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
  terminal.press('u', 'u');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
  await isAt(terminal, 'web-prod 1.0.0 > layers');
}

async function movesLayers(terminal: Terminal) {
  await pointAt(terminal, 'extra-objects');
  terminal.press('m');
  await isTold(terminal, 'moving extra-objects');
  terminal.press('g');
  await addonsAre(terminal, 'extra-objects', 'prometheus-operator', 'fluentbit');
  terminal.press('esc');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
  await isAt(terminal, 'web-prod 1.0.0 > layers');
  terminal.press('m', 'k', 'enter');
  await addonsAre(terminal, 'prometheus-operator', 'extra-objects', 'fluentbit');
  terminal.press('K');
  await addonsAre(terminal, 'extra-objects', 'prometheus-operator', 'fluentbit');
  terminal.press('J', 'J');
  await addonsAre(terminal, 'prometheus-operator', 'fluentbit', 'extra-objects');
  terminal.press('u', 'u', 'u', 'u');
  await isTold(terminal, 'undone: Move extra-objects');
  await isAt(terminal, 'web-prod 1.0.0 > layers');
  terminal.press('u');
  await isTold(terminal, 'nothing to undo');
}

async function editsValues(terminal: Terminal, editor: ScriptedEditor) {
  await pointAt(terminal, 'prometheus-operator');
  terminal.press('e');
  await isTold(terminal, 'no changes');
  editor.changes('s/scrapeInterval: 30s/scrapeInterval: 15s/');
  terminal.press('e');
  await isTold(terminal, 'prometheus-operator: ');
  await terminal.until(/prometheus-operator +69\.8\.2 +69\.8\.2 .*~/);
  expect(editor.opened().at(-1)).toMatch(/prometheus-operator\.values\.yaml$/);
  terminal.press('d');
  await terminal.until(/prometheusSpec\.scrapeInterval\n +- 30s\n +\+ 15s/);
  terminal.press('esc');
  await isAt(terminal, 'web-prod 1.0.0* > layers');
}

async function keepsOrDiscardsWhatAFailingEditorLeft(terminal: Terminal, editor: ScriptedEditor) {
  editor.does('sed "s/retention: 120h/retention: 240h/" "$file" > "$file.new"; mv "$file.new" "$file"; exit 1');
  terminal.press('e');
  await terminal.until('The editor did not end as it should, and the text was changed');
  terminal.press('x');
  await isTold(terminal, 'as it was before; the discarded text is in');
  terminal.press('u');
  await isTold(terminal, 'undone: Edit prometheus-operator');
  terminal.press('ctrl+r');
  await isTold(terminal, 'done again: Edit prometheus-operator');
  terminal.press('e');
  await terminal.until('The editor did not end as it should, and the text was changed');
  terminal.press('k');
  await isTold(terminal, 'prometheus-operator: ');
  terminal.press('d');
  await terminal.until(/alertmanagerSpec\.retention\n +- 120h\n +\+ 240h/);
  terminal.press('esc');
  await isAt(terminal, 'web-prod 1.0.0* > layers');
}

async function mendsInvalidYaml(terminal: Terminal, editor: ScriptedEditor) {
  await pointAt(terminal, 'fluentbit');
  editor.changes('s/^pack:$/pack: [/');
  terminal.press('e');
  await terminal.until(/│ Line \d+: /);
  await terminal.until(/│ >? +\d+ {2}pack: \[/);
  // The same text again, at that line, and not the layer's own.
  editor.does(':');
  terminal.press('e');
  await terminal.until(() => editor.found().includes('pack: ['));
  await terminal.until(/│ Line \d+: /);
  expect(editor.opened().at(-1)).toMatch(/^\+\d+ .*fluentbit\.values\.yaml$/);
  terminal.press('k');
  await isTold(terminal, 'fluentbit is kept with an error on line');
  terminal.press('w');
  await isTold(terminal, 'not saved: fluentbit line');
  editor.changes('s/^pack: \\[$/pack:/');
  terminal.press('e');
  await isTold(terminal, 'fluentbit: +1 -1');
  // It is as it was saved.
  await terminal.until(/fluentbit +5\.0\.3 +5\.0\.3 +5$/m);
}

/** The starter's Prometheus asks for a password: from the list of problems to its line, and into the editor there. */
async function mendsAProblem(terminal: Terminal, editor: ScriptedEditor) {
  await terminal.until('1 error, 1 warning');
  terminal.press('!');
  await isAt(terminal, 'web-prod 1.0.0* > problems');
  await pointAt(terminal, 'error');
  await terminal.until('adminPassword is required, and empty');
  terminal.press('enter');
  await isAt(terminal, 'web-prod 1.0.0* > prometheus-operator > values');
  await terminal.until(/^>!\d+ +adminPassword: ""/m);
  editor.changes('s/adminPassword: ""/adminPassword: "correct horse"/');
  terminal.press('e');
  await isTold(terminal, 'prometheus-operator: +1 -1');
  expect(editor.opened().at(-1)).toMatch(/^\+103 /);
  await terminal.until('! 1 warning');
  doesNotSee(terminal, 'correct horse');
  terminal.press('esc', 'esc');
  await isAt(terminal, 'web-prod 1.0.0* > layers');
}

async function writesAManifest(terminal: Terminal, editor: ScriptedEditor) {
  await pointAt(terminal, 'extra-objects');
  terminal.press('enter');
  await isAt(terminal, 'web-prod 1.0.0* > extra-objects > manifests');
  for (const name of ['shop', 'cellar']) {
    editor.does(`printf 'apiVersion: v1\\nkind: Namespace\\nmetadata:\\n  name: ${name}\\n' > "$file"`);
    terminal.press('a');
    await terminal.until('Add a manifest');
    terminal.type(`${name}\r`);
    await isTold(terminal, `extra-objects/${name}: +4`);
  }
  await pointAt(terminal, 'cellar');
  terminal.press('K');
  await terminal.until(/cellar.*\n.*shop/);
  terminal.press('esc');
  await isAt(terminal, 'web-prod 1.0.0* > layers');
}

async function saves(terminal: Terminal) {
  terminal.press('w');
  await isTold(terminal, 'saved as web-prod 1.0.0');
  await isAt(terminal, 'web-prod 1.0.0 > layers');
  doesNotSee(terminal, '~');
  const file = readFileSync(join(terminal.home, '.local/share/strata/profiles/web-prod/1.0.0.yaml'), 'utf8');
  expect(file).toContain('scrapeInterval: 15s');
  expect(file).toContain('retention: 240h');
  expect(file).toMatch(/name: cellar[^]*name: shop/);
  await layersAre(
    terminal,
    'ubuntu-aws',
    'kubernetes',
    'cni-calico',
    'csi-aws-ebs',
    'prometheus-operator',
    'fluentbit',
    'extra-objects',
  );
}
