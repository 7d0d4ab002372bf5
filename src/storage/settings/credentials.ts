import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {Credential} from '../../domain/pack/registry-setting.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {withLock} from '../file-lock.ts';
import {writeSafely} from '../safe-write.ts';
import {readText} from '../text-file.ts';

/**
 * User names and passwords for registries on the network, in `credentials.json` beside the settings, for this user
 * alone (0600), and in no other file. No error ever contains them.
 */
interface CredentialFile {
  /** By place: `host[:port][/path]`. */
  readonly [place: string]: Credential;
}

/**
 * The credential for a place; an entry for part of its path counts more than one for the host. Throws StrataError
 * `credential.unreadable`.
 */
export async function readCredential(config: string, place: string): Promise<Credential | undefined> {
  const kept = await readFile(config);
  const parts = place.toLowerCase().split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = kept[parts.slice(0, length).join('/')];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keeps the credential for a place. Throws `credential.unreadable`, and the disk's errors. */
export async function keepCredential(config: string, place: string, credential: Credential): Promise<void> {
  await change(config, kept => ({...kept, [place.toLowerCase()]: credential}));
}

/** Forgets the credential for a place; false when there was none. Throws like `keepCredential`. */
export async function forgetCredential(config: string, place: string): Promise<boolean> {
  const key = place.toLowerCase();
  if (!Object.hasOwn(await readFile(config), key)) return false;
  await change(config, kept => Object.fromEntries(Object.entries(kept).filter(([one]) => one !== key)));
  return true;
}

async function change(config: string, next: (kept: CredentialFile) => CredentialFile): Promise<void> {
  const path = pathIn(config);
  await withLock(join(config, '.credentials.lock'), async () => {
    const credentials = next(await readFile(config));
    await writeSafely(path, `${JSON.stringify({credentials}, undefined, 2)}\n`);
  }).catch((error: unknown) => {
    throw diskTrouble(error, 'keep credentials in', path);
  });
}

async function readFile(config: string): Promise<CredentialFile> {
  const path = pathIn(config);
  const unreadable = (why: string) =>
    new StrataError('credential.unreadable', `${path}: ${why}`, {
      hint: 'Correct it, or move it away and log in again.',
    });
  const text = await readText(path).catch((error: unknown) => {
    if (error instanceof StrataError && error.code === 'file.missing') return '{}';
    throw error;
  });
  const value = parse(text);
  if (!isRecord(value)) throw unreadable('it is no JSON object');
  const credentials = value['credentials'] ?? {};
  if (!isRecord(credentials)) throw unreadable('its "credentials" are no object');
  const known: [string, Credential][] = [];
  for (const [place, entry] of Object.entries(credentials)) {
    if (!isCredential(entry)) throw unreadable(`the entry of ${place} is no credential`);
    known.push([place, entry]);
  }
  return Object.fromEntries(known);
}

/** The parser's own message may quote secrets. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function isCredential(value: unknown): value is Credential {
  if (!isRecord(value)) return false;
  const {type, username, password, token} = value;
  if (type === 'token') return typeof token === 'string';
  return type === 'basic' && typeof username === 'string' && typeof password === 'string';
}

function pathIn(config: string): string {
  return join(config, 'credentials.json');
}
