import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {withOwnNames} from '../../domain/pack/registry-names.ts';
import {type RegistrySetting, whyNotRegistry} from '../../domain/pack/registry-setting.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {parseJson} from '../../formats/json-text.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {withLock} from '../file-lock.ts';
import {readText} from '../text-file.ts';

/** The user's settings, in `settings.json` in their config directory. Keys that we do not know stay in the file. */
export interface Settings {
  /** In the user's order. */
  readonly registries: readonly RegistrySetting[];
  /** A shell command, `code --wait`; undefined when the environment decides. */
  readonly editor: string | undefined;
  readonly theme: string | undefined;
  /** The user's own keys, by the id of what they do: `{"layer.down": ["J"]}`. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** The settings that can be read, and what is wrong with the rest: it is reported, and nothing is overwritten. */
export interface SettingsFile {
  readonly path: string;
  readonly settings: Settings;
  readonly troubles: readonly string[];
}

const NO_SETTINGS: Settings = {registries: [], editor: undefined, theme: undefined, keys: {}};

/**
 * Reads the settings. Never throws: a start must not fail because of them. (Without conf, which takes longer to load
 * than everything else.)
 */
export async function readSettings(directory: string): Promise<SettingsFile> {
  const path = settingsPath(directory);
  try {
    return {path, ...parseSettings(parseJson(await readText(path), path), path)};
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    const troubles = error.code === 'file.missing' ? [] : [error.message];
    return {path, settings: NO_SETTINGS, troubles};
  }
}

/**
 * Changes some settings, leaving every other key of the file as it is. `change` gets the settings as they are on disk
 * now. Throws StrataError `settings.broken` when the file has troubles, so that nothing in it is lost, and `disk.full`,
 * `disk.read-only`, `file.forbidden`.
 */
export async function changeSettings(
  directory: string,
  change: (settings: Settings) => Partial<Settings>,
): Promise<Settings> {
  const path = settingsPath(directory);
  // Loaded late, because it loads conf.
  const {writeSettings} = await import('./settings-writer.ts');
  return withLock(join(directory, '.settings.lock'), async () => {
    const {settings, troubles} = await readSettings(directory);
    if (troubles.length > 0) {
      throw new StrataError('settings.broken', `the settings were not changed: ${troubles.join('; ')}`, {
        hint: `Correct ${path} first, or move it away.`,
      });
    }
    const changed = change(settings);
    writeSettings(directory, changed);
    return {...settings, ...changed};
  }).catch((error: unknown) => {
    throw diskTrouble(error, 'save the settings in', path);
  });
}

function settingsPath(directory: string): string {
  return join(directory, 'settings.json');
}

function parseSettings(value: unknown, path: string): Omit<SettingsFile, 'path'> {
  if (!isRecord(value)) return {settings: NO_SETTINGS, troubles: [`${path} holds no object`]};
  const troubles: string[] = [];
  const field = <T>(key: string, isRight: (field: unknown) => field is T, expected: string, otherwise: T): T => {
    const found = value[key];
    if (found === undefined) return otherwise;
    if (isRight(found)) return found;
    troubles.push(`${path}: ${key} is not ${expected}`);
    return otherwise;
  };
  const settings = {
    registries: withOwnNames(usableRegistries(field('registries', isList, 'a list', []), path, troubles)),
    editor: field('editor', isText, 'a text', undefined),
    theme: field('theme', isText, 'a text', undefined),
    keys: usableKeys(field('keys', isRecord, 'an object of lists of keys', {}), path, troubles),
  };
  return {settings, troubles};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The registries that can be opened. One that cannot, because of a typo or a newer strata, hides no other. */
function usableRegistries(entries: readonly unknown[], path: string, troubles: string[]): readonly RegistrySetting[] {
  return entries.filter((entry, at): entry is RegistrySetting => {
    const why = whyNotRegistry(entry);
    if (why === undefined) return true;
    const name = isRecord(entry) && typeof entry['name'] === 'string' ? ` (${entry['name']})` : '';
    troubles.push(`${path}: registry ${at + 1}${name} is left out: ${why}`);
    return false;
  });
}

/** The lists of keys. An entry that is none keeps no other from its keys. */
function usableKeys(entries: Readonly<Record<string, unknown>>, path: string, troubles: string[]): Settings['keys'] {
  const usable = Object.entries(entries).filter((entry): entry is [string, readonly string[]] => {
    const [id, keys] = entry;
    if (isList(keys) && keys.every(isText)) return true;
    troubles.push(`${path}: keys: ${id} is left out: it is not a list of keys, such as ["J", "ctrl+e"]`);
    return false;
  });
  return Object.fromEntries(usable);
}
