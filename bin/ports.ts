import {join} from 'node:path';
import type {Ports} from '../state/effect.ts';
import {StrataError} from '../src/domain/error.ts';
import {openRegistries} from '../src/registry/registries.ts';
import {ProfileStore} from '../src/storage/profile-store.ts';
import {editText, forgetEdit} from '../src/terminal/editor.ts';
import type {FullScreen} from '../src/terminal/lifecycle.ts';
import type {Home} from './home.ts';

/** The world as the app asks for it, over this user's files and this terminal. */
export function makePorts(home: Home, screen: FullScreen, quit: (status: number) => void): Ports {
  const profiles = new ProfileStore(home.workspace);
  const registries = openRegistries([], home.cache);
  return {
    profiles: {
      list: async () => profiles.list(),
      read: async ref => profiles.read(ref),
      save: async (profile, expected) => profiles.save(profile, expected),
      remove: async refs => profiles.remove(refs),
      trash: async () => profiles.trash(),
      restore: async id => profiles.restore(id),
    },
    drafts: {
      open: () => undefined,
      write: () => undefined,
      discard: async () => undefined,
    },
    registries: {
      catalog: registries.catalog,
      rescan: registries.rescan,
      add: async () => registries.catalog(),
      remove: async () => registries.catalog(),
      readPack: registries.readPack,
      packOf: registries.packOf,
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
      open: async (name, text, line) =>
        editText({
          text,
          name,
          line,
          directory: join(home.state, 'editing'),
          setting: undefined,
          env: process.env,
          lend: screen.lend,
        }),
      forget: forgetEdit,
    },
    app: {
      savePlace: async () => undefined,
      quit,
      suspend: () => void screen.suspend(),
      redraw: screen.repaint,
    },
  };
}
