import {cp, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {aDocument, importDocument} from './a-document.ts';
import {addPacks, type PackParts} from './a-registry.ts';
import {aShell, type Shell, storedText} from './strata.ts';

async function withPacks(...packs: readonly PackParts[]): Promise<Shell> {
  const shell = await aShell();
  await addPacks(shell, 'lab', packs);
  return shell;
}

const CORE: readonly PackParts[] = [
  {name: 'ubuntu', layer: 'os', version: '22.04'},
  {name: 'kube', layer: 'k8s', version: '1.33.6'},
  {name: 'kube', layer: 'k8s', version: '1.33.9', values: '# newer\npack:\n  a: 1'},
  {name: 'calico', layer: 'cni', version: '3.30.1'},
  {name: 'ebs', layer: 'csi', version: '1.46.0'},
];

describe('new', () => {
  test('makes a version whose layers have their packs defaults, byte for byte', async () => {
    const shell = await withPacks(...CORE);
    const layers = ['ubuntu@22.04', 'kube@1.33.x', 'calico', 'lab/ebs@1.46.0'].flatMap(one => ['--layer', one]);
    const ended = await shell.run('new', 'ML Ops', '--type', 'full', '--cloud', 'aws', ...layers);
    expect(ended).toEqual({status: 0, stdout: 'created ML Ops 1.0.0\n', stderr: ''});
    expect(await shell.json('show', 'ML Ops', '--json')).toMatchObject({
      metadata: {name: 'ML Ops'},
      spec: {
        version: '1.0.0',
        template: {
          type: 'cluster',
          cloudType: 'aws',
          packs: [
            {name: 'ubuntu', layer: 'os', version: '22.04', tag: '22.04', registry: {metadata: {name: 'lab'}}},
            {name: 'kube', version: '1.33.9', tag: '1.33.x', values: '# newer\npack:\n  a: 1'},
            {name: 'calico', version: '3.30.1', tag: '3.30.1'},
            {name: 'ebs', layer: 'csi'},
          ],
        },
      },
    });
  });

  test('an add-on profile takes a pack that is not for all clouds, and says so', async () => {
    const shell = await withPacks({
      name: 'metallb',
      layer: 'addon',
      version: '0.14.9',
    });
    const ended = await shell.run('new', 'lb', '--type', 'add-on', '--cloud', 'all', '--layer', 'metallb');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('metallb 0.14.9 is made for AWS, and the profile for all clouds');
  });

  test('of registries that have the pack, one whose pack fits the cloud is taken: the first was, and it fitted none', async () => {
    const shell = await aShell();
    const kube = {name: 'kube', layer: 'k8s'};
    await addPacks(shell, 'metal', [{...kube, version: '1.32.9', cloudTypes: ['maas']}]);
    await addPacks(shell, 'lab', [{...kube, version: '1.32.2', cloudTypes: ['aws']}]);
    const make = (name: string, layer: string) =>
      shell.run('new', name, '--type', 'infra', '--cloud', 'aws', '--layer', layer);
    expect(await make('web', 'kube@1.32.x')).toMatchObject({status: 0});
    expect(JSON.stringify(await shell.json('show', 'web', '--json'))).toContain('"version":"1.32.2"');
    expect(await make('newest', 'kube')).toMatchObject({status: 0});
    const ended = await make('exact', 'kube@1.32.9');
    expect(ended.stderr).toContain('kube 1.32.9 does not fit aws; it is for maas');
  });

  test('the type of a profile is told in good English', async () => {
    const {stderr} = await (await aShell()).run('new', 'web', '--type', 'infra');
    expect(stderr).toContain('an Infrastructure profile needs a cloud');
  });

  test('layers stand in the order of the stack, however they were given', async () => {
    const shell = await withPacks(...CORE);
    const layers = ['ebs', 'kube', 'ubuntu', 'calico'].flatMap(one => ['--layer', one]);
    await shell.run('new', 'web', '--type', 'infra', '--cloud', 'aws', ...layers);
    const shown = await shell.json('show', 'web', '--json');
    expect(JSON.stringify(shown).match(/"layer":"(\w+)"/g)).toEqual(
      ['os', 'k8s', 'cni', 'csi'].map(k => `"layer":"${k}"`),
    );
  });

  test('takes version, description and tags', async () => {
    const shell = await aShell();
    const options = [
      '--profile-version',
      '2.0.0-rc.1',
      '--description',
      'the shop',
      '--tag',
      'env:a:b',
      '--tag',
      'pilot',
    ];
    expect(await shell.json('new', 'shop', '--type', 'add-on', ...options, '--json')).toEqual({
      name: 'shop',
      version: '2.0.0-rc.1',
      done: 'created',
    });
    expect(await shell.json('show', 'shop', '--json')).toMatchObject({
      metadata: {description: 'the shop', labels: {env: 'a:b', pilot: 'spectro__tag'}},
      spec: {template: {type: 'add-on', cloudType: 'all'}},
    });
  });

  test('says which core layers are missing, and makes it all the same', async () => {
    const shell = await withPacks(...CORE);
    const ended = await shell.run('new', 'web', '--type', 'infra', '--cloud', 'aws', '--layer', 'ubuntu');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('still missing: k8s, cni, csi');
  });

  test('says from which registry a pack is, when several have it', async () => {
    const shell = await withPacks(...CORE);
    await addPacks(shell, 'site', [{name: 'ubuntu', layer: 'os', version: '22.04', values: 'site: true\n'}]);
    const first = await shell.run('new', 'a', '--type', 'infra', '--cloud', 'aws', '--layer', 'ubuntu@22.04');
    expect(first.stderr).toContain('from registry lab; also in site');
    await shell.run('new', 'b', '--type', 'infra', '--cloud', 'aws', '--layer', 'site/ubuntu@22.04');
    expect((await shell.run('show', 'b')).stdout).toContain('site: true');
  });

  test.each([
    [['web'], /--type/],
    [['web', '--type', 'half', '--cloud', 'aws'], /full \(or cluster\), infra and add-on/],
    [['web', '--type', 'full'], /needs a cloud/],
    [['', '--type', 'add-on'], /needs a name/],
    [['web', '--type', 'add-on', '--profile-version', 'v1'], /"v1" is not a version/],
    [['web', '--type', 'add-on', '--tag', ':x'], /no key before the colon/],
    [['web', '--type', 'add-on', '--tag', 'a:1', '--tag', 'a:2'], /stands twice/],
    [['web', '--type', 'add-on', '--layer', 'nothing'], /no registry has pack nothing/],
    [['web', '--type', 'infra', '--cloud', 'aws', '--layer', 'ubunt'], /Did you mean ubuntu\?/],
    [
      ['web', '--type', 'infra', '--cloud', 'aws', '--layer', 'kube@1.28'],
      /"1.28" is not offered.*\n.*1\.33\.9, 1\.33\.6/,
    ],
    [['web', '--type', 'add-on', '--layer', 'ubuntu'], /ubuntu 22\.04 is for the layer os/],
    [['web', '--type', 'infra', '--cloud', 'gcp', '--layer', 'ubuntu'], /does not fit gcp; it is for aws/],
    [['web', '--type', 'infra', '--cloud', 'aws', '--layer', 'ubuntu', '--layer', 'ubuntu'], /one os layer/],
  ])('refuses %j, and makes nothing', async (args, message) => {
    const shell = await withPacks(...CORE);
    const ended = await shell.run('new', ...args);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toMatch(message);
    expect(await shell.json('list', '--json')).toMatchObject({profiles: []});
  });

  test('refuses a name and version that are taken', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument());
    expect(await shell.run('new', 'web', '--type', 'add-on')).toMatchObject({status: 2, stdout: ''});
    expect(storedText(shell, 'web/1.0.0.yaml')).toContain('nginx');
  });

  test('takes a cloud that it does not know for a custom one, and asks', async () => {
    const shell = await aShell();
    const ended = await shell.run('new', 'web', '--type', 'full', '--cloud', 'vspere');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('did you mean vsphere?');
  });
});

describe('packs', () => {
  test('lists packs with their versions, newest first', async () => {
    const shell = await withPacks(...CORE);
    const {stdout} = await shell.run('packs', 'kube', '--cloud', 'aws', '--layer', 'k8s');
    expect(stdout).toMatch(/^NAME +LAYER +VERSIONS +CLOUDS +REGISTRY\n/);
    expect(stdout).toMatch(/^kube +k8s +1\.33\.9, 1\.33\.6 +aws +lab$/m);
  });

  test('prints one JSON document, with trains and what they stand for', async () => {
    const shell = await withPacks(...CORE);
    const found = await shell.json('packs', 'KU', 'be', '--json');
    expect(found).toMatchObject({broken: [], failures: []});
    expect(Reflect.get(Object(found), 'packs')).toContainEqual({
      name: 'kube',
      displayName: 'kube',
      registry: 'lab',
      layer: 'k8s',
      cloudTypes: ['aws'],
      addonType: '',
      versions: [
        {version: '1.33.9', state: 'active'},
        {version: '1.33.6', state: 'active'},
      ],
      trains: expect.arrayContaining([{tag: '1.33.x', version: '1.33.9'}]),
    });
  });

  test('has a starter registry when nothing is at hand', async () => {
    const shell = await aShell();
    expect((await shell.run('packs', '--layer', 'cni', '--cloud', 'aws')).stdout).toMatch(/^\S+ +cni .* Starter$/m);
  });

  test('tells of a broken pack, and lists the others', async () => {
    const shell = await withPacks(...CORE);
    await mkdir(join(shell.directory, 'lab/bad'), {recursive: true});
    await writeFile(join(shell.directory, 'lab/bad/pack.json'), '{"name": "bad",}');
    const ended = await shell.run('packs');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toMatch(/warning: registry lab: bad.*line 1/);
    expect(ended.stdout).toContain('ubuntu');
  });

  test('tells of the first few of many broken packs, and how to see them all', async () => {
    const shell = await withPacks(...CORE);
    for (const at of [1, 2, 3, 4, 5, 6, 7]) {
      await mkdir(join(shell.directory, `lab/bad${at}`), {recursive: true});
      await writeFile(join(shell.directory, `lab/bad${at}/pack.json`), '{"name": "bad",}');
    }
    const lines = (await shell.run('packs', 'ubuntu')).stderr.trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toContain('2 more are broken; `strata registry check lab` names them all');
  });

  test('sees a pack that came after the last look', async () => {
    const shell = await withPacks(...CORE);
    await shell.run('packs');
    await cp(join(shell.directory, 'lab/ubuntu-22.04'), join(shell.directory, 'lab/copy'), {recursive: true});
    await writeFile(
      join(shell.directory, 'lab/copy/pack.json'),
      JSON.stringify({name: 'late', version: '1.0.0', layer: 'os', cloudTypes: ['all']}),
    );
    expect((await shell.run('packs', 'late')).stdout).toContain('late');
  });

  test('is content with a directory that vanished, and says so', async () => {
    const shell = await withPacks(...CORE);
    await rm(join(shell.directory, 'lab'), {recursive: true});
    const ended = await shell.run('packs');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('registry lab');
  });

  test('finding nothing is no error', async () => {
    const shell = await aShell();
    expect(await shell.run('packs', 'no such pack')).toMatchObject({status: 0, stdout: '', stderr: 'No pack fits.\n'});
    expect((await shell.run('packs', '--layer', 'roof')).status).toBe(2);
  });
});
