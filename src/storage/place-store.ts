import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeSafely} from './safe-write.ts';
import {hashOf} from './text-file.ts';
import type {Workspace} from './workspace.ts';

/** Where the user was in this workspace when they left, kept in the user's state directory: `place-<hash>.json`. */
export class PlaceStore {
  readonly #path: string;

  constructor(stateDirectory: string, {root}: Workspace) {
    this.#path = join(stateDirectory, `place-${hashOf(root).slice(0, 16)}.json`);
  }

  /** What `save` kept, to be checked by who knows its shape; undefined when there is nothing that can be read. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Keeps a place, any JSON. Best effort: a place that cannot be kept is no reason to stay. */
  async save(place: unknown): Promise<void> {
    await writeSafely(this.#path, `${JSON.stringify(place)}\n`).catch(() => undefined);
  }
}
