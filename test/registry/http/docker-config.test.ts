import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readDockerCredential} from '../../../src/registry/http/docker-config.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {troubleOf} from '../trouble-of.ts';

const LAB = {auth: Buffer.from('someone:pass:word').toString('base64')};

/** A user's home with a docker configuration. */
async function home(config: unknown, place = '.docker/config.json'): Promise<{HOME: string}> {
  const HOME = await temporaryDirectory();
  mkdirSync(join(HOME, place, '..'), {recursive: true});
  writeFileSync(join(HOME, place), typeof config === 'string' ? config : JSON.stringify(config));
  return {HOME};
}

test('what docker login wrote is taken, colons in the password and all', async () => {
  const env = await home({auths: {'registry.lab:5000': LAB}});
  expect(await readDockerCredential('registry.lab:5000/team/nginx', env)).toEqual({
    type: 'basic',
    username: 'someone',
    password: 'pass:word',
  });
  expect(await readDockerCredential('registry.lab', env)).toBeUndefined();
});

test.each([
  ['registry.lab', 'https://registry.lab/v1/'],
  ['registry.lab', 'http://Registry.LAB/'],
  ['docker.io/library/nginx', 'https://index.docker.io/v1/'],
])('%s is found as %s', async (place, key) => {
  const env = await home({auths: {[key]: LAB}});
  expect(await readDockerCredential(place, env)).toMatchObject({username: 'someone'});
});

test('an entry for a part of the path counts more than one for the host', async () => {
  const team = {username: 'team', password: 'x'};
  const env = await home({auths: {'registry.lab': LAB, 'registry.lab/team': team}});
  expect(await readDockerCredential('registry.lab/team/nginx', env)).toMatchObject({username: 'team'});
  expect(await readDockerCredential('registry.lab/teams/nginx', env)).toMatchObject({username: 'someone'});
});

test.each([
  ['identitytoken', {identitytoken: 'refresh-me', auth: ''}],
  ['registrytoken', {registrytoken: 'refresh-me'}],
  ['a token for a password', {auth: Buffer.from('<token>:refresh-me').toString('base64')}],
])('%s is a token', async (_, entry) => {
  const env = await home({auths: {'registry.lab': entry}});
  expect(await readDockerCredential('registry.lab', env)).toEqual({type: 'token', token: 'refresh-me'});
});

test("podman's file counts, and $REGISTRY_AUTH_FILE before it", async () => {
  const env = await home({auths: {'a.lab': LAB, 'b.lab': LAB}}, '.config/containers/auth.json');
  expect(await readDockerCredential('a.lab', env)).toMatchObject({username: 'someone'});
  const file = join(env.HOME, 'auth.json');
  writeFileSync(file, JSON.stringify({auths: {'a.lab': {username: 'other', password: ''}}}));
  const both = {...env, REGISTRY_AUTH_FILE: file};
  expect(await readDockerCredential('a.lab', both)).toMatchObject({username: 'other', password: ''});
  expect(await readDockerCredential('b.lab', both)).toMatchObject({username: 'someone'});
});

test.each([
  ['credHelpers', {credHelpers: {'registry.lab': 'ecr-login'}}, 'docker-credential-ecr-login'],
  ['credsStore', {credsStore: 'desktop', auths: {'registry.lab': {}}}, 'docker-credential-desktop'],
])('a program that keeps the password is named, and not run: %s', async (_, config, program) => {
  const env = await home(config);
  const trouble = await troubleOf(readDockerCredential('registry.lab', env));
  expect(trouble.code).toBe('credential.helper');
  expect(trouble.message).toContain(`${program}, which strata does not run`);
});

test('a store of passwords says nothing of a registry that nobody logged in to', async () => {
  const env = await home({credsStore: 'desktop', auths: {}});
  expect(await readDockerCredential('registry.lab', env)).toBeUndefined();
});

test('a file that cannot be read is named, and nothing of it is told', async () => {
  const env = await home('{"auths": {"registry.lab": {"auth": "c2VjcmV0OmhpZGRlbg==');
  const {message, hint, cause} = await troubleOf(readDockerCredential('registry.lab', env));
  expect(message).toBe(`${join(env.HOME, '.docker/config.json')}: it is not JSON`);
  expect(`${message} ${hint} ${String(cause)}`).not.toContain('c2VjcmV0');
});

test('no file is nobody in particular', async () => {
  expect(await readDockerCredential('registry.lab', {HOME: await temporaryDirectory()})).toBeUndefined();
});

test('an empty file is nobody in particular', async () => {
  expect(await readDockerCredential('registry.lab', await home(''))).toBeUndefined();
});
