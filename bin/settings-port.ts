import {registriesIn} from '../src/commands/program/open-workspace.ts';
import {findCredentials} from '../src/commands/registry/find-credentials.ts';
import {
  addRegistry,
  findRegistry,
  learnUids,
  moveRegistry,
  removeRegistry,
} from '../src/commands/registry/registry-settings.ts';
import type {LearnedUid} from '../src/domain/import/learned-uids.ts';
import type {Catalog} from '../src/domain/pack/catalog.ts';
import {isLive, type NewRegistry, placeOf, type RegistrySetting} from '../src/domain/pack/registry-setting.ts';
import {openRegistries, type Registries} from '../src/registry/registries.ts';
import type {Home} from '../src/storage/home.ts';
import {forgetCredential, keepCredential} from '../src/storage/settings/credentials.ts';
import {readSettings, type Settings} from '../src/storage/settings/settings.ts';
import {expandHome} from './expand-home.ts';

/** The settings, read once, and the registries they name. */
export class SettingsPort {
  readonly #home: Home;
  #settings: Promise<Settings> | undefined;
  #registries: Promise<Registries> | undefined;

  constructor(home: Home) {
    this.#home = home;
  }

  async read(): Promise<Settings> {
    this.#settings ??= readSettings(this.#home.config).then(file => file.settings);
    return this.#settings;
  }

  /** The registries that count in this workspace. */
  async registrySettings(): Promise<readonly RegistrySetting[]> {
    return registriesIn(this.#home, (await this.read()).registries);
  }

  async registries(): Promise<Registries> {
    this.#registries ??= this.registrySettings().then(all =>
      openRegistries(all, this.#home.cache, findCredentials(this.#home.config, process.env)),
    );
    return this.#registries;
  }

  async addRegistry(registry: NewRegistry): Promise<{readonly catalog: Catalog; readonly name: string}> {
    const {path, caFile} = registry;
    const wanted = {
      ...registry,
      path: isLive(path) ? path : expandHome(path),
      ...(caFile === undefined ? {} : {caFile: expandHome(caFile)}),
    };
    const {settings, added} = await addRegistry(this.#home, wanted);
    return {catalog: await (await this.#use(settings)).catalog(), name: added.name};
  }

  async moveRegistry(name: string, to: number): Promise<Registries> {
    return this.#use(await moveRegistry(this.#home.config, name, to));
  }

  async login(name: string, username: string, password: string): Promise<void> {
    const {registries} = await this.read();
    const place = placeOf(findRegistry(registries, name).path);
    const {config} = this.#home;
    if (username === '') await forgetCredential(config, place);
    else await keepCredential(config, place, {type: 'basic', username, password});
  }

  async removeRegistry(name: string): Promise<Registries> {
    return this.#use(await removeRegistry(this.#home.config, name));
  }

  /** Undefined when nothing changes. */
  async learnUids(learned: readonly LearnedUid[]): Promise<Registries | undefined> {
    const known = await learnUids(this.#home.config, learned);
    return known === undefined || known.news.length === 0 ? undefined : this.#use(known.settings);
  }

  async #use(settings: Settings): Promise<Registries> {
    this.#settings = Promise.resolve(settings);
    this.#registries = undefined;
    return this.registries();
  }
}
