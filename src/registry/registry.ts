import type {RegistryStatus} from '../domain/pack/catalog.ts';
import type {Pack, PackSummary} from '../domain/pack/pack.ts';
import type {RegistryKind} from '../domain/pack/registry-setting.ts';
import type {Credential, RegistrySetting} from '../domain/pack/registry-setting.ts';
import type {Scan} from './scan.ts';

/** Told as often as something is done of a reading that takes long: how many packs were looked at, of how many. */
export type OnProgress = (done: number, count: number) => void;

/** Where packs come from. Every kind of registry answers these, alike. */
export interface Registry {
  readonly name: string;
  readonly kind: RegistryKind;
  /** What the user gave: a path or an address; empty for the built-in one. */
  readonly source: string;
  /** It stands on the network: `rescan` is the only thing that lists it, and `read` asks it only where it may. */
  readonly isLive: boolean;
  /**
   * The index as it is kept from the last time; where there is none, or packs have come or gone since, it looks again. A live registry
   * is never asked: without an index it has no packs and no `readAt`.
   */
  status(): Promise<RegistryStatus>;
  /** Looks again. A registry that cannot be read says so in `failure`, and keeps what was known. Throws the abort reason. */
  rescan(signal?: AbortSignal, onProgress?: OnProgress): Promise<RegistryStatus>;
  /** Throws StrataError `pack.unreadable`, or `pack.unread` for one of a live registry that is not kept and must not be asked for. */
  read(pack: PackSummary, options?: ReadOptions): Promise<Pack>;
  /** Everything of a pack, to be carried elsewhere; a live registry is asked. Throws like `read`. */
  carry(pack: PackSummary, signal?: AbortSignal): AsyncIterable<CarriedFile>;
}

/** A file of a pack as it is carried elsewhere: byte for byte, in a folder of the pack's own, or the archive that the pack is. */
export interface CarriedFile {
  /** `nginx-1.0.0/values.yaml`, `web-1.2.3.tgz`. */
  readonly path: string;
  readonly content: Uint8Array;
}

export interface ReadOptions {
  /** A live registry may be asked, because the user chose the pack; otherwise only what is kept of it answers. */
  readonly mayAsk?: boolean;
  /** It is only looked at: what its charts say of values may be left out, which is costly to read. */
  readonly isGlance?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * How packs of one kind of registry are found and read, without any memory: `openKept` adds the index that is kept between runs, and of
 * a live one the packs. Each kind is a module of its own, loaded when it is first asked.
 */
export interface PackSource {
  /**
   * Finds all packs. One that is broken is listed as such and hides nothing else. Throws StrataError `registry.unreadable` when nothing
   * can be read, or the abort reason.
   */
  scan(signal?: AbortSignal, onProgress?: OnProgress): Promise<Scan>;
  /** Reads one that was found; `isGlance` as in `ReadOptions`. Throws StrataError `pack.unreadable`, or the abort reason. */
  read(pack: PackSummary, signal?: AbortSignal, isGlance?: boolean): Promise<Pack>;
  /** Everything of one that was found, charts and logo too. Throws like `read`. */
  carry(pack: PackSummary, signal?: AbortSignal): AsyncIterable<CarriedFile>;
}

/** What a kind of registry is opened with. */
export interface SourceOptions {
  /** The name that its packs carry. */
  readonly name: string;
  readonly setting: RegistrySetting;
  /** A directory for what it wants to keep of itself; it may be emptied at any time. */
  readonly cache: string;
  /**
   * Who asks, where a live registry wants to know; undefined: nobody in particular. `place` is `host[:port][/path]`, as in the `auths`
   * of a docker `config.json`. Asked late; never kept, nor told in an error.
   */
  readonly credential: (place: string) => Promise<Credential | undefined>;
}
