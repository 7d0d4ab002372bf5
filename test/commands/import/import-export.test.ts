import {chmod, mkdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {hasSharedData, sharedFiles} from '../../shared-data.ts';
import {becomeNobody} from '../../storage/as-nobody.ts';
import {aDocument, aPack, importDocument, writeDocument} from '../a-document.ts';
import {aShell, storedText} from '../strata.ts';

describe('import', () => {
  test('takes a document in as a file that a person can read', async () => {
    const shell = await aShell();
    const ended = await shell.run('import', await writeDocument(shell));
    expect(ended).toMatchObject({status: 0, stdout: 'imported web 1.0.0\n'});
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('values: |\n          a: 1\n');
  });

  test('reads standard input, also as YAML', async () => {
    const shell = await aShell();
    const stdin = 'metadata: {name: web}\nspec: {template: {type: add-on, packs: []}}\n';
    expect(await shell.runWith({stdin}, 'import', '-', '--json')).toMatchObject({status: 0});
    expect(await shell.json('show', 'web@1.0.0', '--json')).toMatchObject({metadata: {name: 'web'}});
  });

  test('refuses a name and version that are taken, and changes nothing', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const before = storedText(shell, 'web/1.0.0.yaml');
    const other = aDocument({packs: []});
    const ended = await shell.run('import', await writeDocument(shell, other));
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('web 1.0.0 exists already');
    expect(ended.stderr).toContain('--as NAME[@VERSION]: web@1.0.1 is free');
    expect(ended.stderr).toContain('strata diff web@1.0.0 ');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  });

  test('finds the same content there already, and changes nothing', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('import', await writeDocument(shell));
    expect(ended).toEqual({status: 0, stdout: 'unchanged web 1.0.0\n', stderr: ''});
  });

  test('says which packs are not here, what is near, and which macros it needs', async () => {
    const shell = await aShell();
    const packs = [aPack({values: "a: '{{.spectro.macro.SITE}}'\n"}), aPack({name: 'cert-manger'})];
    const {status, stderr} = await shell.run('import', await writeDocument(shell, aDocument({packs})));
    expect(status).toBe(0);
    expect(stderr).toContain('Public Repo: 2 packs, none found here');
    expect(stderr).toMatch(/no registry here has nginx 1\.0\.0: There is 1\.12\.1/);
    expect(stderr).toContain('no registry here has the pack cert-manger: Did you mean cert-manager?');
    expect(stderr).toContain('needs the macro SITE');
  });

  test('--dry-run says what would be done and writes nothing', async () => {
    const shell = await aShell();
    const ended = await shell.run('--read-only', 'import', await writeDocument(shell), '--dry-run');
    expect(ended).toMatchObject({status: 0, stdout: 'planned web 1.0.0\n'});
    expect(ended.stderr).toContain('web 1.0.0 is new');
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
  });

  test.each([
    ['shop', {name: 'shop', version: '1.0.0'}],
    ['shop@2.0.0-rc.1', {name: 'shop', version: '2.0.0-rc.1'}],
  ])('--as %s', async (as, made) => {
    const shell = await aShell();
    expect(await shell.json('import', await writeDocument(shell), '--as', as, '--json')).toMatchObject({
      ...made,
      done: 'imported',
    });
  });

  test.each(['@1.0.0x', 'shop@v1', 'shop@1.2', 'shop@', ''])('refuses --as "%s"', async as => {
    const shell = await aShell();
    expect(await shell.run('import', await writeDocument(shell), '--as', as)).toMatchObject({status: 2, stdout: ''});
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
  });

  test('--registry moves layers to another registry, by name; the uid goes with the old one', async () => {
    const shell = await aShell();
    const elsewhere = aPack({name: 'redis', registry: {metadata: {name: 'Other', uid: 'u', kind: 'oci'}}});
    const path = await writeDocument(shell, aDocument({packs: [aPack(), elsewhere]}));
    await shell.run('import', path, '--registry', 'Public Repo=lab=1', '--registry', 'nope=x');
    expect(await shell.json('show', 'web', '--json')).toMatchObject({
      spec: {
        template: {
          packs: [
            {name: 'nginx', registry: {metadata: {name: 'lab=1', kind: 'pack'}}},
            {name: 'redis', registry: elsewhere.registry},
          ],
        },
      },
    });
    expect(JSON.stringify(await shell.json('show', 'web', '--json'))).not.toContain('5eecc89d0b150045ae661cef');
  });

  test('--registry says when no layer is of the registry, and refuses what is not FROM=TO', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell);
    expect((await shell.run('import', path, '--registry', 'nope')).status).toBe(2);
    const ended = await shell.run('import', path, '--registry', 'nope=x');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('no layer is of the registry nope; there are Public Repo');
  });

  test('says which secrets came masked', async () => {
    const shell = await aShell();
    const variables = [{name: 'token', isSensitive: true, defaultValue: '********'}];
    const {stderr} = await shell.run('import', await writeDocument(shell, aDocument({variables})));
    expect(stderr).toContain('variable token came masked: Fill it in');
  });

  test('keeps a version that is not strict semver, and says so', async () => {
    const shell = await aShell();
    const {status, stderr} = await shell.run('import', await writeDocument(shell, aDocument({version: '1.10'})));
    expect(status).toBe(0);
    expect(stderr).toContain('version 1.10 is kept');
  });

  test('names the file that is not there, is a directory, or is not text', async () => {
    const shell = await aShell();
    const path = join(shell.directory, 'binary');
    await writeFile(path, Uint8Array.of(0x7b, 0xff, 0x00, 0x7d));
    for (const file of [join(shell.directory, 'nope.json'), shell.directory, path]) {
      const ended = await shell.run('import', file);
      expect(ended).toMatchObject({status: 2, stdout: ''});
      expect(ended.stderr).toContain(file);
    }
    const ended = await shell.runWith({stdin: Uint8Array.of(0xff, 0xff)}, 'import', '-');
    expect(ended.stderr).toContain('cannot read standard input: it is not UTF-8 text');
  });

  test('says of a compressed file what it is, and reads UTF-16, from a file and from stdin alike', async () => {
    const shell = await aShell();
    const path = join(shell.directory, 'x.json.gz');
    await writeFile(path, gzipSync('{}'));
    expect((await shell.run('import', path)).stderr).toContain(`cannot read ${path}: it is compressed (gzip)`);
    const packed = await shell.runWith({stdin: gzipSync('{}')}, 'import', '-');
    expect(packed.stderr).toContain('cannot read standard input: it is compressed (gzip)');
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(aDocument())}`, 'utf16le');
    expect((await shell.runWith({stdin: utf16}, 'import', '-')).stdout).toBe('imported web 1.0.0\n');
  });

  test('refuses a name that would lead out of the workspace, and takes it under another one', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell, aDocument({name: '../../x'}));
    const ended = await shell.run('import', path);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('the name "../../x" is a path that would lead out of the workspace');
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
    expect((await shell.run('import', path, '--as', 'x')).stdout).toBe('imported x 1.0.0\n');
  });

  test('names a file that may not be read', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell);
    await chmod(path, 0o000);
    becomeNobody(shell.directory);
    expect((await shell.run('import', path)).stderr).toContain(`cannot read ${path}: permission denied`);
  });

  test.each([
    ['{"metadata": {"name": "x"},}', /line 1, column 27/],
    ['a: 1\na: 2\n', /line 2/],
    ['', /is empty/],
    ['[]', /a list of 0 things/],
    ['{"kind": "Pod", "apiVersion": "v1", "metadata": {}}', /a Kubernetes object, Pod/],
    ['{"metadata": {"name": "x"}, "spec": {"version": 1, "template": {"packs": []}}}', /spec\.version is the number 1/],
  ])('refuses %s, saying what it is and where', async (text, message) => {
    const shell = await aShell();
    const path = await writeDocument(shell, text);
    const ended = await shell.run('import', path);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain(path);
    expect(ended.stderr).toMatch(message);
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
  });

  const strange = ['hostile', 'other-shapes'].flatMap(folder => sharedFiles(folder).map(file => ({folder, ...file})));
  test.skipIf(strange.length === 0)(
    'refuses every strange document of the real data in a sentence or two',
    async () => {
      const shell = await aShell();
      for (const {folder, name, text} of strange) {
        const path = await writeDocument(shell, text, name);
        const ended = await shell.run('import', path);
        expect(ended, `${folder}/${name}`).toMatchObject({status: 2, stdout: ''});
        expect(ended.stderr).toContain(path);
        expect(ended.stderr.split('\n').length).toBeLessThan(5);
      }
      expect(await shell.json('list', '--json')).toMatchObject({profiles: [], broken: []});
    },
  );

  test('writes nothing with --read-only', async () => {
    const shell = await aShell();
    const ended = await shell.run('--read-only', 'import', await writeDocument(shell));
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
  });
});

describe('export', () => {
  test('prints JSON, or YAML, to standard output', async () => {
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.json('export', 'web')).toEqual(aDocument());
    const {stdout} = await shell.run('export', 'web', '--format', 'yaml');
    expect(stdout).toBe((await shell.run('show', 'web')).stdout);
  });

  test('writes a private file in the format of its name, and says where', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const path = join(shell.directory, 'out.yaml');
    const ended = await shell.run('export', 'web', '-o', path);
    expect(ended).toEqual({status: 0, stdout: '', stderr: `written to ${path}\n`});
    expect(await readFile(path, 'utf8')).toContain('metadata:\n  name: web\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await shell.run('export', 'web', '-o', path, '--format', 'json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(aDocument());
  });

  test('writes to the file behind a link', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const [target, link] = [join(shell.directory, 'target.json'), join(shell.directory, 'link.json')];
    await writeFile(target, 'old');
    await symlink(target, link);
    await shell.run('export', 'web', '-o', link);
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual(aDocument());
  });

  test('makes no directories, and writes over none', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const missing = await shell.run('export', 'web', '-o', join(shell.directory, 'no/such/out.json'));
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('there is no directory');
    await mkdir(join(shell.directory, 'full'));
    const directory = await shell.run('export', 'web', '-o', join(shell.directory, 'full'));
    expect(directory.status).toBe(2);
    expect(directory.stderr).toContain('it is a directory');
  });

  test('masks secrets of variables and says which; --reveal does not', async () => {
    const shell = await aShell();
    const variables = [{name: 'token', isSensitive: true, defaultValue: 's3cret'}];
    await importDocument(shell, aDocument({variables}));
    const path = join(shell.directory, 'out.json');
    const masked = await shell.run('export', 'web', '-o', path);
    expect(masked.stderr).toContain('variable token');
    expect(await readFile(path, 'utf8')).not.toContain('s3cret');
    await shell.run('export', 'web', '-o', path, '--reveal');
    expect(await readFile(path, 'utf8')).toContain('s3cret');
  });

  test('writes Terraform, where secrets are variables to be given', async () => {
    const shell = await aShell();
    const variables = [{name: 'token', isSensitive: true, defaultValue: 's3cret'}];
    await importDocument(shell, aDocument({variables}));
    const path = join(shell.directory, 'web.tf');
    const ended = await shell.run('export', 'web', '-o', path);
    expect(ended).toMatchObject({status: 0, stdout: ''});
    expect(ended.stderr).toContain('Terraform asks for token');
    const text = await readFile(path, 'utf8');
    expect(text).toContain('resource "spectrocloud_cluster_profile" "web" {');
    expect(text).not.toContain('s3cret');
    expect((await shell.run('export', 'web', '--format', 'terraform')).stdout).toBe(text);
  });

  test('refuses a profile with errors, with the list, unless it is forced', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({packs: [aPack({values: 'a: [1\n'})]}));
    const path = join(shell.directory, 'out.json');
    const refused = await shell.run('export', 'web', '-o', path);
    expect(refused).toMatchObject({status: 1, stdout: ''});
    expect(refused.stderr).toMatch(/error +nginx line/);
    expect(refused.stderr).toContain('not exported: 1 error; --force');
    await expect(stat(path)).rejects.toThrow('ENOENT');
    expect((await shell.run('export', 'web', '-o', path, '--force')).status).toBe(0);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({metadata: {name: 'web'}});
  });

  test('refuses a format that it does not know', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('export', 'web', '--format', 'toml');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('json, yaml, terraform');
  });
});

const exports = sharedFiles('exports');

describe.skipIf(!hasSharedData('exports'))('every real document comes back as it went in', () => {
  test.each(exports)('$name', async ({name, text}) => {
    const shell = await aShell();
    const path = await writeDocument(shell, text, name);
    const made = await shell.json('import', path, '--json');
    expect(made).toMatchObject({name: expect.any(String), version: expect.any(String), done: 'imported'});
    const ref = `${Reflect.get(Object(made), 'name')}@${Reflect.get(Object(made), 'version')}`;
    const original: unknown = JSON.parse(text);
    expect(await shell.json('export', ref, '--reveal', '--force')).toEqual(original);

    const yaml = (await shell.run('export', ref, '--format', 'yaml', '--reveal', '--force')).stdout;
    const again = await writeDocument(shell, yaml, 'again.yaml');
    expect(await shell.json('show', again, '--json', '--reveal')).toEqual(original);
    expect((await shell.run('diff', ref, path)).status).toBe(0);
  });
});
