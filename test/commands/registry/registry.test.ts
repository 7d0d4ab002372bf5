import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import {aTar, chartEntries, packEntries} from '../../fixtures/a-tar.ts';
import {addPacks} from '../a-registry.ts';
import {aShell} from '../strata.ts';

const chart = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': 'replicas: 1\n'})));
const index = 'entries:\n  web:\n  - version: 1.2.3\n    urls:\n    - web-1.2.3.tgz\n';

/** A Helm repository on this machine that counts what it is asked, and lets in only who knows the password. */
async function aHelmServer(password?: string) {
  const asked: string[] = [];
  const right = `Basic ${Buffer.from(`ann:${password ?? ''}`).toString('base64')}`;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (password !== undefined && request.headers.authorization !== right) response.writeHead(401).end();
    else response.end(request.url?.endsWith('.yaml') === true ? index : chart);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {asked, url: `http://127.0.0.1:${port}/charts`, close: () => server.close()};
}

describe('strata registry add', () => {
  test('takes an archive, and reads packs from it', async () => {
    const shell = await aShell();
    const path = join(shell.directory, 'carried.tgz');
    await writeFile(
      path,
      gzipSync(aTar([...packEntries('nginx', {name: 'nginx'}), {path: 'web.tgz', content: chart}])),
    );
    const {stdout, status} = await shell.run('registry', 'add', path);
    expect([stdout, status]).toEqual(['added carried: 2 pack versions\n', 0]);
    expect(await shell.json('registry', 'list', '--json')).toMatchObject({
      registries: [{name: 'carried', kind: 'bundle', provider: 'pack', packs: 2, broken: 0, path}, {name: 'Starter'}],
    });
    expect((await shell.run('packs', 'nginx')).stdout).toContain('carried');
  });

  test('asks nobody on the network; read does, and what was read stays known without it', async () => {
    const shell = await aShell();
    const {asked, url, close} = await aHelmServer();
    expect((await shell.run('registry', 'add', `${url}/`, '--name', 'charts')).stdout).toContain(
      'registry read charts',
    );
    await shell.run('registry', 'list');
    await shell.run('packs', 'web');
    expect(asked).toEqual([]);
    expect((await shell.run('registry', 'read', 'charts')).status).toBe(0);
    expect(asked).toEqual(['/charts/index.yaml']);
    close();
    expect((await shell.run('packs', 'web')).stdout).toContain('1.2.3');
    const dead = await shell.run('registry', 'read', 'charts');
    expect(dead.status).toBe(1);
    expect(dead.stderr).toContain('nobody listens there');
    expect(dead.stdout).toMatch(/charts +helm +1 /);
  });

  test('refuses an address with a password in it, and tells none', async () => {
    const shell = await aShell();
    const {status, stderr} = await shell.run('registry', 'add', 'https://ann:s3cret@charts.lab');
    expect(status).toBe(2);
    expect(stderr).toContain('strata registry login');
    expect(stderr).not.toContain('s3cret');
  });

  test('keeps what it was told of an OCI registry', async () => {
    const shell = await aShell();
    const given = ['--kind', 'oci', '--provider', 'helm', '--repository', 'a/web', '--repository', 'b', '--no-list'];
    await shell.run('registry', 'add', 'http://Registry.lab:5000/base/', ...given);
    const settings: unknown = JSON.parse(await readFile(join(shell.home.config, 'settings.json'), 'utf8'));
    expect(settings).toEqual({
      registries: [
        {
          name: 'registry.lab',
          path: 'oci://registry.lab:5000/base',
          kind: 'oci',
          provider: 'helm',
          repositories: ['a/web', 'b'],
          canList: false,
          plainHttp: true,
        },
      ],
    });
  });
});

test('strata registry check names all that is broken', async () => {
  const shell = await aShell();
  const root = join(shell.directory, 'lab');
  await mkdir(join(root, 'bad'), {recursive: true});
  await addPacks(shell, 'lab', [{name: 'nginx', version: '1.0.0'}]);
  expect((await shell.run('registry', 'check')).status).toBe(0);
  await writeFile(join(root, 'bad/pack.json'), '{');
  const {status, stderr} = await shell.run('registry', 'check', 'lab');
  expect(status).toBe(1);
  expect(stderr).toContain('registry lab: bad: ');
  expect((await shell.run('registry', 'check', 'lob')).stderr).toContain('Did you mean lab?');
});

test('strata registry move changes the order in which packs are looked for', async () => {
  const shell = await aShell();
  for (const name of ['a', 'b', 'c']) await addPacks(shell, name, [{name: 'nginx', version: '1.0.0'}]);
  await shell.run('registry', 'move', 'c', '1');
  expect(await shell.json('registry', 'list', '--json')).toMatchObject({
    registries: [{name: 'c'}, {name: 'a'}, {name: 'b'}, {name: 'Starter'}],
  });
  expect((await shell.run('registry', 'move', 'c', '0')).status).toBe(2);
});

describe('strata registry login', () => {
  test('asks for a name and a password, and the registry lets us in', async () => {
    const shell = await aShell();
    const {url} = await aHelmServer('p: w');
    await shell.run('registry', 'add', url, '--name', 'charts');
    expect((await shell.run('registry', 'read', 'charts')).stderr).toContain('asks for a name and a password');
    const {stdout, stderr} = await shell.runWith({answers: ['ann', 'wrong']}, 'registry', 'login', 'charts');
    expect(stdout).toBe('logged in charts\n');
    expect(stderr).not.toContain('wrong');
    const refused = await shell.run('registry', 'read', 'charts');
    expect(refused.stderr).toContain('does not accept the name and password');
    expect(refused.stderr).not.toContain('wrong');
    await shell.runWith({stdin: 'p: w\n'}, 'registry', 'login', 'charts', '--username', 'ann', '--password-stdin');
    expect((await shell.run('registry', 'read', 'charts')).status).toBe(0);
    expect(await readFile(join(shell.home.config, 'settings.json'), 'utf8')).not.toContain('p: w');
    expect((await shell.run('registry', 'logout', 'charts')).status).toBe(0);
    expect((await shell.run('registry', 'read', 'charts')).status).toBe(1);
  });

  test('takes what docker remembers where nothing was entered', async () => {
    const shell = await aShell();
    const {url} = await aHelmServer('s3cret');
    const file = join(shell.directory, 'auth.json');
    const auth = Buffer.from('ann:s3cret').toString('base64');
    await writeFile(file, JSON.stringify({auths: {[new URL(url).host]: {auth}}}));
    await shell.run('registry', 'add', url, '--name', 'charts');
    const env = {REGISTRY_AUTH_FILE: file};
    expect((await shell.runWith({env}, 'registry', 'read', 'charts')).status).toBe(0);
  });

  test('is for registries on the network, and needs somebody to ask', async () => {
    const shell = await aShell();
    await addPacks(shell, 'lab', [{name: 'nginx', version: '1.0.0'}]);
    expect((await shell.run('registry', 'login', 'lab', '--username', 'ann')).stderr).toContain('lies on disk');
    await shell.run('registry', 'add', 'https://charts.lab');
    expect((await shell.run('registry', 'login', 'charts.lab', '--username', 'ann')).stderr).toContain(
      '--password-stdin',
    );
  });
});

describe('strata new', () => {
  test('adds a chart of a repository that was read, with a namespace of its own', async () => {
    const shell = await aShell();
    const {url, close} = await aHelmServer();
    await shell.run('registry', 'add', url, '--name', 'charts');
    await shell.run('registry', 'read');
    const {stderr} = await shell.run('new', 'web', '--type', 'add-on', '--layer', 'web@1.2.3');
    expect(stderr).toContain('web: goes into the namespace web');
    close();
    expect(await shell.json('show', 'web', '--json')).toMatchObject({
      spec: {
        template: {
          packs: [
            {
              name: 'web',
              type: 'helm',
              values: 'pack:\n  namespace: "web"\n\nreplicas: 1\n',
              registry: {metadata: {name: 'charts', kind: 'helm', providerType: 'helm'}},
            },
          ],
        },
      },
    });
    // The chart is known without the network from now on.
    expect((await shell.run('validate', 'web')).status).toBe(0);
  });

  test('adds a Zarf package by name and version, marked as such', async () => {
    const shell = await aShell();
    await shell.run('registry', 'add', 'oci://zarf.lab/packages', '--provider', 'zarf', '--name', 'zarf');
    expect((await shell.run('new', 'dark', '--type', 'add-on', '--layer', 'zarf/init')).stderr).toContain(
      'Write zarf/NAME@VERSION.',
    );
    expect((await shell.run('new', 'dark', '--type', 'add-on', '--layer', 'zarf/init@v0.38.2')).stderr).toContain(
      'left empty',
    );
    expect((await shell.run('validate', 'dark')).status).toBe(0);
    const exported = await shell.json('export', 'dark');
    expect(exported).toMatchObject({
      spec: {
        template: {
          packs: [
            {
              name: 'init',
              type: 'oci',
              tag: 'v0.38.2',
              registry: {metadata: {name: 'zarf', kind: 'oci', providerType: 'zarf', isSyncSupported: false}},
            },
          ],
        },
      },
    });
  });
});
