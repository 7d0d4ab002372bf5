import {expect, test} from 'vitest';
import {choosesAddon} from './choosing-packs.ts';
import {beginsProfile, createsIt} from './new-profile.ts';
import {type ScriptedEditor, scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {doesNotSee, isAt, isTold, pointAt} from './user.ts';

/** A story with nothing at hand but what strata brings. It takes some seconds: one long story costs less than many starts. */
const A_STORY = {timeout: 60_000};

test(
  'versions are made, compared, cloned and deleted; place, unsaved work, undo and redo outlive the program',
  A_STORY,
  async () => {
    const home = temporaryHome();
    const editor = scriptedEditor(home);
    const start = {home, env: {EDITOR: editor.command}};
    const terminal = openTerminal(start);

    await makesAnAddonProfile(terminal);
    await makesANewVersion(terminal, editor);
    await comparesBothVersions(terminal);
    await clonesIt(terminal);
    await editsInfo(terminal);
    await deletesAndRestores(terminal);
    await quitsInALayer(terminal);

    const again = openTerminal(start);
    await isAt(again, 'tools 1.1.0 > velero > values');
    await again.until(/^>\s+12 /m);
    await leavesUnsavedWork(again);
    again.kill('SIGKILL');
    await again.ended();

    const recovered = openTerminal(start);
    await findsTheDraftAgain(recovered);
  },
);

async function makesAnAddonProfile(terminal: Terminal) {
  await terminal.until('no profiles yet');
  await beginsProfile(terminal, 'Add-on');
  terminal.type('tools\r\rWhat every cluster has\rteam:core\r');
  await choosesAddon(terminal, 'nginx', '1.12.1');
  await choosesAddon(terminal, 'velero', '9.1.2');
  terminal.press('K');
  await terminal.until(/velero.*\n.*nginx/);
  await createsIt(terminal, '4', 'tools 1.0.0');
}

async function makesANewVersion(terminal: Terminal, editor: ScriptedEditor) {
  terminal.press('V');
  await terminal.until('New version');
  terminal.press('backspace', 'backspace', 'backspace');
  terminal.type('0.0\r');
  await terminal.until('1.0.0 exists already');
  terminal.press('backspace', 'backspace', 'backspace');
  terminal.type('1.0\r');
  await isAt(terminal, 'tools 1.1.0 > layers');
  await isTold(terminal, 'tools 1.1.0 made from tools 1.0.0');
  await pointAt(terminal, 'nginx');
  editor.changes('s/replicaCount: 2/replicaCount: 7/');
  terminal.press('e');
  await isTold(terminal, 'nginx: +1 -1');
  terminal.press('K', 'J', 'w');
  await isTold(terminal, 'saved as tools 1.1.0');
}

async function comparesBothVersions(terminal: Terminal) {
  terminal.press('4');
  await terminal.until('2 versions');
  await pointAt(terminal, '1.0.0 ');
  terminal.press('d');
  await terminal.until(/tools 1\.0\.0 -> 1\.1\.0 +layers \+0 -0 >0 \^0 ~1 +values 1 path/);
  await terminal.until(/replicaCount +\d+ -> 7/);
  terminal.press('s');
  await terminal.until(/\n +\d+ - +replicaCount: .*\n +\d+ \+ +replicaCount: 7/);
  terminal.press(']');
  await terminal.until('change 1/1');
  terminal.press('esc');
  await isAt(terminal, 'tools 1.1.0 > versions');
}

/** The version under the cursor, not the open one. */
async function clonesIt(terminal: Terminal) {
  await pointAt(terminal, '1.1.0 ');
  terminal.press('c');
  await terminal.until('Clone to another name');
  terminal.press('ctrl+u');
  terminal.type('Edge Tools\r\r');
  await isAt(terminal, 'Edge Tools 1.1.0 > layers');
}

async function editsInfo(terminal: Terminal) {
  terminal.press('r');
  await terminal.until('Edit info');
  terminal.press('enter', 'enter', 'ctrl+u');
  terminal.type('What every edge has\r');
  terminal.press('ctrl+u');
  terminal.type('team:edge, site:north\r');
  await isAt(terminal, 'Edge Tools 1.1.0* > layers');
  terminal.press('3');
  await terminal.until(/description +What every edge has\n +tags +team:edge +site:north/);
  terminal.press('w');
  await isTold(terminal, 'saved as Edge Tools 1.1.0');
}

async function deletesAndRestores(terminal: Terminal) {
  terminal.press('esc');
  await isAt(terminal, 'profiles');
  await terminal.until('2 profiles');
  await pointAt(terminal, 'tools  ');
  terminal.press('D');
  await terminal.until('tools: 1.1.0, 1.0.0');
  // The key that opens the question does not answer it, and neither does enter: Cancel has the focus.
  terminal.press('D', 'enter');
  await terminal.until('2 profiles');
  terminal.press('D', 'tab');
  await terminal.until('>[ Delete 2 versions ]');
  terminal.press('enter');
  await isTold(terminal, '2 versions moved to the trash');
  await terminal.until('1 profile');
  await terminal.until(/^>.*Edge Tools/m);
  doesNotSee(terminal, 'tools  ');
  terminal.press('T');
  await terminal.until('2 to restore');
  terminal.press('enter');
  await terminal.until('1 to restore');
  terminal.press('enter');
  await terminal.until('the trash is empty');
  terminal.press('esc');
  await terminal.until('2 profiles');
}

async function quitsInALayer(terminal: Terminal) {
  await pointAt(terminal, 'tools  ');
  terminal.press('enter');
  await isAt(terminal, 'tools 1.1.0 > layers');
  await pointAt(terminal, 'velero');
  terminal.press('enter');
  await isAt(terminal, 'tools 1.1.0 > velero > values');
  terminal.type('jjjjjjjjjjj');
  await terminal.until(/^>\s+12 /m);
  terminal.press('Q');
  expect(await terminal.ended()).toEqual({status: 0, signal: 0});
}

async function leavesUnsavedWork(terminal: Terminal) {
  terminal.press('esc');
  await isAt(terminal, 'tools 1.1.0 > layers');
  terminal.press('J');
  await isAt(terminal, 'tools 1.1.0* > layers');
  await terminal.until(/nginx.*\n.*velero/);
  terminal.press('K');
  await terminal.until(/velero.*\n.*nginx/);
  terminal.press('u');
  await isTold(terminal, 'undone: Move velero');
}

async function findsTheDraftAgain(terminal: Terminal) {
  await terminal.until('Move velero');
  terminal.press('enter');
  await isAt(terminal, 'tools 1.1.0* > layers');
  await terminal.until(/nginx.*\n.*velero/);
  terminal.press('ctrl+r');
  await isTold(terminal, 'done again: Move velero');
  await terminal.until(/velero.*\n.*nginx/);
  terminal.press('u', 'u');
  await isTold(terminal, 'undone: Move velero');
  await isAt(terminal, 'tools 1.1.0 > layers');
  terminal.press('q', 'q');
  expect(await terminal.ended()).toEqual({status: 0, signal: 0});
}
