import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {DraftStore} from '../../../src/storage/drafts/draft-store.ts';
import {ProfileStore} from '../../../src/storage/profiles/profile-store.ts';
import {nobody} from '../../registry/http/a-server.ts';
import {hasOpenssl, someCertificates} from '../../registry/http/certificates.ts';
import {fakeRegistry} from '../../registry/oci/fake-registry.ts';
import {hasHtpasswd, hasRealRegistry, realRegistry} from '../../registry/oci/real-registry.ts';
import {aDocument, aPack, importDocument, writeDocument} from '../a-document.ts';
import {aShell, type Shell, storedText} from '../strata.ts';

const SECRET = {name: 'token', format: 'string', defaultValue: 'hush-hush', isSensitive: true};

/** Changes a stored version, as a person does in the file. */
async function changeStored(shell: Shell): Promise<void> {
  const text = storedText(shell, 'web/1.0.0.yaml') ?? '';
  await writeFile(join(shell.home.workspace.profiles, 'web/1.0.0.yaml'), text.replace('a: 1', 'a: 2'));
}

describe.skipIf(!hasRealRegistry())('by the real server (skipped where docker-registry is not installed)', () => {
  test('a version goes from one workspace to another', async () => {
    const host = await realRegistry();
    const [here, there] = [await aShell(), await aShell()];
    await importDocument(here);
    const address = `oci://${host}/team/web`;
    expect(await here.run('push', 'web', address, '--plain-http', '--force')).toMatchObject({
      status: 0,
      stdout: `pushed web 1.0.0 to ${address}:1.0.0\n`,
    });
    expect(await there.run('pull', address, '--plain-http')).toMatchObject({status: 0, stdout: 'imported web 1.0.0\n'});
    const [sent, got] = [await here.json('show', 'web', '--json'), await there.json('show', 'web', '--json')];
    expect(got).toEqual(sent);
  });

  test.skipIf(!hasHtpasswd())(
    'who logged in with docker may push, and nobody else (skipped without htpasswd)',
    async () => {
      const host = await realRegistry({user: {username: 'someone', password: 'hush'}});
      const shell = await aShell();
      await importDocument(shell);
      const command = ['push', 'web', `oci://${host}/team/web`, '--plain-http', '--force'];
      const refused = await shell.run(...command);
      expect(refused).toMatchObject({status: 2, stdout: ''});
      expect(refused.stderr).toContain('the registry asks for a name and a password');
      await mkdir(join(shell.directory, '.docker'));
      const auths = {[host]: {auth: Buffer.from('someone:hush').toString('base64')}};
      await writeFile(join(shell.directory, '.docker', 'config.json'), JSON.stringify({auths}));
      expect(await shell.runWith({env: {HOME: shell.directory}}, ...command)).toMatchObject({status: 0});
    },
  );

  test.skipIf(!hasOpenssl())(
    'with an authority of the site, when its file is named (skipped without openssl)',
    async () => {
      const certificates = await someCertificates();
      const host = await realRegistry({certificates});
      const shell = await aShell();
      await importDocument(shell);
      const command = ['push', 'web', `oci://${host}/web`, '--force'];
      expect((await shell.run(...command)).stderr).toContain('--ca-file');
      expect(await shell.run(...command, '--ca-file', certificates.caFile)).toMatchObject({status: 0});
    },
  );
});

describe('push', () => {
  test('does nothing twice', async () => {
    const {host} = await fakeRegistry();
    const shell = await aShell();
    await importDocument(shell);
    const command = ['push', 'web', `oci://${host}/web:blue`, '--plain-http', '--force', '--json'];
    expect(await shell.json(...command)).toMatchObject({done: 'pushed', address: `oci://${host}/web:blue`});
    expect(await shell.json(...command)).toMatchObject({done: 'unchanged'});
  });

  test('refuses a version that is there with other content', async () => {
    const folder = join((await aShell()).directory, 'share');
    const shell = await aShell();
    await importDocument(shell);
    await shell.run('push', 'web', folder, '--force');
    await changeStored(shell);
    const ended = await shell.run('push', 'web', folder, '--force');
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain(`${folder}:1.0.0 is there already, with other content`);
  });

  test('masks secrets, says so, and pushes them only when asked to', async () => {
    const shell = await aShell();
    const [masked, revealed] = ['masked', 'revealed'].map(name => join(shell.directory, name));
    await importDocument(shell, aDocument({variables: [SECRET]}));
    const ended = await shell.run('push', 'web', String(masked), '--force');
    expect(ended.stderr).toContain('masked (--reveal pushes them): variable token');
    await shell.run('push', 'web', String(revealed), '--force', '--reveal');
    for (const [folder, isThere] of [
      [masked, false],
      [revealed, true],
    ] as const) {
      const other = await aShell();
      await other.run('pull', String(folder));
      expect((storedText(other, 'web/1.0.0.yaml') ?? '').includes('hush-hush')).toBe(isThere);
    }
  });

  test('leaves a profile with errors here', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({packs: [aPack({values: 'a: [1\n'})]}));
    const folder = join(shell.directory, 'share');
    const ended = await shell.run('push', 'web', folder);
    expect(ended).toMatchObject({status: 1, stdout: ''});
    expect(ended.stderr).toContain('not pushed: ');
    expect((await shell.run('pull', folder, '--dry-run')).status).toBe(2);
  });

  test('says that unsaved work stays here', async () => {
    const shell = await aShell();
    await importDocument(shell);
    const ref = {name: 'web', version: '1.0.0'};
    const {profile, hash} = await new ProfileStore(shell.home.workspace).read(ref);
    const drafts = new DraftStore(shell.home.workspace);
    drafts.open(ref, {profile, hash});
    drafts.record(ref, 'changed', profile, {...profile, metadata: {...profile.metadata, description: 'not saved'}});
    const ended = await shell.run('push', 'web', join(shell.directory, 'share'), '--force');
    expect(ended.stderr).toContain('web@1.0.0 has unsaved changes (1), which are not pushed');
  });

  test.each([
    ['http://registry.lab/web', 'is not the address of an OCI registry'],
    ['oci://someone:hush@registry.lab/web', 'is not an address'],
    ['oci://registry.lab', 'names no repository'],
    ['oci://registry.lab/Web', 'is not a repository'],
    ['oci://registry.lab/web:a b', 'is not a tag'],
    [`oci://registry.lab/web@sha256:${'a'.repeat(64)}`, 'not to a digest'],
  ])('to %s is refused before anything is asked', async (address, why) => {
    const shell = await aShell();
    await importDocument(shell);
    const ended = await shell.run('push', 'web', address);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain(why);
    expect(ended.stderr).not.toContain('hush');
  });

  test('takes from the settings how a registry is asked', async () => {
    const {host} = await fakeRegistry();
    const shell = await aShell();
    await mkdir(shell.home.config, {recursive: true});
    const registries = [{name: 'lab', path: `oci://${host}/packs`, kind: 'oci', plainHttp: true}];
    await writeFile(join(shell.home.config, 'settings.json'), JSON.stringify({registries}));
    await importDocument(shell);
    expect(await shell.run('push', 'web', `oci://${host}/web`, '--force')).toMatchObject({status: 0});
  });
});

describe('pull', () => {
  test('takes the highest version where the address names none', async () => {
    const shell = await aShell();
    const folder = join(shell.directory, 'share');
    for (const version of ['1.9.0', '1.10.0', '1.10.0-rc.1', '0.1.0+build.7']) {
      await importDocument(shell, aDocument({version}));
      await shell.run('push', `web@${version}`, folder, '--force');
    }
    await shell.run('push', 'web@1.9.0', `${folder}:latest`, '--force');
    const other = await aShell();
    expect((await other.run('pull', folder)).stdout).toBe('imported web 1.10.0\n');
    expect((await other.run('pull', `${folder}:0.1.0_build.7`)).stdout).toBe('imported web 0.1.0+build.7\n');
    expect((await other.run('pull', `${folder}:latest`)).stdout).toBe('imported web 1.9.0\n');
  });

  test('never writes over a version that is here, and takes it under another name', async () => {
    const shell = await aShell();
    const folder = join(shell.directory, 'share');
    await importDocument(shell);
    await shell.run('push', 'web', folder, '--force');
    expect((await shell.run('pull', folder)).stdout).toBe('unchanged web 1.0.0\n');
    await changeStored(shell);
    const before = storedText(shell, 'web/1.0.0.yaml');
    const ended = await shell.run('pull', folder);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('--as NAME[@VERSION]: web@1.0.1 is free');
    expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
    expect((await shell.run('pull', folder, '--as', 'web@1.0.1')).stdout).toBe('imported web 1.0.1\n');
  });

  test('merges with a version that is here, when asked to', async () => {
    const shell = await aShell();
    const folder = join(shell.directory, 'share');
    await importDocument(shell);
    await changeStored(shell);
    await shell.run('push', 'web', folder, '--force');
    const other = await aShell();
    await importDocument(other);
    expect(await other.run('pull', folder, '--merge', 'file')).toMatchObject({status: 0, stdout: 'merged web 1.0.0\n'});
    expect(storedText(other, 'web/1.0.0.yaml')).toContain('a: 2');
  });

  test('asks nothing of the network where nothing may be written', async () => {
    const {host, requests} = await fakeRegistry();
    const shell = await aShell();
    await importDocument(shell);
    expect(await shell.run('--read-only', 'pull', `oci://${host}/web`, '--plain-http')).toMatchObject({status: 2});
    expect(await shell.run('--read-only', 'push', 'web', `oci://${host}/web`, '--plain-http')).toMatchObject({
      status: 2,
    });
    expect(requests).toHaveLength(0);
  });

  test('from a registry that is not there says so', async () => {
    const {host} = await nobody();
    const {status, stderr} = await (await aShell()).run('pull', `oci://${host}/web`, '--plain-http');
    expect(status).toBe(2);
    expect(stderr).toContain(`http://${host}: nobody listens there`);
  });

  test('from a folder that is not there says so', async () => {
    const shell = await aShell();
    const {status, stderr} = await shell.run('pull', join(shell.directory, 'none'));
    expect(status).toBe(2);
    expect(stderr).toContain('is no OCI image layout');
  });

  test('takes a document that anyone may have made no further than import does', async () => {
    const shell = await aShell();
    const folder = join(shell.directory, 'share');
    await shell.run('push', await writeDocument(shell, aDocument({name: '../../escape'})), folder, '--force');
    const other = await aShell();
    const ended = await other.run('pull', folder);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain('the name "../../escape" is a path that would lead out of the workspace');
    expect(await other.json('list', '--json')).toMatchObject({profiles: []});
  });
});
