import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {StrataError} from '../domain/error.ts';
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
): Promise<{readonly settings: Settings; readonly added: RegistrySetting}> {
  const full = resolve(path);
  await requireDirectory(full);
  let added: RegistrySetting = {name: name.trim(), path: full};
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

async function requireDirectory(path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() === true) return;
  throw new StrataError(
    'registry.unreadable',
    stats === undefined ? `there is no directory ${path}` : `${path} is not a directory`,
    {hint: 'Name the directory that holds the folders of packs.'},
  );
}
