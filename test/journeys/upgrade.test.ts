import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {scriptedEditor, type ScriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, isTold} from './user.ts';

test(
  'a customised layer is upgraded by keyboard with one conflict, undone, done again and saved',
  {timeout: 60_000},
  async () => {
    const home = temporaryHome();
    const editor = scriptedEditor(home);
    await makesAProfile(home);
    const terminal = openTerminal({home, env: {EDITOR: editor.command}});
    await customises(terminal, editor);
    await choosesAVersion(terminal);
    await answersTheConflict(terminal);
    await previewsAndApplies(terminal);
    await undoesAndRedoes(terminal);
    await saves(terminal);
    const saved = readFileSync(join(home, '.local/share/strata/profiles/shop/1.0.0.yaml'), 'utf8');
    expect(saved).toContain('version: 69.8.2');
    expect(saved).toContain('retention: 30d');
    expect(saved).toContain('prometheus-operator:v0.80.1');
    expect(saved).toContain('# ours: a month');
  },
);

async function makesAProfile(home: string) {
  const args = ['new', 'shop', '--type', 'add-on', '--layer', 'prometheus-operator@65.5.1'];
  expect(await openTerminal({home, args}).ended()).toEqual({status: 0, signal: 0});
}

async function customises(terminal: Terminal, editor: ScriptedEditor) {
  await terminal.until(/^>.*shop/m);
  terminal.press('enter');
  await isAt(terminal, 'shop 1.0.0 > layers');
  await terminal.until(/prometheus-operator +65\.5\.1 +65\.5\.1 +10 +\^/);
  await terminal.until('1 with a newer version (^)');
  editor.changes('s/\\( *\\)retention: 10d/\\1# ours: a month\\n&/; s/retention: 10d/retention: 30d/');
  terminal.press('e');
  await isTold(terminal, 'prometheus-operator: +2 -1');
  terminal.press('w');
  await isTold(terminal, 'saved as shop 1.0.0');
}

async function choosesAVersion(terminal: Terminal) {
  terminal.press('v');
  await isAt(terminal, 'shop 1.0.0 > upgrade prometheus-operator');
  await terminal.until(/^> +69\.8\.2 +4 majors on/m);
  await terminal.until(/^ \* 65\.5\.1 +in use/m);
  terminal.press('enter');
  await isAt(terminal, 'shop 1.0.0 > upgrade prometheus-operator > 69.8.2');
}

async function answersTheConflict(terminal: Terminal) {
  await terminal.until('conflicts 1  orphans 0');
  await terminal.until(/^> +! \? +.*retention +mine 30d, new 15d, was 10d/m);
  terminal.press('d');
  await terminal.until('what changes in the values');
  terminal.press('enter');
  await isTold(terminal, '1 conflict to answer first');
  terminal.press('1');
  await terminal.until('[1 changes]');
  terminal.press('enter');
  await terminal.until('Keep mine: 30d');
  terminal.press('m');
  await isTold(terminal, 'every conflict is answered');
}

async function previewsAndApplies(terminal: Terminal) {
  terminal.press('d');
  await terminal.until('what changes in the values');
  await terminal.until(/\d \+ .*prometheus-operator:v0\.80/);
  terminal.press('enter');
  await isTold(terminal, 'prometheus-operator is at 69.8.2');
  await isAt(terminal, 'shop 1.0.0* > layers');
  await terminal.until(/prometheus-operator +69\.8\.2 +69\.8\.2 .*~/);
}

async function undoesAndRedoes(terminal: Terminal) {
  terminal.press('u');
  await isTold(terminal, 'undone: Upgrade prometheus-operator to 69.8.2');
  await isAt(terminal, 'shop 1.0.0 > layers');
  await terminal.until(/prometheus-operator +65\.5\.1 +65\.5\.1 +10 +\^/);
  terminal.press('ctrl+r');
  await isTold(terminal, 'done again: Upgrade prometheus-operator to 69.8.2');
  await terminal.until(/prometheus-operator +69\.8\.2 +69\.8\.2/);
}

async function saves(terminal: Terminal) {
  terminal.press('w');
  await isTold(terminal, 'saved as shop 1.0.0');
  await isAt(terminal, 'shop 1.0.0 > layers');
  terminal.press('Q');
  expect(await terminal.ended()).toEqual({status: 0, signal: 0});
}
