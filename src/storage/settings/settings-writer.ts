import Conf from 'conf';
import {makeDirectorySync} from '../../files/make-directory.ts';
import {PRIVATE_FILE} from '../safe-write.ts';

/** Writes some keys of `settings.json`, atomically and for this user alone; undefined removes a key. */
export function writeSettings(directory: string, changed: Readonly<Record<string, unknown>>): void {
  makeDirectorySync(directory);
  const conf = new Conf<Record<string, unknown>>({
    cwd: directory,
    configName: 'settings',
    configFileMode: PRIVATE_FILE,
    accessPropertiesByDotNotation: false,
    serialize: value => `${JSON.stringify(value, undefined, 2)}\n`,
  });
  const kept = Object.entries(conf.store).filter(([key]) => !Object.hasOwn(changed, key) || changed[key] !== undefined);
  const entries = Object.entries(changed).filter(([, value]) => value !== undefined);
  conf.store = Object.fromEntries([...kept, ...entries]);
}
