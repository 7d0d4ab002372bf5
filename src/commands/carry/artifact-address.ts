/** Where push and pull go: a registry on the network, or an image layout in a folder. */
import {StrataError} from '../../domain/error.ts';
import {withoutPassword} from '../../domain/pack/registry-setting.ts';
import {readAuthorities} from '../../registry/http/authorities.ts';
import {openHttp} from '../../registry/http/http-client.ts';
import type {WritableStore} from '../../registry/oci/artifact-store.ts';
import {openDistribution} from '../../registry/oci/distribution.ts';
import {openLayoutFolder} from '../../registry/oci/layout-folder.ts';
import {isTag, parseReference} from '../../registry/oci/reference.ts';
import type {Home} from '../../storage/home.ts';
import type {Settings} from '../../storage/settings/settings.ts';
import {usage} from '../program/context.ts';
import type {Io} from '../program/io.ts';
import {findCredentials} from '../registry/find-credentials.ts';

export interface AddressOptions {
  readonly plainHttp?: boolean;
  readonly caFile?: string;
}

/** Who asks: what of a command's context says so. */
export interface Asker {
  readonly settings: () => Promise<Pick<Settings, 'registries'>>;
  readonly home: Pick<Home, 'config'>;
  readonly io: Pick<Io, 'env'>;
}

/** A place for artifacts; nothing in it has been read yet. */
export interface Address {
  readonly store: WritableStore;
  /** Empty in a folder, which is itself the repository. */
  readonly repository: string;
  /** The tag or digest that the address names, if any. */
  readonly reference: string | undefined;
}

/**
 * Opens `oci://host[:port]/repository[:tag]`, or the folder of an image layout, `PATH[:TAG]`. For a host among the
 * user's registries, their settings apply. Throws StrataError `usage`, `ca-file.unreadable`.
 */
export async function openAddress(context: Asker, address: string, options: AddressOptions): Promise<Address> {
  if (/^oci:\/\//i.test(address)) return openLive(context, address, options);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) {
    throw usage(`${withoutPassword(address)} is not the address of an OCI registry`, 'Write oci://host/repository.');
  }
  const [, path = address, tag] = /^(.+):([^/:]*)$/s.exec(address) ?? [];
  if (tag !== undefined && !isTag(tag)) throw usage(`"${tag}" is not a tag`, 'Write PATH or PATH:TAG.');
  return {store: openLayoutFolder(path), repository: '', reference: tag};
}

async function openLive(context: Asker, address: string, options: AddressOptions): Promise<Address> {
  const parsed = parseReference(address);
  if (typeof parsed === 'string') {
    throw usage(`${withoutPassword(address)} is not an address: ${parsed}`, 'Write oci://host/repository[:tag].');
  }
  const {host, repository, tag, digest} = parsed;
  if (repository === '') throw usage(`oci://${host} names no repository`, 'Write oci://host/repository[:tag].');
  const known = await settingsOf(context, host);
  const {plainHttp = known.plainHttp, caFile = known.caFile} = options;
  // Read now: a wrong file should be reported before anything is done.
  const authorities = caFile === undefined ? undefined : await readAuthorities(caFile);
  const {env} = context.io;
  const http = openHttp({env, authorities: authorities === undefined ? undefined : async () => authorities});
  const credential = findCredentials(context.home.config, env);
  const store = openDistribution({host, http, plainHttp: plainHttp === true, credential});
  return {store, repository, reference: digest ?? tag};
}

/** The settings of the user's registry at this host. */
async function settingsOf({settings}: Asker, host: string): Promise<AddressOptions> {
  for (const {path, plainHttp, caFile} of (await settings()).registries) {
    const parsed = /^oci:\/\//i.test(path) ? parseReference(path) : '';
    if (typeof parsed === 'string' || parsed.host !== host) continue;
    return {...(plainHttp === undefined ? {} : {plainHttp}), ...(caFile === undefined ? {} : {caFile})};
  }
  return {};
}

/** Requires a tag where a verb needs one. Throws StrataError `usage`. */
export function requireTag(reference: string | undefined, fallback: string): string {
  if (reference === undefined) return fallback;
  if (isTag(reference)) return reference;
  throw new StrataError('usage', 'a version is pushed to a tag, not to a digest', {
    hint: 'Write oci://host/repository[:tag].',
  });
}
