import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {StrataError} from '../domain/error.ts';
import type {LearnedUid} from '../domain/import/learned-uids.ts';
import {nearest} from '../domain/nearest.ts';
import type {RegistrySetting} from '../domain/registry-setting.ts';
import {BUILT_IN, freeRegistryName} from '../registry/registries.ts';
import {changeSettings, type Settings} from '../storage/settings.ts';

/**
 * Adds a directory of packs to the user's registries, behind those that are there; without a name it gets the
 * directory's own. `config` is the directory of the settings. Throws `registry.exists`, `registry.unreadable` when there
 * is no such directory, and what `changeSettings` throws.
 */
export async function addRegistry(
  config: string,
  path: string,
  name = '',
  uids: readonly string[] = [],
): Promise<{readonly settings: Settings; readonly added: RegistrySetting}> {
  const full = resolve(path);
  await requireDirectory(full);
  let added: RegistrySetting = {name: name.trim(), path: full, ...(uids.length === 0 ? {} : {uids})};
  const settings = await changeSettings(config, ({registries}) => {
    const taken = [...registries.map(one => one.name), BUILT_IN];
    const same = registries.find(one => one.path === full);
    if (same !== undefined) {
      throw new StrataError('registry.exists', `${full} is in the list already, as ${same.name}`, {
        hint: 'Remove that one first, to give it another name.',
      });
    }
    if (taken.includes(added.name)) {
      throw new StrataError('registry.exists', `a registry named ${added.name} is in the list already`, {
        hint: 'Choose another name.',
      });
    }
    if (added.name === '') added = {...added, name: freeRegistryName(full, taken)};
    return {registries: [...registries, added]};
  });
  return {settings, added};
}

/** Takes a registry out of the list; its packs stay where they are. Throws `registry.missing`, and what `changeSettings` throws. */
export async function removeRegistry(config: string, name: string): Promise<Settings> {
  return changeSettings(config, ({registries}) => {
    const left = registries.filter(one => one.name !== name);
    if (left.length < registries.length) return {registries: left};
    if (name === BUILT_IN) {
      throw new StrataError('registry.built-in', `${BUILT_IN} is built in, and stays`);
    }
    const near = nearest(
      name,
      registries.map(one => one.name),
    );
    throw new StrataError('registry.missing', `there is no registry ${name} in the list`, {
      hint: near === undefined ? '`strata registry list` shows them.' : `Did you mean ${near}?`,
    });
  });
}

/**
 * Remembers which registries of Palette's ours stand for: a document of theirs then finds them by uid. A uid stands for one of ours, the last
 * one that it was said of. Gives what is new. Throws what `changeSettings` throws.
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

async function requireDirectory(path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() === true) return;
  throw new StrataError(
    'registry.unreadable',
    stats === undefined ? `there is no directory ${path}` : `${path} is not a directory`,
    {hint: 'Name the directory that holds the folders of packs.'},
  );
}
