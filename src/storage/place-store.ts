import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeSafely} from './safe-write.ts';
import {hashOf} from './text-file.ts';
import type {Workspace} from './workspace.ts';

/** Where the user left off in this workspace, kept in their state directory: `place-<hash>.json`. */
export class PlaceStore {
  readonly #directory: string;
  readonly #root: string;

  constructor(stateDirectory: string, {root}: Workspace) {
    this.#directory = stateDirectory;
    this.#root = root;
  }

  /** What `save` kept, unchecked; undefined when nothing can be read. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /**
   * Computed on first use: hashing makes Node load `node:crypto` for 4 ms, which must not come before the first frame.
   */
  get #path(): string {
    return join(this.#directory, `place-${hashOf(this.#root).slice(0, 16)}.json`);
  }

  /** Keeps a place, any JSON. Best effort: a place that cannot be kept is no reason not to quit. */
  async save(place: unknown): Promise<void> {
    await writeSafely(this.#path, `${JSON.stringify(place)}\n`).catch(() => undefined);
  }
}
