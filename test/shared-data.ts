import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '../../shared/data');

/** Whether the folder of real data stands beside the project; tests on it are skipped where it doesn't. */
export function hasSharedData(folder: string): boolean {
  return existsSync(join(root, folder));
}

/** Names and texts of the files in a folder of real data; none where it is absent. */
export function sharedFiles(folder: string): readonly {readonly name: string; readonly text: string}[] {
  if (!hasSharedData(folder)) return [];
  return readdirSync(join(root, folder), {withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(({name}) => ({name, text: readFileSync(join(root, folder, name), 'utf8')}));
}
