import {join, resolve} from 'node:path';
import type {DraftEffect, Ports} from '../state/effect.ts';
import type {Place} from '../state/place.ts';
import {StrataError} from '../src/domain/error.ts';
import {BUILT_IN, freeRegistryName, openRegistries, type Registries} from '../src/registry/registries.ts';
import {DraftStore} from '../src/storage/draft-store.ts';
import {PlaceStore} from '../src/storage/place-store.ts';
import {ProfileStore} from '../src/storage/profile-store.ts';
import {changeSettings, readSettings, type Settings} from '../src/storage/settings.ts';
import {editText, forgetEdit} from '../src/terminal/editor.ts';
import type {FullScreen} from '../src/terminal/lifecycle.ts';
import type {Home} from './home.ts';

/** What the full screen itself does for the app. */
export interface AppPorts {
  readonly quit: (status: number) => void;
}

/** The world as the app asks for it, over this user's files and this terminal. */
export function makePorts(home: Home, screen: FullScreen, app: AppPorts): Ports {
  const profiles = new ProfileStore(home.workspace);
  const drafts = new DraftStore(home.workspace);
  const places = new PlaceStore(home.state, home.workspace);
  const settings = new SettingsPort(home);
  const place = new PlacePort(places);
  return {
    profiles: {
      known: async () => profiles.lastKnown(),
      list: async () => profiles.list(),
      read: async ref => profiles.read(ref),
      save: async (profile, expected) => profiles.save(profile, expected),
      rename: async (from, profile, expected) => profiles.rename(from, profile, expected),
      async remove(refs) {
        await profiles.remove(refs);
        for (const ref of refs) drafts.discard(ref);
      },
      trash: async () => profiles.trash(),
      restore: async id => profiles.restore(id),
    },
    drafts: {
      open: (ref, saved) => drafts.open(ref, saved),
      write: effect => writeDraft(drafts, effect),
      discard: ref => drafts.discard(ref),
      async list() {
        const found = drafts.list();
        const troubles = found.broken.map(
          ({file, reason}) => `a draft cannot be read (${reason}); it is kept as ${file}`,
        );
        return {drafts: found.drafts, troubles, newProfile: drafts.readNew()};
      },
    },
    registries: {
      catalog: async () => (await settings.registries()).catalog(),
      rescan: async signal => (await settings.registries()).rescan(signal),
      add: async (name, path) => (await settings.addRegistry(name, path)).catalog(),
      remove: async name => (await settings.removeRegistry(name)).catalog(),
      readPack: async pack => (await settings.registries()).readPack(pack),
      packOf: async layer => (await settings.registries()).packOf(layer),
    },
    documents: {
      importFile: async () => {
        throw new StrataError('not-yet', 'not yet');
      },
      exportFile: async () => {
        throw new StrataError('not-yet', 'not yet');
      },
    },
    editor: {
      async open(name, text, line) {
        const {editor} = await settings.read();
        const directory = join(home.state, 'editing');
        return editText({text, name, line, directory, setting: editor, env: process.env, lend: screen.lend});
      },
      forget: forgetEdit,
    },
    app: {
      savePlace: next => place.save(next),
      quit(status, last) {
        void place.close(last).then(() => app.quit(status));
      },
      suspend: () => void screen.suspend(),
      redraw: screen.repaint,
    },
  };
}

function writeDraft(drafts: DraftStore, effect: DraftEffect): void {
  switch (effect.type) {
    case 'draft.record':
      return drafts.record(effect.ref, effect.label, effect.before, effect.after);
    case 'draft.undo':
      return drafts.undo(effect.ref);
    case 'draft.redo':
      return drafts.redo(effect.ref);
    case 'draft.saved':
      return drafts.markSaved(effect.ref, effect.profile, effect.hash);
    case 'draft.new-profile':
      return drafts.writeNew(effect.snapshot);
  }
}

/** The settings, read once, and the registries that they name. */
class SettingsPort {
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

  async registries(): Promise<Registries> {
    this.#registries ??= this.read().then(({registries}) => openRegistries(registries, this.#home.cache));
    return this.#registries;
  }

  async addRegistry(name: string, given: string): Promise<Registries> {
    const path = resolve(given.replace(/^~(?=$|\/)/, process.env['HOME'] ?? '~'));
    return this.#change(({registries}) => {
      const taken = [BUILT_IN, ...registries.map(one => one.name)];
      if (name !== '' && taken.includes(name)) {
        throw new StrataError('registry.exists', `a registry named ${name} is in the list already`, {
          hint: 'choose another name',
        });
      }
      if (registries.some(one => one.path === path)) {
        throw new StrataError('registry.exists', `${path} is in the list already`, {
          hint: 's looks again for packs in it',
        });
      }
      return {registries: [...registries, {name: name || freeRegistryName(path, taken), path}]};
    });
  }

  async removeRegistry(name: string): Promise<Registries> {
    return this.#change(({registries}) => ({registries: registries.filter(one => one.name !== name)}));
  }

  async #change(change: (settings: Settings) => Partial<Settings>): Promise<Registries> {
    const settings = await changeSettings(this.#home.config, change);
    this.#settings = Promise.resolve(settings);
    this.#registries = undefined;
    return this.registries();
  }
}

/** At most one write of the place a second (milliseconds). */
const PLACE_PAUSE = 1000;

/** Keeps where the user is, soon after it changed; `isOpen` tells the next start whether this run ended as it should. */
class PlacePort {
  readonly #places: PlaceStore;
  #timer: NodeJS.Timeout | undefined;
  #next: Place | undefined;

  constructor(places: PlaceStore) {
    this.#places = places;
  }

  save(place: Place): void {
    this.#next = place;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#places.save({...this.#next, isOpen: true});
    }, PLACE_PAUSE).unref();
  }

  async close(place: Place): Promise<void> {
    clearTimeout(this.#timer);
    await this.#places.save({...place, isOpen: false});
  }
}
