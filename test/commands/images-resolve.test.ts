import {describe, expect, test} from 'vitest';
import {aDocument, aPack, importDocument} from './a-document.ts';
import {addPacks} from './a-registry.ts';
import {aShell, type Shell} from './strata.ts';

describe('images', () => {
  const content =
    'pack:\n  content:\n    images:\n      - image: r.io/a/b:1\n    charts:\n      - {repo: r.io, name: app, version: 2.0.0}\n';

  async function withImages(): Promise<Shell> {
    const shell = await aShell();
    const packs = [
      aPack({values: content}),
      aPack({name: 'api', values: 'charts:\n  api:\n    image: r.io/a/b:1\n    sidecar:\n      image: c:2\n'}),
    ];
    await importDocument(shell, aDocument({packs}));
    return shell;
  }

  test('lists every image and chart once, with the layers that need it', async () => {
    const {stdout, status} = await (await withImages()).run('images', 'web');
    expect(status).toBe(0);
    expect(stdout.split('\n').map(line => line.split(/ {2,}/))).toEqual([
      ['KIND', 'NAME', 'BUNDLED', 'LAYERS'],
      ['image', 'r.io/a/b:1', 'yes', 'nginx, api'],
      ['image', 'c:2', 'no', 'api'],
      ['chart', 'r.io app 2.0.0', 'nginx'],
      [''],
    ]);
  });

  test('--json tells the same', async () => {
    expect(await (await withImages()).json('images', 'web', '--json')).toEqual({
      images: [
        {image: 'r.io/a/b:1', listed: true, layers: ['nginx', 'api']},
        {image: 'c:2', listed: false, layers: ['api']},
      ],
      charts: [{repo: 'r.io', name: 'app', version: '2.0.0', layers: ['nginx']}],
    });
  });

  test('--names is for a mirroring tool: the images alone', async () => {
    expect((await (await withImages()).run('images', 'web', '--names')).stdout).toBe('r.io/a/b:1\nc:2\n');
  });

  test("looks into the pack's values where a layer has none of its own", async () => {
    const shell = await aShell();
    await addPacks(shell, 'lab', [{name: 'api', version: '1.0.0', values: content}]);
    await importDocument(shell, aDocument({packs: [aPack({name: 'api', values: ''})]}));
    expect((await shell.run('images', 'web', '--names')).stdout).toBe('r.io/a/b:1\n');
  });

  test('warns of an image that cannot be mirrored as it stands', async () => {
    const shell = await aShell();
    const image = 'r.io/{{.spectro.var.name}}:1';
    await importDocument(shell, aDocument({packs: [aPack({values: content.replace('r.io/a/b:1', `'${image}'`)})]}));
    const ended = await shell.run('images', 'web', '--names');
    expect(ended.stdout).toBe(`${image}\n`);
    expect(ended.stderr).toContain(`nginx: only the cluster knows what ${image} is`);
  });

  test('of a profile without any says so on stderr', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('images', 'web');
    expect(ended).toMatchObject({status: 0, stdout: ''});
    expect(ended.stderr).toContain('no images');
  });
});

describe('resolve', () => {
  async function withVariables(...variables: readonly Readonly<Record<string, unknown>>[]): Promise<Shell> {
    const shell = await aShell();
    const manifests = [{name: 'extra', content: 'b: {{.spectro.var.size}}\n'}];
    const packs = [aPack({values: '# size\na: {{.spectro.var.size}}\n', manifests})];
    await importDocument(shell, aDocument({packs, variables: [...variables]}));
    return shell;
  }

  test('fills in what was given, in values and manifests', async () => {
    const shell = await withVariables({name: 'size', format: 'string', defaultValue: 'small'});
    const ended = await shell.run('resolve', 'web', '--var', 'size=a=b');
    expect(ended).toMatchObject({status: 0, stderr: ''});
    expect(ended.stdout).toBe('# nginx\n# size\na: a=b\n---\n# nginx/extra\nb: a=b\n');
  });

  test('fills in defaults, and --json tells the texts as they are', async () => {
    const shell = await withVariables({name: 'size', format: 'string', defaultValue: 'small'});
    expect(await shell.json('resolve', 'web', '--json')).toEqual({
      layers: [{name: 'nginx', values: '# size\na: small\n', manifests: [{name: 'extra', content: 'b: small\n'}]}],
      problems: [],
    });
  });

  test('is 1 where a required variable has no value, which stays as it stands', async () => {
    const shell = await withVariables({name: 'size', format: 'string', required: true});
    const ended = await shell.run('resolve', 'web');
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain('a: {{.spectro.var.size}}');
    expect(ended.stderr).toContain('variable size is required');
  });

  test.each([
    [['--var', 'size=many'], 'resolve.value'],
    [['--var', 'other=1'], 'resolve.unknown'],
  ])('is 1 where %j cannot be', async (args, code) => {
    const shell = await withVariables({name: 'size', format: 'number', defaultValue: '1'});
    const {stdout, status} = await shell.run('resolve', 'web', '--json', ...args);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({problems: [{severity: 'error', code}]});
  });

  test('--var without a value is wrong usage', async () => {
    const ended = await (await withVariables({name: 'size'})).run('resolve', 'web', '--var', 'size');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('--var NAME=VALUE');
  });

  test.each([[[]], [['--var', 'size=s3cret-given']]])(
    'masks what is sensitive, unless told to reveal it: %j',
    async given => {
      const shell = await withVariables({name: 'size', format: 'string', isSensitive: true, defaultValue: 's3cret'});
      const masked = await shell.run('resolve', 'web', ...given);
      expect(masked.status).toBe(0);
      expect(masked.stdout + masked.stderr).not.toContain('s3cret');
      expect(masked.stdout).toContain('a: ****');
      expect((await shell.run('resolve', 'web', '--reveal', ...given)).stdout).toContain('a: s3cret');
    },
  );
});
