import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeEach, describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument, writeDocument} from './a-document.ts';
import {addPacks} from './a-registry.ts';
import {aShell, type Shell} from './strata.ts';

/** Sets the terminal's title, wipes it, turns what follows round, hides. */
const EVIL = '\u001B]0;PWNED\u0007\u001B[2J\u009B31m\u202Egnp\u200B\u2066\u{E0041}';

/** What may not reach a terminal: all of Unicode's controls, formats and private signs but line breaks, and our own colours. */
function hiddenIn(text: string): readonly string[] {
  const ours = text.replaceAll(/\u001B\[[\d;]*m|\r\u001B\[K/g, '');
  return Array.from(ours.matchAll(/[\p{Cc}\p{Cf}\p{Co}]/gu), ([sign]) => sign).filter(sign => sign !== '\n');
}

let shell: Shell;

beforeEach(async () => {
  shell = await aShell();
});

/** Evil wherever a profile has words. */
function evilProfile(version: string) {
  const variable = {
    name: 'who',
    displayName: EVIL,
    description: EVIL,
    format: EVIL,
    inputType: EVIL,
    defaultValue: EVIL,
    regex: `(${EVIL}`,
    options: [{value: EVIL, label: EVIL, description: EVIL}],
  };
  const pack = aPack({
    name: `nginx${EVIL}`,
    tag: `1.0.0${EVIL}`,
    version: `1.0.0${EVIL}`,
    values: `a: "${EVIL}${version}" # ${EVIL}\n"${EVIL}": {{ .spectro.var.${EVIL} }}\nimage: "x${EVIL}/y:1"\n`,
    manifests: [{name: EVIL, content: `image: ${EVIL}${version}\n`}],
    registry: {metadata: {name: EVIL, kind: 'pack'}},
    [EVIL]: {[EVIL]: EVIL},
  });
  const document = aDocument({name: `evil ${EVIL}`, version, packs: [pack, aPack()], variables: [variable]});
  return {...document, metadata: {...document.metadata, description: EVIL + version, labels: {[EVIL]: EVIL}}};
}

async function evilRegistry(): Promise<void> {
  await addPacks(shell, 'packs', [{name: 'nginx', version: '1.0.1', values: `a: ${EVIL}\n`}]);
  const folder = join(shell.directory, 'packs', `folder${EVIL}`);
  await mkdir(folder);
  const identity = {name: `pack${EVIL}`, displayName: EVIL, version: `1${EVIL}`, layer: 'addon', cloudTypes: [EVIL]};
  await writeFile(join(folder, 'pack.json'), JSON.stringify({...identity, addonType: EVIL, group: EVIL}));
  await mkdir(join(shell.directory, 'packs', `broken${EVIL}`));
  await writeFile(join(shell.directory, 'packs', `broken${EVIL}`, 'pack.json'), `{"${EVIL}": `);
  await mkdir(shell.home.config, {recursive: true});
  const path = join(shell.home.config, 'settings.json');
  const settings: unknown = JSON.parse(await readFile(path, 'utf8'));
  const registries = [
    {name: `mine${EVIL}`, path: join(shell.directory, 'packs')},
    {name: `gone${EVIL}`, path: join(shell.directory, `gone${EVIL}`)},
  ];
  await writeFile(path, JSON.stringify({...Object(settings), registries, keys: {[EVIL]: [EVIL]}, theme: EVIL}));
}

const A = 'one.json';
const B = 'two.json';
const NAME = `evil ${EVIL}`;

describe('text of strangers is shown, not sent, to a terminal', () => {
  const verbs: readonly (readonly string[])[] = [
    ['list'],
    ['list', '--json'],
    ['show', A],
    ['show', A, '--json'],
    ['validate', A],
    ['validate', A, '--json'],
    ['images', A],
    ['resolve', A],
    ['resolve', A, '--json', '--reveal'],
    ['diff', A, B],
    ['diff', A, B, '--stat'],
    ['diff', A, B, '--unified'],
    ['diff', A, B, '--json'],
    ['import', A, '--as', `other${EVIL}`],
    ['import', A, '--dry-run'],
    ['import', A, '--registry', `${EVIL}=${EVIL}`],
    ['export', A, '--force'],
    ['export', A, '--force', '--format', 'yaml'],
    ['export', A, '--force', '--format', 'terraform'],
    ['export', A, '--force', '-o', `out${EVIL}.json`],
    ['export', '--all', '--force', '-o', `all${EVIL}`],
    ['outdated'],
    ['outdated', A],
    ['packs'],
    ['packs', '--json'],
    ['packs', EVIL],
    ['registry', 'list'],
    ['registry', 'list', '--json'],
    ['registry', 'add', `nowhere${EVIL}`],
    ['registry', 'remove', `nowhere${EVIL}`],
    ['edit', NAME],
    ['edit', NAME, EVIL],
    ['clone', NAME, `copy${EVIL}`],
    ['version', NAME, `2${EVIL}`],
    ['upgrade', NAME, `nginx${EVIL}`, '--dry-run'],
    ['upgrade', NAME, 'nginx@1.0.1', '--dry-run'],
    ['new', EVIL, '--type', EVIL],
    ['new', EVIL, '--type', 'add-on', '--layer', EVIL],
    ['delete', NAME],
    ['restore'],
    ['restore', EVIL],
    ['push', A, `oci://${EVIL}`],
    ['pull', EVIL],
    ['completion', EVIL],
    [EVIL],
    ['list', `--${EVIL}`],
  ];

  test.each(verbs.map(args => [args.join(' ').replaceAll(EVIL, 'EVIL'), args] as const))(
    'strata %s',
    async (_, args) => {
      await importDocument(shell, evilProfile('1.0.0'));
      await evilRegistry();
      const files = new Map([
        [A, await writeDocument(shell, evilProfile('1.0.0'), A)],
        [B, await writeDocument(shell, evilProfile('2.0.0'), B)],
        [`out${EVIL}.json`, join(shell.directory, `out${EVIL}.json`)],
        [`all${EVIL}`, join(shell.directory, `all${EVIL}`)],
      ]);
      const {stdout, stderr} = await shell.runWith(
        {columns: 120, answers: ['n']},
        ...args.map(arg => files.get(arg) ?? arg),
      );
      expect(stdout + stderr).not.toBe('');
      expect(hiddenIn(stdout)).toEqual([]);
      expect(hiddenIn(stderr)).toEqual([]);
    },
  );
});

test('nothing that is made can be read by others: files 0600, directories 0700', async () => {
  await importDocument(shell, aDocument());
  await evilRegistry();
  await shell.run('list');
  await shell.run('packs');
  await shell.run('export', 'web', '--force', '-o', join(shell.directory, 'out.json'));
  await shell.run('export', '--all', '--force', '-o', join(shell.directory, 'all'));
  await shell.run('clone', 'web', 'copy');
  await shell.run('delete', 'copy', '--yes');
  const {workspace, config, state, cache} = shell.home;
  const made = [workspace.root, config, state, cache, join(shell.directory, 'all')].filter(path => existsSync(path));
  const open: string[] = [];
  let count = 0;
  for (const root of made) {
    for (const path of [root, ...(await below(root))]) {
      const stats = await stat(path);
      count += 1;
      if ((stats.mode & 0o077) !== 0) open.push(`${path} ${(stats.mode & 0o777).toString(8)}`);
    }
  }
  expect((await stat(join(shell.directory, 'out.json'))).mode & 0o777).toBe(0o600);
  expect(open).toEqual([]);
  expect(count).toBeGreaterThan(10);
});

const PATHS = ['../../out', '..', '.', '/etc/out', 'a/../../out', 'C:\\out'];

test.each(['.git', '~/out', 'CON', `x${EVIL}`])(
  'a profile named %s stays in the workspace, under that name',
  async name => {
    const {status} = await shell.run('import', await writeDocument(shell, aDocument({name, version: '1.0.0'})));
    expect(status).toBe(0);
    expect(await shell.json('list', '--json')).toMatchObject({profiles: [{name}], broken: []});
    expect(await writtenOutside()).toEqual([]);
    expect(await readdir(shell.home.workspace.profiles)).toHaveLength(1);
  },
);

test.each(PATHS)('a document named %s is refused, and nothing is written', async name => {
  const ended = await shell.run('import', await writeDocument(shell, aDocument({name, version: '1.0.0'})));
  expect(ended).toMatchObject({status: 2, stdout: ''});
  expect(ended.stderr).toContain('a path that would lead out of the workspace');
  expect((await below(shell.directory)).filter(file => file.endsWith('1.0.0.yaml'))).toEqual([]);
});

test.each(PATHS)('a profile that is given the name %s here stays in the workspace all the same', async name => {
  await shell.run('import', await writeDocument(shell, aDocument({name: 'web', version: '1.0.0'})));
  expect((await shell.run('clone', 'web', name)).status).toBe(0);
  expect(await shell.json('list', '--json')).toMatchObject({
    profiles: expect.arrayContaining([expect.objectContaining({name})]),
  });
  expect(await writtenOutside()).toEqual([]);
  expect(await readdir(shell.home.workspace.profiles)).toHaveLength(2);
});

/** Versions that were written, and not into the workspace. */
async function writtenOutside(): Promise<readonly string[]> {
  const written = (await below(shell.directory)).filter(file => file.endsWith('1.0.0.yaml'));
  return written.filter(file => !file.startsWith(`${shell.home.workspace.root}/`));
}

test('links in a registry do not lead out of it', async () => {
  const secret = join(shell.directory, 'secret.yaml');
  await writeFile(secret, 'token: s3cret\n');
  await addPacks(shell, 'packs', [{name: 'nginx', version: '1.0.0'}]);
  const folder = join(shell.directory, 'packs', 'leaky');
  await mkdir(folder);
  const identity = {name: 'leaky', displayName: 'Leaky', version: '1.0.0', layer: 'addon', cloudTypes: ['all']};
  const kubeManifests = ['../../secret.yaml', 'm.yaml', secret];
  await writeFile(join(folder, 'pack.json'), JSON.stringify({...identity, kubeManifests}));
  for (const name of ['values.yaml', 'README.md', 'presets.yaml', 'schema.yaml', 'm.yaml'])
    await symlink(secret, join(folder, name));
  await symlink(shell.directory, join(shell.directory, 'packs', 'up'));
  await symlink('/', join(shell.directory, 'packs', 'root'));
  await shell.run('new', 'web', '--type', 'add-on', '--layer', 'leaky@1.0.0');
  for (const args of [
    ['packs', '--json'],
    ['show', 'web', '--reveal'],
    ['validate', 'web'],
    ['resolve', 'web', '--reveal'],
  ]) {
    const {stdout, stderr} = await shell.run(...args);
    expect(stdout + stderr).not.toContain('s3cret');
  }
  const found = JSON.stringify(await shell.json('packs', '--json'));
  const names = Array.from(
    found.matchAll(/"name":"([^"]*)","displayName":"[^"]*","registry":"packs"/g),
    ([, name]) => name,
  );
  expect(names).toEqual(['leaky', 'nginx']);
});

/** Everything below a directory. */
async function below(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, {recursive: true}).catch(() => []);
  return entries.map(entry => join(root, entry));
}
