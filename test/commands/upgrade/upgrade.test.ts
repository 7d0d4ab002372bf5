import {describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument} from '../a-document.ts';
import {addPacks, type PackParts} from '../a-registry.ts';
import {aShell, type Shell, storedText} from '../strata.ts';

const OLD = '# of 1.0\nweb:\n  replicas: 1\n  image: web:1\n  log: info\nold:\n  size: 1\n';
const NEW = '# of 2.0\nweb:\n  replicas: 2\n  image: web:2\n  log: info\n  probe: true\n';
const MINE = OLD.replace('log: info', 'log: debug # mine');

describe('upgrade', () => {
  test('takes the new defaults with what is mine in them, and saves', async () => {
    const shell = await withWeb({values: MINE});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0');
    expect(status).toBe(0);
    expect(stdout).toContain('webby 1.0.0 -> 2.0.0 of lab\nconflicts 0  orphans 0  kept mine 1  adopted 4  same 0\n');
    expect(stdout).toContain('saved web 1.0.0');
    const text = storedText(shell, 'web/1.0.0.yaml') ?? '';
    expect(text).toContain('version: 2.0.0');
    for (const line of NEW.replace('log: info', 'log: debug # mine').trim().split('\n')) expect(text).toContain(line);
  });

  test('without a layer lists what each can go to', async () => {
    const shell = await withWeb({values: MINE});
    const {stdout, status} = await shell.run('upgrade', 'web');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^webby@2\.0\.0 +next major +lab$/m);
    expect(stdout).not.toContain('webby@1.0.0 ');
    expect((await shell.run('upgrade', 'web', '--names')).stdout.split('\n')).toContain('webby@2.0.x');
    expect(JSON.parse((await shell.run('upgrade', 'web', '--json')).stdout)).toMatchObject({
      targets: expect.arrayContaining([
        {
          id: 'webby',
          layer: 'webby',
          tag: '2.0.0',
          version: '2.0.0',
          registry: 'lab',
          brings: 'next major',
          warnings: [],
        },
      ]),
    });
  });

  test('leaves conflicts as mine, lists them, and ends with 1', async () => {
    const shell = await withWeb({values: MINE.replace('replicas: 1', 'replicas: 5')});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0');
    expect(status).toBe(1);
    expect(stdout).toContain('! web.replicas   mine 5, new 2, was 1   left as mine\n');
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('replicas: 5');
  });

  test('settles them with --theirs, and ends with 0', async () => {
    const shell = await withWeb({values: MINE.replace('replicas: 1', 'replicas: 5')});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--theirs');
    expect(status).toBe(0);
    expect(stdout).toContain('taken from the new version');
    expect(stdout).toContain('? line 3 of yours is left out: replicas: 5');
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('replicas: 2');
  });

  test('offers both where different items of a list changed, and takes them with --both', async () => {
    const list = (...items: readonly string[]) =>
      `args: # of ${items.length}\n${items.map(item => `- ${item} # ${item}\n`).join('')}n: 1\n`;
    const packs = [
      {name: 'webby', version: '1.0.0', values: list('a', 'b', 'c')},
      {name: 'webby', version: '2.0.0', values: list('a', 'b', 'c', 'd').replace('n: 1', 'n: 3')},
    ];
    const shell = await withWeb({values: list('x', 'a', 'b', 'c').replace('n: 1', 'n: 2')}, packs);
    const {stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--dry-run');
    expect(stdout).toMatch(/^! args .* left as mine; --both takes both$/m);
    expect(stdout).toMatch(/^! n .* left as mine$/m);
    const {status, stdout: taken} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--both');
    expect(status).toBe(1);
    expect(taken).toMatch(/^! args .* both taken$/m);
    for (const item of ['x', 'a', 'b', 'c', 'd'])
      expect(storedText(shell, 'web/1.0.0.yaml')).toContain(`- ${item} # ${item}\n`);
  });

  test('lists what has no place any more', async () => {
    const shell = await withWeb({values: MINE.replace('size: 1', 'size: 9')});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0');
    expect(status).toBe(0);
    expect(stdout).toContain('? old.size   mine 9, was 1   has no place any more\n');
    expect(stdout).toContain('? line 7 of yours is left out: size: 9\n');
  });

  test('without a version takes the newest release', async () => {
    const shell = await withWeb({values: MINE});
    const {stdout} = await shell.run('upgrade', 'web', 'webby');
    expect(stdout).toContain('1.0.0 -> 2.0.0 of lab');
  });

  test('writes nothing with --dry-run, and prints the patch', async () => {
    const shell = await withWeb({values: MINE});
    const before = storedText(shell, 'web/1.0.0.yaml');
    const {status, stdout} = await shell.run('--read-only', 'upgrade', 'web', 'webby@2.0.0', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('\n-  image: web:1\n');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  });

  test('is refused with --read-only', async () => {
    const shell = await withWeb({values: MINE});
    expect(await shell.run('--read-only', 'upgrade', 'web', 'webby@2.0.0')).toMatchObject({status: 2, stdout: ''});
  });

  test('saves as another version with --to, and leaves the old one as it is', async () => {
    const shell = await withWeb({values: MINE});
    const before = storedText(shell, 'web/1.0.0.yaml');
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--to', '1.1.0');
    expect({status, said: stdout.includes('created web 1.1.0')}).toEqual({status: 0, said: true});
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
    expect(storedText(shell, 'web/1.1.0.yaml')).toContain('image: web:2');
  });

  test('takes a train, with what it stands for now', async () => {
    const shell = await withWeb({values: MINE});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.x');
    expect(status).toBe(0);
    expect(stdout).toContain('-> 2.0.x, now 2.0.0');
    expect(storedText(shell, 'web/1.0.0.yaml')).toMatch(/version: 2\.0\.0\n\s+tag: '2\.0\.x'/);
  });

  test('without the old defaults says that it compared with the new ones only', async () => {
    const shell = await withWeb({values: MINE, version: '0.9.0', tag: '0.9.0'});
    const {status, stderr, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0');
    expect(status).toBe(1);
    expect(stderr).toContain('warning: the defaults of 0.9.0 are in no registry: compared with the new defaults only');
    expect(stdout).toContain('! web.image   mine web:1, new web:2, was nothing   left as mine\n');
  });

  test('of what is in use changes nothing', async () => {
    const shell = await withWeb({values: MINE});
    const before = storedText(shell, 'web/1.0.0.yaml');
    const {status, stderr} = await shell.run('upgrade', 'web', 'webby@1.0.0');
    expect(status).toBe(0);
    expect(stderr).toContain('nothing to do: webby has 1.0.0 already');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  });

  test('tells it all as JSON', async () => {
    const shell = await withWeb({values: MINE.replace('replicas: 1', 'replicas: 5')});
    const {status, stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'web',
      version: '1.0.0',
      layer: {name: 'webby'},
      from: {version: '1.0.0', tag: '1.0.0'},
      to: {version: '2.0.0', tag: '2.0.0', registry: 'lab'},
      comparedWith: 'old defaults',
      counts: {conflict: 1, orphan: 0, mine: 1, same: 0, theirs: 3},
      paths: expect.arrayContaining([
        {path: 'web.replicas', class: 'conflict', taken: 'mine', base: 1, mine: 5, theirs: 2},
      ]),
      done: 'saved',
    });
  });

  test('masks what the packs call passwords', async () => {
    const schema = `web.pass:\n  schema: '{{ required | format "\${password}" }}'\n`;
    const values = (pass: string) => `web:\n  pass: ${pass}\n`;
    const packs = [
      {name: 'webby', version: '1.0.0', values: values('one'), schema},
      {name: 'webby', version: '2.0.0', values: values('two'), schema},
    ];
    const shell = await withWeb({values: values('hunter2')}, packs);
    for (const option of ['--dry-run', '--json']) {
      const {stdout} = await shell.run('upgrade', 'web', 'webby@2.0.0', '--dry-run', ...new Set([option]));
      expect(stdout).toContain('web.pass');
      expect(stdout).not.toMatch(/hunter2|\btwo\b/);
    }
  });

  test.each([
    ['a layer that is not there', ['nginy@2.0.0'], /has no layer nginy\nIt has webby/],
    [
      'a version that is not there',
      ['webby@3.0.0'],
      /"3\.0\.0" is not offered by any registry\nThere is 2\.0\.0, 1\.0\.0/,
    ],
    ['a registry that does not have it', ['webby@2.0.0', '--registry', 'Starter'], /not offered by registry Starter/],
    ['a tag that is empty', ['webby@'], /no version follows the @ of webby@/],
    ['a version of the profile that is none', ['webby@2.0.0', '--to', 'v2'], /semver/],
  ])('says what is wrong with %s', async (_what, args, message) => {
    const shell = await withWeb({values: MINE});
    const {status, stderr} = await shell.run('upgrade', 'web', ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('says so of a pack that no registry has, and of one for other clouds', async () => {
    const shell = await withWeb({values: MINE, name: 'odd'});
    expect((await shell.run('upgrade', 'web', 'odd')).stderr).toMatch(/no registry has pack odd\n.*registry add/);
    const other = await withWeb({values: MINE}, [{name: 'webby', version: '2.0.0', layer: 'cni'}]);
    expect((await other.run('upgrade', 'web', 'webby')).stderr).toContain(
      'no version of webby fits an addon layer on aws',
    );
  });
});

describe('outdated', () => {
  test('lists the layers for which a registry has something newer, and ends with 1', async () => {
    const shell = await withWeb({values: MINE, tag: '1.x'});
    await addPacks(shell, 'site', [{name: 'webby', version: '1.4.0', values: OLD}]);
    const {status, stdout} = await shell.run('outdated');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^PROFILE +LAYER +TAG +VERSION +IN TRAIN +NEWEST +REGISTRY$/m);
    expect(stdout).toMatch(/^web@1\.0\.0 +webby +1\.x +1\.0\.0 +1\.4\.0 +2\.0\.0 +lab$/m);
  });

  test('ends with 0 where everything is the newest', async () => {
    const shell = await withWeb({values: NEW, version: '2.0.0', tag: '2.0.0'});
    expect(await shell.run('outdated', 'web')).toMatchObject({status: 0, stdout: ''});
  });

  test('tells it as JSON, with packs that no registry has', async () => {
    const shell = await withWeb({values: MINE});
    await importDocument(shell, aDocument({name: 'odd', packs: [aPack({name: 'nowhere'})]}));
    const {status, stdout} = await shell.run('outdated', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      outdated: [
        {
          profile: 'web@1.0.0',
          id: 'webby',
          layer: 'webby',
          pack: 'webby',
          tag: '1.0.0',
          version: '1.0.0',
          inTrain: null,
          newest: '2.0.0',
          registry: 'lab',
        },
      ],
      unknown: [{profile: 'odd@1.0.0', layer: 'nowhere', pack: 'nowhere'}],
      troubles: [],
    });
  });

  test('one profile that cannot be read stops no other, and ends with 2', async () => {
    const shell = await withWeb({values: MINE});
    const {status, stdout, stderr} = await shell.run('outdated', 'web', 'nowhere');
    expect(status).toBe(2);
    expect(stdout).toContain('web@1.0.0');
    expect(stderr).toContain('1 of 2 could not be read');
  });
});

const PACKS: readonly PackParts[] = [
  {name: 'webby', version: '1.0.0', values: OLD},
  {name: 'webby', version: '2.0.0', values: NEW},
];

/** A shell with the profile `web` of one webby layer for aws, and a registry `lab` with two versions of it. */
async function withWeb(layer: Readonly<Record<string, unknown>>, packs = PACKS): Promise<Shell> {
  const shell = await aShell();
  await addPacks(shell, 'lab', packs);
  const document = aDocument({packs: [aPack({name: 'webby', registry: {metadata: {name: 'lab'}}, ...layer})]});
  const template = {...document.spec.template, cloudType: 'aws'};
  await importDocument(shell, {...document, spec: {...document.spec, template}});
  return shell;
}
