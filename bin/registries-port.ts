import {packsForSecrets} from '../src/commands/packs/packs-for-secrets.ts';
import type {Ports} from '../state/ports.ts';
import type {SettingsPort} from './settings-port.ts';

/** The registries that the settings name, as the app asks for them. */
export function registriesPort(settings: SettingsPort): Ports['registries'] {
  return {
    catalog: async () => (await settings.registries()).catalog(),
    rescan: async signal => (await settings.registries()).rescan(signal),
    reread: async (names, signal, onProgress) => (await settings.registries()).reread(names, signal, onProgress),
    add: async registry => settings.addRegistry(registry),
    move: async (name, to) => (await settings.moveRegistry(name, to)).catalog(),
    login: async (name, username, password) => settings.login(name, username, password),
    remove: async name => (await settings.removeRegistry(name)).catalog(),
    learn: async learned => (await settings.learnUids(learned))?.catalog(),
    readPack: async (pack, options) => (await settings.registries()).readPack(pack, options),
    packOf: async layer => (await settings.registries()).packOf(layer),
    packsForSecrets: async () => packsForSecrets(await settings.registries()),
  };
}
