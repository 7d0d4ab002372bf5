import {chmod, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument} from './a-document.ts';
import {aShell, type Shell, storedText} from './strata.ts';

/** A script that is the editor; `$1` is the file, or comes after a line number. */
async function anEditor({directory}: Shell, script: string): Promise<Readonly<Record<string, string>>> {
  const path = join(directory, 'editor.sh');
  await writeFile(path, `#!/bin/sh\nfor file; do :; done\n${script}\n`);
  await chmod(path, 0o700);
  return {EDITOR: path};
}

describe('edit', () => {
  test('saves what the editor wrote into the values', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const env = await anEditor(shell, 'echo "b: 2 # mine" >> "$file"');
    expect(await shell.runWith({env}, 'edit', 'web', 'nginx')).toEqual({
      status: 0,
      stdout: 'saved web 1.0.0\n',
      stderr: '',
    });
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('a: 1\n          b: 2 # mine\n');
  });

  test('without a layer it says which there are', async () => {
    const shell = await aShell();
    const manifests = [{name: 'ns', content: 'kind: Namespace\n'}];
    await importDocument(
      shell,
      aDocument({packs: [aPack(), aPack({name: 'extra', type: 'manifest', values: '', manifests})]}),
    );
    const {stdout, status} = await shell.run('edit', 'web');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^nginx +addon +1$/m);
    expect(stdout).toMatch(/^extra +addon +0 +ns$/m);
    expect(await shell.json('edit', 'web', '--json')).toMatchObject({
      layers: [
        {name: 'nginx', id: 'nginx', lines: 1, manifests: []},
        {name: 'extra', manifests: ['ns']},
      ],
    });
  });

  test('a manifest is any text: a template is not YAML', async () => {
    const shell = await aShell();
    const manifests = [{name: 'ns', content: 'kind: Namespace\n'}];
    await importDocument(shell, aDocument({packs: [aPack({name: 'extra', type: 'manifest', values: '', manifests})]}));
    const env = await anEditor(shell, 'printf "{{ if .x }}\\n  {\\n" > "$file"');
    expect((await shell.runWith({env}, 'edit', 'web', 'extra/ns')).status).toBe(0);
    expect(JSON.stringify(await shell.json('show', 'web', '--json'))).toContain('"content":"{{ if .x }}\\n  {\\n"');
  });

  test('two layers of one name are told apart by their ids', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({packs: [aPack(), aPack()]}));
    const env = await anEditor(shell, 'echo "second: true" > "$file"');
    expect((await shell.runWith({env}, 'edit', 'web', 'nginx-2')).status).toBe(0);
    expect(await shell.json('show', 'web', '--json')).toMatchObject({
      spec: {template: {packs: [{values: 'a: 1\n'}, {values: 'second: true\n'}]}},
    });
  });

  test('a text that an editor emptied is not saved unasked: a full disk leaves an empty file, and no word', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const before = storedText(shell, 'web/1.0.0.yaml');
    const env = await anEditor(shell, ': > "$file"');
    const ended = await shell.runWith({env}, 'edit', 'web', 'nginx');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('nginx: the editor left an empty text; nothing was saved');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  });

  test('nothing changed, nothing is saved', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const env = await anEditor(shell, 'true');
    const ended = await shell.runWith({env}, 'edit', 'web', 'nginx', '--json');
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toEqual({name: 'web', version: '1.0.0', done: 'unchanged'});
  });

  test('values that are no YAML are not saved, and not lost: the line and the file are named', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const before = storedText(shell, 'web/1.0.0.yaml');
    const env = await anEditor(shell, 'printf "a: 1\\nb: [1, 2\\n" > "$file"');
    const ended = await shell.runWith({env}, 'edit', 'web', 'nginx');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('nginx line 2: [ is never closed; nothing was saved');
    const [, file = ''] = /The text is kept in (\S+)/.exec(ended.stderr) ?? [];
    expect(await readFile(file, 'utf8')).toBe('a: 1\nb: [1, 2\n');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  });

  test('a person may go back in, and mend it', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const env = await anEditor(
      shell,
      'if grep -q bad "$file"; then echo "good: 1" > "$file"; else echo "bad: [" > "$file"; fi',
    );
    const ended = await shell.runWith({env, answers: ['y']}, 'edit', 'web', 'nginx');
    expect(ended).toMatchObject({status: 0, stdout: 'saved web 1.0.0\n'});
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('good: 1');
  });

  test('a text that a person gives up on is kept', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const env = await anEditor(shell, 'echo "bad: [" > "$file"');
    const ended = await shell.runWith({env, answers: ['y', 'n']}, 'edit', 'web', 'nginx');
    expect(ended.status).toBe(2);
    const [, file = ''] = /The text is kept in (\S+)/.exec(ended.stderr) ?? [];
    expect(await readFile(file, 'utf8')).toBe('bad: [\n');
  });

  test('an editor that fails changes nothing; what it wrote is kept', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const env = await anEditor(shell, 'echo "b: 2" > "$file"; exit 3');
    const ended = await shell.runWith({env}, 'edit', 'web', 'nginx');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('status 3');
    expect(ended.stderr).toContain('The text is kept in');
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('a: 1');
  });

  test('an editor that is not there is named', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.runWith({env: {EDITOR: '/no/such/editor'}}, 'edit', 'web', 'nginx');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('/no/such/editor');
  });

  test('what was changed meanwhile on disk is not overwritten, and the text is kept', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const stored = join(shell.home.workspace.profiles, 'web/1.0.0.yaml');
    const env = await anEditor(shell, `echo "b: 2" >> "$file"; echo "# theirs" >> "${stored}"`);
    const ended = await shell.runWith({env}, 'edit', 'web', 'nginx');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('was changed on disk');
    const [, file = ''] = /The text is kept in (\S+)/.exec(ended.stderr) ?? [];
    expect(await readFile(file, 'utf8')).toBe('a: 1\nb: 2\n');
    expect(await readFile(stored, 'utf8')).toContain('# theirs');
  });

  test('says which layers there are when it is given another', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('edit', 'web', 'nope');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('It has nginx.');
  });
});
