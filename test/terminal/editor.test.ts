import {chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {chooseEditor, editorArguments} from '../../src/terminal/editor-command.ts';
import {editText, type Edited, forgetEdit} from '../../src/terminal/editor.ts';
import {openTerminal, temporaryHome} from '../journeys/terminal.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'strata editor '));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}

/** Edits `a: 1` with a shell script as the editor; `$1` is the file. */
async function edit(script: string, directory = temporaryDirectory(), line = 1): Promise<Edited> {
  const editor = join(directory, 'my editor');
  writeFileSync(editor, `#!/bin/sh\n${script}\n`);
  chmodSync(editor, 0o755);
  const env = {...process.env, EDITOR: `"${editor}"`, DIR: directory};
  return editText({
    text: 'a: 1\n',
    name: 'cni-calico',
    about: undefined,
    line,
    directory: join(directory, 'edits'),
    setting: undefined,
    env,
    lend: use => use(),
  });
}

test('what the editor saved comes back, also when it renamed a new file into place', async () => {
  const written = await edit('echo "b: ü" >> "$1"');
  expect(written).toMatchObject({status: 'changed', text: 'a: 1\nb: ü\n'});
  const renamed = await edit('echo "c: 3" > "$1.new"; mv "$1.new" "$1"');
  expect(renamed).toMatchObject({status: 'changed', text: 'c: 3\n'});
});

test('the file is private, has the name of the layer, and goes when it is forgotten', async () => {
  const directory = temporaryDirectory();
  const edited = await edit('stat -c "%a %n" "$1" "${1%/*}" "${1%/*/*}" > "$DIR/modes"; echo x >> "$1"', directory);
  const [file, folder, all] = readFileSync(join(directory, 'modes'), 'utf8').split('\n');
  expect(file).toMatch(/^600 .*\/edits\/edit-\w+\/cni-calico\.values\.yaml$/);
  expect(folder).toMatch(/^700 /);
  expect(all).toMatch(/^700 /);
  if (edited.status !== 'changed') throw new Error(edited.status);
  expect(existsSync(edited.file)).toBe(true);
  await forgetEdit(edited.file);
  expect(readdirSync(join(directory, 'edits'))).toEqual([]);
});

test('a name that would leave the directory stays in it', async () => {
  const directory = temporaryDirectory();
  const edited = await editText({
    text: 'a: 1\n',
    name: '../../etc/.. x',
    about: undefined,
    line: 1,
    directory,
    setting: 'echo x >>',
    env: {PATH: process.env['PATH']},
    lend: use => use(),
  });
  expect(edited).toMatchObject({status: 'changed', text: 'a: 1\nx\n'});
  expect('file' in edited && edited.file).toMatch(/\/edit-\w+\/_.._etc_.._x\.values\.yaml$/);
});

test('unchanged is unchanged, whatever the status', async () => {
  const directory = temporaryDirectory();
  expect(await edit('true', directory)).toEqual({status: 'unchanged'});
  expect(await edit('exit 3', directory)).toEqual({
    status: 'unchanged',
    hint: expect.stringContaining('ended with status 3'),
  });
  expect(readdirSync(join(directory, 'edits'))).toEqual([]);
});

test('a changed text with another status than 0 is not taken over, and kept', async () => {
  const edited = await edit('echo "b: 2" >> "$1"; exit 1');
  expect(edited).toMatchObject({
    status: 'failed',
    text: 'a: 1\nb: 2\n',
    message: expect.stringContaining('ended with status 1'),
  });
  expect('file' in edited && readFileSync(edited.file, 'utf8')).toBe('a: 1\nb: 2\n');
});

test('a file that is gone, a pipe or not UTF-8 is trouble that names the file', async () => {
  for (const [script, why] of [
    ['rm "$1"', 'is gone'],
    ['rm "$1"; mkfifo "$1"', 'is no file any more'],
  ] as const) {
    const message = expect.stringMatching(new RegExp(`values\\.yaml ${why}; the text is as it was before`));
    expect(await edit(script)).toMatchObject({status: 'trouble', message});
  }
  expect(await edit(String.raw`printf 'a: \377\n' > "$1"`)).toMatchObject({
    status: 'trouble',
    message: expect.stringContaining('is not UTF-8'),
  });
});

test('an editor that is not there is named, and where it was said', async () => {
  const edited = await editText({
    text: 'a',
    name: 'x',
    about: undefined,
    line: 1,
    directory: temporaryDirectory(),
    setting: 'no-such-editor-here --wait 2>/dev/null',
    env: {PATH: process.env['PATH']},
    lend: use => use(),
  });
  expect(edited).toMatchObject({
    status: 'trouble',
    message: expect.stringContaining('(from the settings) could not be started'),
  });
});

test('a graphical editor that comes back at once is asked about --wait', async () => {
  const directory = temporaryDirectory();
  const code = join(directory, 'code');
  writeFileSync(code, '#!/bin/sh\n');
  chmodSync(code, 0o755);
  const env = {PATH: process.env['PATH'], EDITOR: `'${code}' -n`};
  const edited = await editText({
    text: 'a',
    name: 'x',
    about: undefined,
    line: 1,
    directory,
    setting: undefined,
    env,
    lend: use => use(),
  });
  expect(edited).toEqual({status: 'unchanged', hint: expect.stringContaining('--wait')});
});

test('a directory that cannot be written is told, not thrown away in silence', async () => {
  const directory = join(temporaryDirectory(), 'file');
  writeFileSync(directory, '');
  const request = {
    text: 'a',
    name: 'x',
    about: undefined,
    line: 1,
    directory,
    setting: 'true',
    env: {},
    lend: <R>(use: () => Promise<R>) => use(),
  };
  await expect(editText(request)).rejects.toMatchObject({code: 'editor.no-file'});
});

test('the editor is the one named nearest to strata', () => {
  const env = {STRATA_EDITOR: 'a', VISUAL: 'c', EDITOR: 'd'};
  expect(chooseEditor(env, 'b')).toMatchObject({command: 'a', from: '$STRATA_EDITOR'});
  expect(chooseEditor({...env, STRATA_EDITOR: ' '}, 'b')).toMatchObject({command: 'b', from: 'the settings'});
  expect(chooseEditor({VISUAL: 'c', EDITOR: 'd'}, undefined)).toMatchObject({command: 'c'});
  expect(chooseEditor({EDITOR: 'd'}, '')).toMatchObject({command: 'd'});
});

test('without a word about it, the first that is installed; with none, what was tried', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'vi'), '#!/bin/sh\n');
  expect(chooseEditor({PATH: directory}, undefined)).toHaveProperty(
    'tried',
    expect.arrayContaining(['$EDITOR', 'vi', 'nano']),
  );
  chmodSync(join(directory, 'vi'), 0o755);
  expect(chooseEditor({PATH: directory}, undefined)).toEqual({command: 'vi', from: 'PATH', opensWindow: false});
});

test('each editor is told the line in its own way', () => {
  const args = (command: string) => editorArguments(command, '/f', 7).join(' ');
  expect(args('vim')).toBe('+7 /f');
  expect(args('/usr/bin/nvim -R')).toBe('+7 /f');
  expect(args('EXTRA=1 "/opt/my editors/emacsclient" -nw')).toBe('+7 /f');
  expect(args('hx')).toBe('/f:7');
  expect(args('code --wait')).toBe('--goto /f:7');
  expect(args('my-own-editor')).toBe('/f');
  expect(editorArguments('vim', '/f', 1)).toEqual(['/f']);
});

test('thirty lines typed at once into the editor are all in the text that comes back', async () => {
  const fixture = fileURLToPath(new URL('../fixtures/full-screen.ts', import.meta.url));
  const home = temporaryHome();
  // An editor of the simplest kind, under a name that takes a line: what is typed, up to a dot, becomes the text.
  const editor = join(home, 'vi');
  writeFileSync(editor, '#!/bin/sh\necho "EDITING $1"\nsed "/^[.]$/q" | sed "/^[.]$/d" > "$2"\n');
  chmodSync(editor, 0o755);
  const terminal = openTerminal({command: [process.execPath, fixture], home, env: {EDITOR: editor}});
  await terminal.until('read 0:');
  terminal.press('V');
  await terminal.until('EDITING +7');
  terminal.type(`${Array.from({length: 30}, (_, at) => `key${at + 10}: 1\r`).join('')}.\r`);
  await terminal.until('read 2: V changed<270> .');
});

test('the directory for edits is private even when it was there before', async () => {
  const directory = temporaryDirectory();
  await edit('true', directory);
  expect(statSync(join(directory, 'edits')).mode & 0o777).toBe(0o700);
});
