import {StrataError} from '../domain/error.ts';
import type {RegistryStatus} from '../domain/pack/catalog.ts';
import type {PackSummary} from '../domain/pack/pack.ts';
import {isLive, type RegistrySetting} from '../domain/pack/registry-setting.ts';
import type {Registry} from './registry.ts';

/** A registry that cannot be listed: names and versions of its packs are typed, and it is never asked. */
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
    read: pack => Promise.reject(notKnown(name, pack)),
    carry(pack) {
      throw notKnown(name, pack);
    },
  };
}

function notKnown(registry: string, {name, version}: PackSummary): StrataError {
  const message = `${name} ${version}: the registry ${registry} cannot be listed, so nothing is known of what it holds`;
  return new StrataError('pack.unread', message);
}
