import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {Credential} from '../../domain/pack/registry-setting.ts';
import {printable} from '../../domain/text/printable.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {isMissing, reasonOf} from '../reason.ts';

/** Bytes; real ones have some kB. */
const MAX_FILE = 5_000_000;

/**
 * The credential for a registry, as docker, podman, skopeo and oras remember it after a login: in
 * `$REGISTRY_AUTH_FILE`, `$DOCKER_CONFIG/config.json`, podman's `auth.json` or `~/.docker/config.json`, the first that
 * has the place. `place` is `host[:port][/path]`; an entry for part of the path counts more than one for the host.
 * Credential helper programs are never run, because a file would decide what runs. Throws StrataError
 * `credential.helper` when only such a program knows, and `credential.unreadable`.
 */
export async function readDockerCredential(
  place: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Credential | undefined> {
  for (const path of pathsIn(env)) {
    const config = await readConfig(path);
    if (config === undefined) continue;
    const found = findEntry(config, place.toLowerCase());
    if (found === undefined) continue;
    if (typeof found !== 'string') return found;
    throw new StrataError(
      'credential.helper',
      `${place}: ${path} leaves the password to a program, ${printable(found)}, which strata does not run`,
      {hint: 'Enter the name and the password: on the Registries screen, or with `strata registry login`.'},
    );
  }
  return undefined;
}

/** As containers-auth.json(5) and Docker's documentation have them. */
function pathsIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const file = (directory: string | undefined, ...parts: readonly string[]) =>
    directory === undefined || directory === '' ? [] : [join(directory, ...parts)];
  const home = env['HOME'] ?? env['USERPROFILE'];
  const docker = env['DOCKER_CONFIG'] ?? '';
  return [
    ...file(env['REGISTRY_AUTH_FILE']),
    ...file(docker, 'config.json'),
    ...file(env['XDG_RUNTIME_DIR'], 'containers', 'auth.json'),
    ...file(
      env['XDG_CONFIG_HOME'] ?? home,
      ...(env['XDG_CONFIG_HOME'] === undefined ? ['.config'] : []),
      'containers',
      'auth.json',
    ),
    ...(docker === '' ? file(home, '.docker', 'config.json') : []),
  ];
}

async function readConfig(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > MAX_FILE) throw new Error(`it is larger than ${MAX_FILE / 1e6} MB`);
    const text = await readFile(path, 'utf8');
    const value: unknown = text.trim() === '' ? {} : parse(text);
    if (!isRecord(value)) throw new Error('it is no JSON object');
    return value;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new StrataError('credential.unreadable', `${path}: ${reasonOf(error)}`, {
      hint: 'Correct it, or log in again.',
    });
  }
}

/** The parser's own message may quote secrets. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new Error('it is not JSON');
  }
}

/**
 * The credential for a place, or the name of the program that has it; undefined when the file does not know the place.
 */
function findEntry(config: Readonly<Record<string, unknown>>, place: string): Credential | string | undefined {
  const auths = isRecord(config['auths']) ? config['auths'] : {};
  const helpers = isRecord(config['credHelpers']) ? config['credHelpers'] : {};
  const byPlace = new Map(Object.entries(auths).map(([key, entry]) => [placeOf(key), entry]));
  for (const candidate of partsOf(place)) {
    const entry = byPlace.get(candidate);
    const credential = isRecord(entry) ? credentialIn(entry) : undefined;
    if (credential !== undefined) return credential;
    const helper = helpers[candidate] ?? (entry === undefined ? undefined : config['credsStore']);
    if (typeof helper === 'string' && helper !== '') return `docker-credential-${helper}`;
  }
  return undefined;
}

/** Older dockers wrote addresses with the version of the API: `https://registry.lab/v1/`. */
function placeOf(key: string): string {
  const bare = key
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/(?:v[12]\/?)?$/, '');
  return bare === 'index.docker.io' || bare === 'registry-1.docker.io' ? 'docker.io' : bare;
}

/** `a.lab/b/c`, `a.lab/b`, `a.lab`. */
function partsOf(place: string): readonly string[] {
  const parts = placeOf(place).split('/');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}

function credentialIn(entry: Readonly<Record<string, unknown>>): Credential | undefined {
  const text = (key: string) => (typeof entry[key] === 'string' && entry[key] !== '' ? entry[key] : undefined);
  const token = text('identitytoken') ?? text('registrytoken');
  if (token !== undefined) return {type: 'token', token};
  const auth = text('auth');
  const [, username, password] =
    auth === undefined
      ? [undefined, text('username'), text('password') ?? '']
      : (/^([^:]*):(.*)$/s.exec(Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '')) ?? []);
  if (username === undefined || password === undefined) return undefined;
  // This is how docker writes a refresh token in the place of a password.
  return username === '<token>' ? {type: 'token', token: password} : {type: 'basic', username, password};
}
