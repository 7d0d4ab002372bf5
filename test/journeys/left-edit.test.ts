import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aManifestLayer} from './documents.ts';
import {scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {imports, isAt, isTold} from './user.ts';

const DOCUMENT = JSON.stringify(aDocument('web', [aManifestLayer('app', 'a: 1\n')]));

/** strata on a profile of one layer. `again` is its next start, in the same home. */
async function openWithLayer() {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const start = {home, args: ['--dir', `${home}/ws`], env: {EDITOR: editor.command}};
  const terminal = openTerminal(start);
  await terminal.until('no profiles yet');
  await imports(terminal, DOCUMENT, 'web 1.0.0');
  return {terminal, editor, again: () => openTerminal(start)};
}

/** The line is cut while the editor has the terminal. */
async function isCutOff(terminal: Terminal): Promise<void> {
  terminal.kill('SIGKILL');
  await terminal.ended();
  terminal.hangUp();
}

test('what was typed into an editor that was open when the line was cut is offered at the next start', async () => {
  const {terminal: first, editor, again} = await openWithLayer();

  // An editor that has saved, and is still open when everything dies.
  editor.does('echo "a: 2" > "$file"; echo saved; sleep 20');
  first.press('e');
  await first.until('saved');
  await isCutOff(first);

  const second = again();
  await second.until('app, in the editor');
  second.press('enter');
  await second.until('Keep the changes');
  second.press('k');
  await isTold(second, 'app: +1 -1 lines');
  await isAt(second, 'web 1.0.0* > app > values');
  expect(second.screen().join('\n')).toContain('a: 2');
});

test('what was typed and never saved in an editor that died is where the editor kept it, and is offered', async () => {
  const {terminal: first, editor, again} = await openWithLayer();

  // As vim does: what is typed goes to a file beside the text, from which it is recovered when that is opened again.
  const swap = '"${file%/*}/.${file##*/}.swp"';
  editor.does(`echo "a: 2" > ${swap}; kill -9 $$`);
  first.press('e');
  await first.until(
    screen => screen.includes('what was not saved is in .app.values.yaml.swp') && screen.includes('Edit again'),
  );
  expect(first.screen().join('\n')).not.toContain('Keep the changes');
  editor.does('echo typing; sleep 20');
  first.press('e');
  await first.until('typing');
  await isCutOff(first);

  const second = again();
  await second.until('app, in the editor');
  second.press('enter');
  await second.until(screen =>
    screen.replaceAll(/[\s│]+/g, ' ').includes('what was not saved is in .app.values.yaml.swp'),
  );
  editor.does(`mv ${swap} "$file"`);
  second.press('e');
  await isTold(second, 'app: +1 -1 lines');
  await isAt(second, 'web 1.0.0* > app > values');
  expect(new Set(editor.opened().map(args => args.split(' ').at(-1))).size).toBe(1);
  // The text is in the draft first, and only then away from where it was edited.
  await expect.poll(() => readdirSync(join(first.home, '.local/state/strata/editing'))).toEqual([]);
});
