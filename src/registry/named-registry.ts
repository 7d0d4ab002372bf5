import type {RegistryStatus} from '../domain/catalog.ts';
import {StrataError} from '../domain/error.ts';
import {isLive, type RegistrySetting} from '../domain/registry-setting.ts';
import type {Registry} from './registry.ts';

/** A registry that cannot be listed: name and version of what it holds are typed, and it is never asked. */
export function openNamed(name: string, {kind = 'helm', path, provider}: RegistrySetting): Registry {
  const known: RegistryStatus = {
    name,
    kind,
    source: path,
    ...(provider === undefined ? {} : {provider}),
    canList: false,
    packs: [],
    broken: [],
    readAt: undefined,
    failure: undefined,
  };
  return {
    name,
    kind,
    source: path,
    isLive: isLive(path),
    status: async () => known,
    rescan: async () => known,
    read({name: pack, version}) {
      const message = `${pack} ${version}: the registry ${name} cannot be listed, so nothing is known of what it holds`;
      return Promise.reject(new StrataError('pack.unread', message));
    },
  };
}
