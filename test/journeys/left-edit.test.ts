import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {scriptedEditor} from './scripted-editor.ts';
import {openTerminal, type Start, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, isTold} from './user.ts';

const PROFILE =
  'metadata: {name: web}\nspec: {version: 1.0.0, template: {type: add-on, cloudType: all, packs: [{name: app, type: manifest, layer: addon, values: "a: 1\\n"}]}}\n';

/** strata with one layer, imported. */
async function openWithLayer(start: Start): Promise<Terminal> {
  const terminal = openTerminal(start);
  await terminal.until('no profiles yet');
  terminal.press('I');
  await terminal.until('Import');
  terminal.paste(PROFILE);
  await terminal.until('everything it needs is here');
  terminal.press('enter');
  await isAt(terminal, 'web 1.0.0 > layers');
  return terminal;
}

test('what was typed into an editor that was open when the line was cut is offered at the next start', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const start = {home, args: ['--dir', `${home}/ws`], env: {EDITOR: editor.command}};
  const first = await openWithLayer(start);

  // An editor that has saved, and is still open when everything dies.
  editor.does('echo "a: 2" > "$file"; echo saved; sleep 20');
  first.press('e');
  await first.until('saved');
  first.kill('SIGKILL');
  await first.ended();
  first.hangUp();

  const second = openTerminal(start);
  await second.until('app, in the editor');
  second.press('enter');
  await second.until('Keep the changes');
  second.press('k');
  await isTold(second, 'app: +1 -1 lines');
  await isAt(second, 'web 1.0.0* > app > values');
  expect(second.screen().join('\n')).toContain('a: 2');
});

test('what was typed and never saved in an editor that died is where the editor kept it, and is offered', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const start = {home, args: ['--dir', `${home}/ws`], env: {EDITOR: editor.command}};
  const first = await openWithLayer(start);

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
  first.kill('SIGKILL');
  await first.ended();
  first.hangUp();

  const second = openTerminal(start);
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
  await expect.poll(() => readdirSync(join(home, '.local/state/strata/editing'))).toEqual([]);
});
