import {describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument, writeDocument} from './a-document.ts';
import {addPacks} from './a-registry.ts';
import {aShell} from './strata.ts';

describe('diff', () => {
  async function twoVersions() {
    const shell = await aShell();
    await importDocument(shell, aDocument());
    await importDocument(shell, aDocument({version: '1.1.0', packs: [aPack({values: 'a: 2\n'})]}));
    return shell;
  }

  test('is 0 where nothing differs but the name and the version', async () => {
    const shell = await aShell();
    await importDocument(shell);
    await shell.run('clone', 'web', 'shop@2.0.0');
    const ended = await shell.run('diff', 'web', 'shop');
    expect(ended).toMatchObject({status: 0, stderr: ''});
    expect(ended.stdout).toContain('no changes');
  });

  test('is 1 where they differ, and says what', async () => {
    const shell = await twoVersions();
    const ended = await shell.run('diff', 'web@1.0.0', 'web');
    expect(ended).toMatchObject({status: 1, stderr: ''});
    expect(ended.stdout).toContain('web 1.0.0 -> 1.1.0');
    expect(ended.stdout).toContain('~ a  1 -> 2');
  });

  test('--json is one JSON document', async () => {
    const {stdout, status} = await (await twoVersions()).run('diff', 'web@1.0.0', 'web', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({same: false, counts: {paths: 1}, layers: [{name: 'nginx'}]});
  });

  test('--stat and --unified', async () => {
    const shell = await twoVersions();
    expect((await shell.run('diff', 'web@1.0.0', 'web', '--stat')).stdout).toContain('layer nginx');
    const {stdout} = await shell.run('diff', 'web@1.0.0', 'web', '--unified');
    expect(stdout).toContain('--- a/nginx/values.yaml\n+++ b/nginx/values.yaml\n@@ -1 +1 @@\n-a: 1\n+a: 2\n');
  });

  test.each([
    ['--json', '--stat'],
    ['--stat', '--unified'],
    ['--unified', '--json'],
    ['--markdown', '--unified'],
  ])('refuses %s with %s', async (one, other) => {
    const shell = await twoVersions();
    expect(await shell.run('diff', 'web@1.0.0', 'web', one, other)).toMatchObject({status: 2, stdout: ''});
  });

  test('compares a version with a file, and with standard input', async () => {
    const shell = await twoVersions();
    const path = await writeDocument(shell);
    expect((await shell.run('diff', 'web@1.0.0', path)).status).toBe(0);
    expect((await shell.runWith({stdin: JSON.stringify(aDocument())}, 'diff', '-', 'web')).status).toBe(1);
    expect((await shell.run('diff', '-', '-')).status).toBe(2);
  });

  test('is 2, not 1, where one of them is not there', async () => {
    const shell = await twoVersions();
    expect(await shell.run('diff', 'web', 'nothing')).toMatchObject({status: 2, stdout: ''});
  });

  test.each([[[]], [['--json']], [['--stat']], [['--unified']], [['--markdown']]])(
    'masks what a pack calls a password: %j',
    async flags => {
      const shell = await aShell();
      const schema = `charts.api.token:\n  schema: '{{ format "\${password}" }}'\n`;
      await addPacks(shell, 'lab', [{name: 'api', version: '1.0.0', schema}]);
      const layer = (token: string) => aPack({name: 'api', values: `charts:\n  api:\n    token: ${token}\n`});
      await importDocument(shell, aDocument({packs: [layer('first-s3cret')]}));
      await importDocument(shell, aDocument({version: '1.1.0', packs: [layer('second-s3cret')]}));
      const ended = await shell.run('diff', 'web@1.0.0', 'web', ...flags);
      expect(ended.status).toBe(1);
      expect(ended.stdout + ended.stderr).not.toContain('s3cret');
    },
  );

  test('shows texts in colour on a terminal, and escapes what they hold', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument());
    await importDocument(shell, aDocument({version: '1.1.0', packs: [aPack({values: 'a: \u202Ex\n'})]}));
    const {stdout} = await shell.runWith({columns: 80}, 'diff', 'web@1.0.0', 'web', '--unified');
    expect(stdout).toContain('\u001B[32m+a: <U+202E>x\u001B[0m');
  });
});

describe('a password of a pack', () => {
  const schema = `token:\n  schema: '{{ required | format "\${password}" }}'\n`;

  test.each(['show', 'export'])('is masked by %s, and shown with --reveal', async verb => {
    const shell = await aShell();
    await addPacks(shell, 'lab', [{name: 'api', version: '1.0.0', schema}]);
    // A version that no registry has: another one of the pack knows as well what is secret.
    await importDocument(
      shell,
      aDocument({packs: [aPack({name: 'api', version: '0.9', tag: '0.9', values: 'token: s3cret\n'})]}),
    );
    const masked = await shell.run(verb, 'web');
    expect(masked.stdout).not.toContain('s3cret');
    expect(masked.stderr).toContain('api: token');
    expect((await shell.run(verb, 'web', '--reveal')).stdout).toContain('s3cret');
  });
});

describe('validate', () => {
  test('is 0 without errors', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('validate', 'web');
    expect(ended.status).toBe(0);
    expect(await shell.json('validate', 'web', '--json')).toMatchObject({valid: true});
  });

  test('is 1 with errors, each with its layer, line and what to do', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({packs: [aPack({values: 'a: 1\nb: 2\na: 3\n'})]}));
    const ended = await shell.run('validate', 'web');
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/^error +nginx line 3: .*\(values\.duplicate-key\)\n +\S/m);
    expect(ended.stderr).toMatch(/1 error, \d+ warnings?, \d+ notes?/);
  });

  test('--json has the shape that the contract names', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell, aDocument({packs: [aPack({values: 'a: 1\na: 3\n'})]}));
    const {stdout, status} = await shell.run('validate', path, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      troubles: [],
      problems: expect.arrayContaining([
        {
          profile: path,
          severity: 'error',
          code: 'values.duplicate-key',
          layer: 'nginx',
          place: 1,
          manifest: null,
          path: 'a',
          line: 2,
          column: 1,
          message: expect.any(String),
          hint: expect.any(String),
        },
      ]),
    });
  });

  test('takes several profiles and files, each told under its name', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const bad = await writeDocument(shell, aDocument({packs: [aPack({values: 'a: 1\na: 3\n'})]}));
    const ended = await shell.run('validate', bad, 'web');
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(new RegExp(`^${bad}\n[^]*^error .*duplicate-key[^]*^web\n`, 'm'));
    expect(ended.stderr).toMatch(/^web: /m);
  });

  test('is 2 where one cannot be read, which stops no other', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const broken = await writeDocument(shell, 'metadata: [', 'broken.yaml');
    const bad = await writeDocument(shell, aDocument({packs: [aPack({values: 'a: 1\na: 3\n'})]}));
    const ended = await shell.run('validate', broken, 'web', bad, '--json');
    expect(ended.status).toBe(2);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      valid: false,
      problems: expect.arrayContaining([expect.objectContaining({profile: bad, code: 'values.duplicate-key'})]),
      troubles: [{profile: broken, message: expect.stringContaining('line 1')}],
    });
    expect(ended.stderr).toContain('1 of 3 could not be checked');
  });

  test('reads standard input once', async () => {
    expect(await (await aShell()).run('validate', '-', '-')).toMatchObject({status: 2, stdout: ''});
  });

  test("checks a layer against its pack's schema", async () => {
    const shell = await aShell();
    const schema = `token:\n  schema: '{{ required }}'\n`;
    await addPacks(shell, 'lab', [{name: 'api', version: '1.0.0', schema}]);
    await importDocument(shell, aDocument({packs: [aPack({name: 'api', values: 'other: 1\n'})]}));
    const {stdout, status} = await shell.run('validate', 'web', '--json');
    expect(status).toBe(1);
    expect(stdout).toContain('schema.required');
  });
});
