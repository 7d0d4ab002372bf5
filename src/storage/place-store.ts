import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeSafely} from './safe-write.ts';
import {hashOf} from './text-file.ts';
import type {Workspace} from './workspace.ts';

/** Where the user left off in this workspace, kept in their state directory: `place-<workspace>.json`. */
export class PlaceStore {
  readonly #path: string;

  constructor(stateDirectory: string, {root}: Workspace) {
    this.#path = join(stateDirectory, `place-${nameOf(root)}.json`);
  }

  /** What `save` kept, unchecked; undefined when nothing can be read. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Keeps a place, any JSON. Best effort: a place that cannot be kept is no reason not to quit. */
  async save(place: unknown): Promise<void> {
    await writeSafely(this.#path, `${JSON.stringify(place)}\n`).catch(() => undefined);
  }
}

/** A file's name for a path. Most are spelled out: hashing makes Node load `node:crypto` for 4 ms, before the first frame. */
function nameOf(path: string): string {
  return /^[\w./-]{1,200}$/.test(path) ? path.replaceAll('/', '+') : hashOf(path).slice(0, 16);
}
