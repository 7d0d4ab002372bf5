import type {RegistryKind, RegistryStatus} from '../domain/catalog.ts';
import type {Pack, PackSummary} from '../domain/pack.ts';

/** Where packs come from. Every kind of registry answers these, alike. */
export interface Registry {
  readonly name: string;
  readonly kind: RegistryKind;
  /** What the user gave: a path; empty for the built-in one. */
  readonly source: string;
  /** The index as it is kept from the last time; where there is none, or packs have come or gone since, it looks again. */
  status(): Promise<RegistryStatus>;
  /** Looks again. A registry that cannot be read says so in `failure`, and keeps what was known. */
  rescan(signal?: AbortSignal): Promise<RegistryStatus>;
  /** Throws StrataError `pack.unreadable`. */
  read(pack: PackSummary): Promise<Pack>;
}
