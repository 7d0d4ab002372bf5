import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {NewRegistry} from '../../src/domain/pack/registry-setting.ts';

/** Registries, and what they hold. */
export type RegistryAction =
  | {readonly type: 'catalog.loaded'; readonly catalog: Catalog}
  /** Reads the named registries again, or all of them, including those on the network. */
  | {readonly type: 'catalog.rescan'; readonly reread?: readonly string[]}
  | {readonly type: 'registry.add'; readonly registry: NewRegistry}
  | {readonly type: 'registry.added'; readonly catalog: Catalog; readonly name: string}
  /** Moves it in the order in which packs are looked for. */
  | {readonly type: 'registry.move'; readonly name: string; readonly by: 1 | -1}
  /** Keeps a user name and password; an empty name forgets them. */
  | {readonly type: 'registry.login'; readonly name: string; readonly username: string; readonly password: string}
  | {readonly type: 'registry.logged-in'; readonly name: string; readonly isKept: boolean}
  | {readonly type: 'registry.remove'; readonly name: string};
