import {isRecord} from '../values/plain-data.ts';

/** A registry in the user's settings. Keys that we do not know stay. Secrets are elsewhere: see `Credential`. */
export interface RegistrySetting {
  readonly name: string;
  /** A directory, a file, or the address of a registry on the network: `https://host/path`, `oci://host/base`. */
  readonly path: string;
  /** `directory` when absent. */
  readonly kind?: Exclude<RegistryKind, 'built-in'>;
  /** What an OCI registry holds; `pack` when absent. */
  readonly provider?: RegistryProvider;
  /** False when it cannot be listed: its packs are named by hand. */
  readonly canList?: boolean;
  /** For an OCI registry with a closed catalog: the repositories below its base, `spectro-packs/archive/nginx`. */
  readonly repositories?: readonly string[];
  /** A PEM file with the certificate authority of its server, in addition to those the system trusts. */
  readonly caFile?: string;
  /** Asks an `oci://` address without TLS: only when the user says so. */
  readonly plainHttp?: boolean;
  /**
   * The uids of Palette's registries that this one stands for, so that documents find it whatever they call it. GAP:
   * nothing on disk tells them; they are given with `--uid`, or learned when an import takes another registry's packs
   * from this one.
   */
  readonly uids?: readonly string[];
}

/**
 * Why a value is no `RegistrySetting` that can be opened; undefined when it is one. Settings are edited by hand, and by
 * newer versions of strata.
 */
export function whyNotRegistry(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is no object {"name": ..., "path": ...}';
  const {name, path, kind, provider, canList, repositories, caFile, plainHttp, uids} = value;
  if (typeof name !== 'string') return 'its name is not a text';
  if (typeof path !== 'string') return 'its path is not a text';
  if (!isOneOf(REGISTRY_KINDS, kind)) return `its kind ${JSON.stringify(kind)} is none of ${REGISTRY_KINDS.join(', ')}`;
  if (!isOneOf(REGISTRY_PROVIDERS, provider))
    return `its provider ${JSON.stringify(provider)} is none of ${REGISTRY_PROVIDERS.join(', ')}`;
  if (!isOneOf([true, false], canList)) return 'canList is neither true nor false';
  if (!isOneOf([true, false], plainHttp)) return 'plainHttp is neither true nor false';
  if (caFile !== undefined && typeof caFile !== 'string') return 'caFile is not a text';
  if (!isTexts(repositories)) return 'repositories is not a list of texts';
  return isTexts(uids) ? undefined : 'uids is not a list of texts';
}

function isTexts(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(one => typeof one === 'string'));
}

function isOneOf(choices: readonly unknown[], value: unknown): boolean {
  return value === undefined || choices.includes(value);
}

/** A registry to add: its place, and what the user knows of it. */
export type NewRegistry = Omit<RegistrySetting, 'name'> & {readonly name?: string};

/**
 * `directory`: folders of packs. `bundle`: an archive of packs, or a folder of archives. `helm`: charts, on disk or over HTTP.
 * `oci`: an OCI image layout, or a live registry.
 */
export type RegistryKind = 'built-in' | (typeof REGISTRY_KINDS)[number];
/** The kinds that can be added. */
export const REGISTRY_KINDS = ['directory', 'bundle', 'helm', 'oci'] as const;

/** The providers of Palette's registries (palette-sdk-go, v1_pack_registry_metadata.go). */
export const REGISTRY_PROVIDERS = ['pack', 'helm', 'zarf'] as const;
export type RegistryProvider = (typeof REGISTRY_PROVIDERS)[number];

/** How to log in to a registry on the network. */
export type Credential =
  | {readonly type: 'basic'; readonly username: string; readonly password: string}
  /** A token as it is sent, or an OAuth2 refresh token that a token service takes. */
  | {readonly type: 'token'; readonly token: string};

/** Is it on the network? Then it is asked only when the user says so. */
export function isLive(path: string): boolean {
  return /^(?:https?|oci):\/\//i.test(path);
}

/** The place of a registry on the network, under which its credential is kept: `host[:port][/path]`. */
export function placeOf(path: string): string {
  return path.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
}

/**
 * An address as it may be shown and logged: without the name and password in it. Such an address is refused, but what
 * runs is told before that.
 */
export function withoutPassword(address: string): string {
  return address.replace(/^([a-z0-9+.-]+:\/\/)[^/]*@/i, '$1');
}
