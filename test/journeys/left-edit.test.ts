import {expect, test} from 'vitest';
import {scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome} from './terminal.ts';
import {isAt, isTold} from './user.ts';

test('what was typed into an editor that was open when the line was cut is offered at the next start', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const start = {home, args: ['--dir', `${home}/ws`], env: {EDITOR: editor.command}};
  const first = openTerminal(start);
  await first.until('no profiles yet');
  first.press('I');
  await first.until('Import');
  first.paste(
    'metadata: {name: web}\nspec: {version: 1.0.0, template: {type: add-on, cloudType: all, packs: [{name: app, type: manifest, layer: addon, values: "a: 1\\n"}]}}\n',
  );
  await first.until('everything it needs is here');
  first.press('enter');
  await isAt(first, 'web 1.0.0 > layers');

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
