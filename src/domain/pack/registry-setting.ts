import {isRecord} from '../values/plain-data.ts';

/** A registry as the user's settings keep it. Keys that we don't know stay. What is secret is not here: see `Credential`. */
export interface RegistrySetting {
  readonly name: string;
  /** A folder or a file; of a live registry its address: `https://host/path`, `oci://host/base`. */
  readonly path: string;
  /** `directory` when absent. */
  readonly kind?: Exclude<RegistryKind, 'built-in'>;
  /** What an OCI registry holds; `pack` when absent. */
  readonly provider?: RegistryProvider;
  /** False: it cannot be listed, and what it holds is named by hand. */
  readonly canList?: boolean;
  /** Of an OCI registry with a closed catalog: the repositories below its base, `spectro-packs/archive/nginx`. */
  readonly repositories?: readonly string[];
  /** A PEM file with the authority that signed its certificate, beside those that the system trusts. */
  readonly caFile?: string;
  /** An `oci://` address is asked without TLS: only when the user says so. */
  readonly plainHttp?: boolean;
  /**
   * Palette's uids of the registries that this one stands for, so that documents find it whatever they call it. GAP: nothing on disk
   * tells them; they are given with `--uid`, or learned when an import takes another registry's packs from this one.
   */
  readonly uids?: readonly string[];
}

/** Is it one that can be opened? Settings are edited by hand, and by newer versions of strata. */
export function isRegistrySetting(value: unknown): value is RegistrySetting {
  if (!isRecord(value)) return false;
  const {name, path, kind, provider, canList, repositories, caFile, plainHttp, uids} = value;
  return (
    typeof name === 'string' &&
    typeof path === 'string' &&
    isOneOf(KINDS, kind) &&
    isOneOf(PROVIDERS, provider) &&
    isOneOf([true, false], canList) &&
    isOneOf([true, false], plainHttp) &&
    (caFile === undefined || typeof caFile === 'string') &&
    isTexts(repositories) &&
    isTexts(uids)
  );
}

const KINDS: readonly RegistryKind[] = ['directory', 'bundle', 'helm', 'oci'];
const PROVIDERS: readonly RegistryProvider[] = ['pack', 'helm', 'zarf'];

function isTexts(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(one => typeof one === 'string'));
}

function isOneOf(choices: readonly unknown[], value: unknown): boolean {
  return value === undefined || choices.includes(value);
}

/** A registry as the user asks for it: its place, and what they know of it. */
export type NewRegistry = Omit<RegistrySetting, 'name'> & {readonly name?: string};

/**
 * `directory`: folders of packs. `bundle`: an archive of packs, or a folder of archives. `helm`: charts, on disk or over HTTP.
 * `oci`: an OCI image layout, or a live registry.
 */
export type RegistryKind = 'built-in' | 'directory' | 'bundle' | 'helm' | 'oci';

/** As Palette's registries have it (palette-sdk-go, v1_pack_registry_metadata.go). */
export type RegistryProvider = 'pack' | 'helm' | 'zarf';

/** Who asks a live registry. */
export type Credential =
  | {readonly type: 'basic'; readonly username: string; readonly password: string}
  /** A token as it is sent, or an OAuth2 refresh token that a token service takes. */
  | {readonly type: 'token'; readonly token: string};

/** Does it stand on the network? It is then asked only when the user says so. */
export function isLive(path: string): boolean {
  return /^(?:https?|oci):\/\//i.test(path);
}

/** The place of a live registry, by which its credential is kept: `host[:port][/path]`. */
export function placeOf(path: string): string {
  return path.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
}
