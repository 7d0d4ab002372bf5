import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument, writeDocument} from './a-document.ts';
import {aShell} from './strata.ts';

describe('list', () => {
  test('names every profile with its type, cloud and versions, the highest first', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({version: '1.9.0'}));
    await importDocument(shell, aDocument({version: '1.10.0'}));
    await importDocument(shell, aDocument({name: 'ML Ops'}));
    expect((await shell.run('list')).stdout).toBe(
      [
        'NAME    TYPE    CLOUD  LATEST  VERSIONS',
        'ML Ops  Add-on  all    1.0.0   1.0.0',
        'web     Add-on  all    1.10.0  1.10.0, 1.9.0',
        '',
      ].join('\n'),
    );
  });

  test('gives scripts one name a line, whatever a name holds', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({name: 'a\nb'}));
    await importDocument(shell, aDocument({name: 'c\u200bd'}));
    expect((await shell.run('list', '--names')).stdout).toBe('a^Jb\nc\u200bd\n');
  });

  test('prints one JSON document', async () => {
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.json('list', '--json')).toEqual({
      profiles: [
        {
          name: 'web',
          type: 'add-on',
          cloud: 'all',
          latest: '1.0.0',
          versions: [
            {
              version: '1.0.0',
              type: 'add-on',
              cloud: 'all',
              description: 'the web',
              tags: ['env:prod', 'pilot'],
              packs: ['nginx'],
              modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
            },
          ],
        },
      ],
      broken: [],
    });
  });

  test('is content with an empty workspace, and says what to do', async () => {
    const shell = await aShell();
    const ended = await shell.run('list');
    expect(ended).toMatchObject({status: 0, stdout: ''});
    expect(ended.stderr).toContain('strata new');
    expect(await shell.json('list', '--json')).toEqual({profiles: [], broken: []});
  });

  test('tells of a file that cannot be read, and lists the others', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const directory = join(shell.home.workspace.profiles, 'bad');
    await mkdir(directory);
    await writeFile(join(directory, '1.0.0.yaml'), 'metadata: [');
    const ended = await shell.run('list');
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain('web');
    expect(ended.stderr).toMatch(/warning: profiles\/bad\/1\.0\.0\.yaml cannot be read: .*line 1/);
    expect(await shell.json('list', '--json')).toMatchObject({broken: [{file: 'bad/1.0.0.yaml'}]});
  });

  test('fits its columns to a terminal', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({name: `a ${'very '.repeat(20)}long name`}));
    const {stdout} = await shell.runWith({columns: 40, env: {NO_COLOR: '1'}}, 'list');
    expect(stdout.split('\n').map(line => line.length <= 40)).not.toContain(false);
    expect(stdout).toContain('…');
    expect((await shell.runWith({columns: 40, env: {NO_COLOR: '1'}}, 'list', '--ascii')).stdout).toContain('...');
  });

  test('has colour on a terminal only, and not with NO_COLOR', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const {stdout} = await shell.runWith({columns: 80}, 'list');
    expect(stdout).toContain('\u001B[1m');
    expect((await shell.runWith({columns: 80, env: {NO_COLOR: '1'}}, 'list')).stdout).not.toContain('\u001B');
    expect((await shell.run('list')).stdout).not.toContain('\u001B');
  });
});

describe('show', () => {
  test('prints the document as YAML, with nothing of our own in it', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const {stdout, status} = await shell.run('show', 'web');
    expect(status).toBe(0);
    expect(stdout).toContain('        values: |\n          a: 1\n'.replaceAll(/^ {2}/gm, '  '));
    expect(stdout).not.toContain('x-strata');
  });

  test('prints the document as JSON: what was imported', async () => {
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.json('show', 'web', '--json')).toEqual(aDocument());
  });

  test('NAME is the highest version, NAME@VERSION that one', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({version: '1.9.0'}));
    await importDocument(shell, aDocument({version: '1.10.0'}));
    expect(await shell.json('show', 'web', '--json')).toMatchObject({spec: {version: '1.10.0'}});
    expect(await shell.json('show', 'web@1.9.0', '--json')).toMatchObject({spec: {version: '1.9.0'}});
  });

  test('a name may hold an @ of its own', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({name: 'a@b'}));
    expect(await shell.json('show', 'a@b', '--json')).toMatchObject({metadata: {name: 'a@b'}});
    expect(await shell.json('show', 'a@b@1.0.0', '--json')).toMatchObject({metadata: {name: 'a@b'}});
  });

  test('a path to an exported file does as well, JSON or YAML, and so does standard input', async () => {
    const shell = await aShell();
    const path = await writeDocument(shell);
    expect(await shell.json('show', path, '--json')).toEqual(aDocument());
    const yaml = await writeDocument(shell, (await shell.run('show', path)).stdout, 'document.yaml');
    expect(await shell.json('show', yaml, '--json')).toEqual(aDocument());
    const {stdout} = await shell.runWith({stdin: JSON.stringify(aDocument())}, 'show', '-', '--json');
    expect(JSON.parse(stdout)).toEqual(aDocument());
  });

  test('masks secrets and says so on stderr, unless told to reveal them', async () => {
    const shell = await aShell();
    const variables = [{name: 'token', isSensitive: true, defaultValue: 's3cret'}];
    await importDocument(shell, aDocument({variables}));
    const masked = await shell.run('show', 'web');
    expect(masked.stdout).not.toContain('s3cret');
    expect(masked.stderr).toContain('variable token');
    const revealed = await shell.run('show', 'web', '--reveal');
    expect(revealed.stdout).toContain('s3cret');
    expect(revealed.stderr).toBe('');
  });

  test('says which versions there are, and which name may have been meant', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({name: 'web-prod'}));
    const version = await shell.run('show', 'web-prod@9.9.9');
    expect(version).toMatchObject({status: 2, stdout: ''});
    expect(version.stderr).toContain('web-prod has no version 9.9.9; it has 1.0.0');
    expect((await shell.run('show', 'web-prd')).stderr).toContain('Did you mean web-prod?');
    expect((await shell.run('show', 'nothing.json')).stderr).toContain('neither a file nor a profile');
  });

  test('the highest version that cannot be read is trouble, and not passed over', async () => {
    const shell = await aShell();
    await importDocument(shell);
    await writeFile(join(shell.home.workspace.profiles, 'web/2.0.0.yaml'), 'metadata: [');
    expect(await shell.run('show', 'web')).toMatchObject({status: 2, stdout: ''});
    expect((await shell.run('show', 'web@1.0.0')).status).toBe(0);
  });

  test('an escape sequence in a document does not reach the terminal, and a pipe gets it as it is', async () => {
    const shell = await aShell();
    const values = 'a: "\u202E"\nb: "x\u001B[2J"\n';
    await importDocument(shell, aDocument({name: 'od\u202Ed', packs: [aPack({values})]}));
    for (const command of [['list'], ['show', 'od\u202Ed'], ['show', 'od\u202Ed', '--json'], ['list', '--json']]) {
      const {stdout} = await shell.runWith({columns: 80, env: {NO_COLOR: '1'}}, ...command);
      expect(['\u001B', '\u202E'].filter(hidden => stdout.includes(hidden))).toEqual([]);
    }
    const {stdout} = await shell.runWith({columns: 80}, 'show', 'od\u202Ed', '--json');
    expect(JSON.parse(stdout)).toMatchObject({spec: {template: {packs: [{values}]}}});
    expect((await shell.run('show', 'od\u202Ed')).stdout).toContain('\u202E');
  });
});
