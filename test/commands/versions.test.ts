import {describe, expect, test} from 'vitest';
import {aDocument, importDocument, writeDocument} from './a-document.ts';
import {aShell, storedText} from './strata.ts';

describe('clone and version', () => {
  test('clone copies to another name, as 1.0.0 unless told otherwise', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({version: '3.0.0'}));
    expect(await shell.run('clone', 'web', 'shop')).toEqual({status: 0, stdout: 'created shop 1.0.0\n', stderr: ''});
    expect(await shell.json('clone', 'web', 'shop@2.0.0', '--json')).toEqual({
      name: 'shop',
      version: '2.0.0',
      done: 'created',
    });
    expect(await shell.json('show', 'shop', '--json')).toEqual(aDocument({name: 'shop', version: '2.0.0'}));
  });

  test('version copies under the same name', async () => {
    const shell = await aShell();
    await importDocument(shell);
    expect((await shell.run('version', 'web', '1.1.0')).stdout).toBe('created web 1.1.0\n');
    expect(await shell.json('show', 'web', '--json')).toEqual(aDocument({version: '1.1.0'}));
    expect(await shell.json('show', 'web@1.0.0', '--json')).toEqual(aDocument());
  });

  test('both read an exported file, too', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell);
    expect((await shell.run('clone', path, 'shop')).status).toBe(0);
    expect((await shell.run('version', path, '2.0.0')).status).toBe(0);
    expect(storedText(shell, 'web/2.0.0.yaml')).toBeDefined();
  });

  test.each([
    ['version', 'web', '1.0.0'],
    ['version', 'web', 'v2'],
    ['version', 'web', '1.2'],
    ['version', 'nothing', '1.0.1'],
    ['clone', 'web', 'web'],
    ['clone', 'web', 'shop@1'],
    ['clone', 'web', ''],
  ])('%s %s %s is refused', async (...args) => {
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.run(...args)).toMatchObject({status: 2, stdout: ''});
    expect(await shell.json('list', '--json')).toMatchObject({
      profiles: [{name: 'web', versions: [{version: '1.0.0'}]}],
    });
  });

  test.each([
    ['clone', 'web', 'shop'],
    ['version', 'web', '1.1.0'],
    ['new', 'shop', '--type', 'add-on'],
    ['delete', 'web', '--yes'],
    ['edit', 'web', 'nginx'],
    ['registry', 'add', '/tmp'],
    ['registry', 'remove', 'lab'],
  ])('%s does nothing with --read-only', async (...args) => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run(...args, '--read-only');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('--read-only');
    expect(await shell.json('list', '--json')).toMatchObject({
      profiles: [{name: 'web', versions: [{version: '1.0.0'}]}],
    });
  });
});

describe('delete and restore', () => {
  test('delete asks; yes moves the highest version to the trash', async () => {
    const shell = await aShell();
    await importDocument(shell);
    await importDocument(shell, aDocument({version: '2.0.0'}));
    const ended = await shell.runWith({answers: ['y']}, 'delete', 'web');
    expect(ended).toMatchObject({status: 0, stdout: 'deleted web 2.0.0\n'});
    expect(ended.stderr).toContain('Move web 2.0.0 to the trash?');
    expect(storedText(shell, 'web/2.0.0.yaml')).toBeUndefined();
    expect(storedText(shell, 'web/1.0.0.yaml')).toBeDefined();
  });

  test.each(['n', '', 'maybe', 'yesterday'])('"%s" is no, and 1', async answer => {
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.runWith({answers: [answer]}, 'delete', 'web')).toMatchObject({status: 1, stdout: ''});
    expect(storedText(shell, 'web/1.0.0.yaml')).toBeDefined();
  });

  test('without a terminal nothing is asked, and nothing deleted without --yes', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const refused = await shell.run('delete', 'web');
    expect(refused).toMatchObject({status: 2, stdout: ''});
    expect(refused.stderr).toContain('--yes');
    expect(await shell.json('delete', 'web@1.0.0', '--yes', '--json')).toEqual({
      name: 'web',
      version: '1.0.0',
      done: 'deleted',
    });
  });

  test('a file is not deleted', async () => {
    const shell = await aShell();
    const ended = await shell.run('delete', await writeDocument(shell), '--yes');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('is a file');
  });

  test('restore lists what was deleted, and puts it back by id, by version or by name', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const before = storedText(shell, 'web/1.0.0.yaml');
    for (const name of ['web', 'web@1.0.0', undefined]) {
      await shell.run('delete', 'web', '--yes');
      const listed = await shell.json('restore', '--json');
      expect(listed).toEqual({
        trash: [
          {
            id: expect.any(String),
            what: 'version',
            name: 'web',
            version: '1.0.0',
            deletedAt: expect.stringMatching(/^\d{4}-/),
          },
        ],
      });
      const [id = ''] = /[\d-]+T[\d.-]+Z-[0-9a-f]{6}/.exec(JSON.stringify(listed)) ?? [];
      expect((await shell.run('restore')).stdout).toContain(id);
      expect(await shell.run('restore', name ?? id)).toEqual({status: 0, stdout: 'restored web 1.0.0\n', stderr: ''});
      expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
    }
    expect((await shell.run('restore')).stderr).toBe('The trash is empty.\n');
  });

  test('what is taken meanwhile stays; --as puts it back beside', async () => {
    const shell = await aShell();
    await importDocument(shell);
    await shell.run('delete', 'web', '--yes');
    await importDocument(shell);
    const refused = await shell.run('restore', 'web');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('--as');
    expect((await shell.run('restore', 'web', '--as', 'old-web')).stdout).toBe('restored old-web 1.0.0\n');
    expect((await shell.run('restore', 'web')).status).toBe(2);
  });
});

describe('registry', () => {
  test('is empty but for the starter at first', async () => {
    const shell = await aShell();
    expect(await shell.json('registry', 'list', '--json')).toMatchObject({
      registries: [{name: 'Starter', kind: 'built-in', path: '', broken: 0, failure: null}],
    });
    expect((await shell.run('registry')).stdout).toContain('Starter');
  });

  test('add and remove, kept in the settings', async () => {
    const shell = await aShell();
    const {home, directory} = shell;
    expect(await shell.json('registry', 'add', directory, '--name', 'lab', '--json')).toEqual({
      name: 'lab',
      done: 'added',
      packs: 0,
    });
    const listed = await shell.json('registry', 'list', '--json');
    expect(listed).toMatchObject({registries: [{name: 'lab', path: directory}, {name: 'Starter'}]});
    expect(home.config.startsWith(directory)).toBe(true);
    expect((await shell.run('registry', 'remove', 'lab')).stdout).toBe('removed lab\n');
    expect(await shell.json('registry', 'list', '--json')).toMatchObject({registries: [{name: 'Starter'}]});
  });

  test('refuses what is no registry, is there already, or is not there', async () => {
    const shell = await aShell();
    const file = await writeDocument(shell);
    expect((await shell.run('registry', 'add', file)).stderr).toContain('cannot be a registry: it is no tar archive');
    expect((await shell.run('registry', 'add', `${shell.directory}/nope`)).stderr).toContain('it is not there');
    await shell.run('registry', 'add', shell.directory, '--name', 'lab');
    expect((await shell.run('registry', 'add', shell.directory)).stderr).toContain('already, as lab');
    expect((await shell.run('registry', 'add', '/', '--name', 'Starter')).stderr).toContain('in the list already');
    expect((await shell.run('registry', 'remove', 'lub')).stderr).toContain('Did you mean lab?');
    expect((await shell.run('registry', 'remove', 'Starter')).stderr).toContain('is built in');
  });
});
