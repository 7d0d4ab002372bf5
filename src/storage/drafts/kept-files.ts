import {randomBytes} from 'node:crypto';
import {readdirSync, renameSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {decodeName, encodeName} from '../../domain/text/file-name.ts';
import {errorCode} from '../../files/error-code.ts';
import {makeDirectorySync} from '../../files/make-directory.ts';
import {diskTrouble} from '../disk-trouble.ts';
import type {Workspace} from '../workspace.ts';
import {createSafely} from './append-file.ts';

/** Why it was put aside: a discarded edit, a discarded draft, or an unreadable file. */
export type KeptBecause = 'edit' | 'discarded' | 'broken';

export interface KeptFile {
  readonly path: string;
  readonly because: KeptBecause;
  /** A description: `web-prod 1.0.0 cni-calico.values.yaml`. */
  readonly name: string;
  /** ISO 8601. */
  readonly keptAt: string;
}

/** What people gave up, kept for 30 days in `drafts/.kept` in case they did not mean it. */
export class KeptFiles {
  readonly #directory: string;

  constructor({drafts}: Workspace) {
    this.#directory = join(drafts, '.kept');
  }

  /**
   * Keeps a text and returns its path. The name must not contain a secret. Throws StrataError `disk.full` and the like.
   */
  keep(name: string, because: KeptBecause, text: string, now: Date): string {
    const path = this.#pathFor(name, because, now);
    try {
      createSafely(path, text);
    } catch (error) {
      throw diskTrouble(error, 'keep the text in', path);
    }
    return path;
  }

  /** Moves a file here and returns its new path. Throws like `keep`. */
  take(from: string, name: string, because: KeptBecause, now: Date): string {
    const path = this.#pathFor(name, because, now);
    try {
      makeDirectorySync(dirname(path));
      renameSync(from, path);
    } catch (error) {
      throw diskTrouble(error, 'put aside', from);
    }
    return path;
  }

  /** Newest first. */
  list(): readonly KeptFile[] {
    return this.#names()
      .toSorted()
      .toReversed()
      .flatMap(name => this.#parse(name) ?? []);
  }

  /**
   * Deletes what is older than 30 days. Best effort: what cannot be deleted is in nobody's way, and is tried again at
   * the next start.
   */
  sweep(now: Date): void {
    try {
      for (const {path, keptAt} of this.list()) {
        if (now.getTime() - Date.parse(keptAt) > KEPT_FOR) rmSync(path, {force: true});
      }
    } catch (error) {
      if (!(error instanceof StrataError) && errorCode(error) === undefined) throw error;
    }
  }

  /** The name is shortened so that it always fits; the file has the rest. */
  #pathFor(name: string, because: KeptBecause, now: Date): string {
    const time = now.toISOString().replaceAll(':', '-');
    const safe = encodeName(name.replaceAll(/[^\w .+@-]/g, '-').slice(0, 120));
    return join(this.#directory, `${time}_${because}_${randomBytes(3).toString('hex')}_${safe}`);
  }

  #parse(file: string): KeptFile | undefined {
    const parts = FILE.exec(file);
    if (parts === null) return undefined;
    const [, hour, minute, second, because, name = ''] = parts;
    const reason = BECAUSE.find(candidate => candidate === because);
    return (
      reason && {
        path: join(this.#directory, file),
        because: reason,
        name: decodeName(name) ?? name,
        keptAt: `${hour}:${minute}:${second}`,
      }
    );
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#directory);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw diskTrouble(error, 'read', this.#directory);
    }
  }
}

const BECAUSE: readonly KeptBecause[] = ['edit', 'discarded', 'broken'];
const FILE = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)_([a-z]+)_[0-9a-f]{6}_(.*)$/;
const KEPT_FOR = 30 * 24 * 3_600_000;
