import {stat} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import {isLive} from '../../domain/pack/registry-setting.ts';
import {readAuthorities} from '../http/authorities.ts';
import {type HttpClient, openHttp} from '../http/http-client.ts';
import {reasonOf} from '../reason.ts';
import type {SourceOptions} from '../registry.ts';
import {stampOf, type Stamp} from '../stamp.ts';
import type {ArtifactStore} from './artifact-store.ts';
import {openDistribution} from './distribution.ts';
import {archiveFiles} from './layout-archive.ts';
import {folderFiles} from './layout-files.ts';
import {openLayout} from './layout.ts';
import {parseReference} from './reference.ts';

/** The store of a registry, opened for one reading. */
export interface OpenStore {
  readonly store: ArtifactStore;
  /** The prefix of every name in a registry on the network, `production`; empty for none. */
  readonly base: string;
  readonly isLive: boolean;
  /** When a layout last changed. */
  readonly stamps: readonly Stamp[];
}

/** How registries on the network are asked: the connections, and the credentials, which last as long as the program. */
export function httpFor({setting: {caFile}}: SourceOptions): HttpClient {
  const authorities = caFile === undefined ? undefined : async () => readAuthorities(caFile);
  return openHttp({authorities, env: process.env});
}

/** Opens the store that the settings name. Throws StrataError `registry.unreadable`. */
export async function openStore({setting, credential}: SourceOptions, http: HttpClient): Promise<OpenStore> {
  const {path, plainHttp} = setting;
  if (!isLive(path)) return openOnDisk(path);
  const parsed = parseReference(path);
  if (typeof parsed === 'string') {
    throw unreadable(path, parsed, 'Write oci://host, or oci://host/path, on the Registries screen.');
  }
  const store = openDistribution({host: parsed.host, http, credential, plainHttp: plainHttp === true});
  return {store, base: parsed.repository, isLive: true, stamps: []};
}

async function openOnDisk(path: string): Promise<OpenStore> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) {
      return {store: openLayout(archiveFiles(path)), base: '', isLive: false, stamps: [stampOf('.', stats.ctimeMs)]};
    }
    const index = await stat(`${path}/index.json`).catch(() => stats);
    const stamps = index === stats ? [stampOf('.', stats.ctimeMs)] : [stampOf('index.json', index.ctimeMs)];
    return {store: openLayout(folderFiles(path)), base: '', isLive: false, stamps};
  } catch (error) {
    throw unreadable(path, reasonOf(error), 'mount it or correct its path, then look again for packs', error);
  }
}

function unreadable(path: string, why: string, hint: string, cause?: unknown): StrataError {
  return new StrataError('registry.unreadable', `the registry ${path} cannot be read: ${why}`, {hint, cause});
}
