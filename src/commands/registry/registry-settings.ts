import {resolve} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {LearnedUid} from '../../domain/import/learned-uids.ts';
import {isLive, type NewRegistry, placeOf, type RegistrySetting} from '../../domain/pack/registry-setting.ts';
import {nearest} from '../../domain/text/nearest.ts';
import {detectKind} from '../../registry/detect-kind.ts';
import {BUILT_IN, freeRegistryName} from '../../registry/registries.ts';
import type {Home} from '../../storage/home.ts';
import {forgetCredential} from '../../storage/settings/credentials.ts';
import {changeSettings, type Settings} from '../../storage/settings/settings.ts';

/**
 * Adds a registry, after the existing ones. Its kind is detected when none is given, and it is named after its place
 * when it has no name. Nothing is asked on the network. Throws `registry.exists`, `registry.unreadable`,
 * `registry.address`, and what `changeSettings` throws.
 */
export async function addRegistry(
  {config, cache}: Pick<Home, 'config' | 'cache'>,
  {name = '', ...wanted}: NewRegistry,
): Promise<{readonly settings: Settings; readonly added: RegistrySetting}> {
  const place = settle(wanted);
  const kind = place.kind ?? (await detectKind(place.path, cache));
  let added: RegistrySetting = {name: name.trim(), ...place, ...(kind === 'directory' ? {} : {kind})};
  const settings = await changeSettings(config, ({registries}) => {
    const taken = [...registries.map(one => one.name), BUILT_IN];
    const same = registries.find(one => one.path === added.path);
    if (same !== undefined) {
      throw new StrataError('registry.exists', `${added.path} is in the list already, as ${same.name}`, {
        hint: 'Remove that one first, to give it another name.',
      });
    }
    if (taken.includes(added.name)) {
      throw new StrataError('registry.exists', `a registry named ${added.name} is in the list already`, {
        hint: 'Choose another name.',
      });
    }
    if (added.name === '') added = {...added, name: freeRegistryName(added.path, taken)};
    return {registries: [...registries, added]};
  });
  return {settings, added};
}

/**
 * Removes a registry from the list and forgets its password; its packs stay where they are. Throws `registry.missing`,
 * and what `changeSettings` throws.
 */
export async function removeRegistry(config: string, name: string): Promise<Settings> {
  let removed: RegistrySetting | undefined;
  const settings = await changeSettings(config, ({registries}) => {
    removed = findRegistry(registries, name);
    return {registries: registries.filter(one => one !== removed)};
  });
  const isShared = settings.registries.some(one => placeOf(one.path) === placeOf(removed?.path ?? ''));
  if (removed !== undefined && isLive(removed.path) && !isShared) await forgetCredential(config, placeOf(removed.path));
  return settings;
}

/**
 * Moves a registry to a place in the order in which packs are looked for, counted from 0. Throws like `removeRegistry`.
 */
export async function moveRegistry(config: string, name: string, to: number): Promise<Settings> {
  return changeSettings(config, ({registries}) => {
    const moved = findRegistry(registries, name);
    const rest = registries.filter(one => one !== moved);
    return {registries: rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, moved)};
  });
}

/**
 * Remembers which of Palette's registries ours stand for, so that a document of theirs finds them by uid. A uid stands
 * for only one of ours, the latest. Returns what is new. Throws what `changeSettings` throws.
 */
export async function learnUids(
  config: string,
  learned: readonly LearnedUid[],
): Promise<{readonly settings: Settings; readonly news: readonly LearnedUid[]} | undefined> {
  if (learned.length === 0) return undefined;
  let news: readonly LearnedUid[] = [];
  const settings = await changeSettings(config, ({registries}) => {
    const names = new Set(registries.map(({name}) => name));
    news = learned.filter(
      ({registry, uid}) =>
        names.has(registry) && !registries.some(one => one.name === registry && one.uids?.includes(uid) === true),
    );
    return {
      registries: registries.map(one => {
        const own = news.flatMap(({registry, uid}) => (registry === one.name ? uid : []));
        const lost = new Set(news.map(({uid}) => uid));
        const kept = (one.uids ?? []).filter(uid => !lost.has(uid));
        return own.length === 0 && kept.length === (one.uids ?? []).length ? one : {...one, uids: [...kept, ...own]};
      }),
    };
  });
  return {settings, news};
}

/** A registry by its name. Throws `registry.missing`, `registry.built-in`. */
export function findRegistry(registries: readonly RegistrySetting[], name: string): RegistrySetting {
  const found = registries.find(one => one.name === name);
  if (found !== undefined) return found;
  if (name === BUILT_IN) throw new StrataError('registry.built-in', `${BUILT_IN} is built in, and stays`);
  const near = nearest(
    name,
    registries.map(one => one.name),
  );
  throw new StrataError('registry.missing', `there is no registry ${name} in the list`, {
    hint: near === undefined ? '`strata registry list` shows them.' : `Did you mean ${near}?`,
  });
}

/** The place as it is kept: an absolute path, or a normalized address. */
function settle({path: given, ...rest}: Omit<NewRegistry, 'name'>): Omit<NewRegistry, 'name'> {
  const path = given.trim();
  const whole = rest.caFile === undefined ? rest : {...rest, caFile: resolve(rest.caFile)};
  if (!isLive(path)) return {...whole, path: resolve(path)};
  const url = URL.canParse(path) ? new URL(path) : undefined;
  if (url === undefined || url.host === '') {
    throw new StrataError('registry.address', `${path} is no address`, {
      hint: 'Such as https://host/path or oci://host/base.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new StrataError(
      'registry.address',
      'an address with a name and a password in it would stand in the settings',
      {
        hint: 'Leave them out of the address; `strata registry login` asks for them.',
      },
    );
  }
  const place = `${url.host}${url.pathname}`.replace(/\/+$/, '');
  // The same registry, however it is named.
  if (rest.kind === 'oci' && url.protocol !== 'oci:') {
    return {...whole, path: `oci://${place}`, ...(url.protocol === 'http:' ? {plainHttp: true} : {})};
  }
  return {...whole, path: `${url.protocol}//${place}`};
}
