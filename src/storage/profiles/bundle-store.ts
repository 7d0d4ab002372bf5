import {StrataError} from '../../domain/error.ts';
import type {ProfileList, TrashEntry} from '../../domain/profile/profile-summary.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import {decodeText} from '../../formats/decode-text.ts';
import {readProfile} from '../../formats/palette-document.ts';
import {readOutline} from '../../formats/profile-outline.ts';
import {hashOf} from '../text-file.ts';
import type {IndexEntry} from './profile-index.ts';
import {listOf} from './profile-list.ts';
import {placeOf} from './profile-place.ts';
import type {Profiles, StoredProfile} from './profiles.ts';

/** The documents in a bundle, as it was when it was opened. */
export interface BundledDocuments {
  /** When the bundle last changed, milliseconds since 1970. */
  readonly modified: number;
  /** The same as long as the bundle is the same. */
  readonly stamp: string;
  /** Their names in it, `profiles/web/1.0.0.yaml`, in order. */
  readonly files: readonly string[];
  /** Throws StrataError `file.unreadable`. */
  read(file: string): Promise<Uint8Array>;
}

/**
 * The versions in a bundle, read in place and never changed. GAP, our decision: a version is what its content says, as
 * in an import, wherever it is in the bundle, because nobody can move it there. Of two with the same name and version,
 * the first counts.
 */
export class BundleStore implements Profiles {
  readonly #bundle: string;
  readonly #open: () => Promise<BundledDocuments>;
  #known: {readonly stamp: string; readonly entries: readonly IndexEntry[]} | undefined;

  /**
   * `open` is called again for each list, because the bundle may have been replaced. It throws StrataError
   * `file.unreadable`.
   */
  constructor(bundle: string, open: () => Promise<BundledDocuments>) {
    this.#bundle = bundle;
    this.#open = open;
  }

  /** Nothing is cached: reading a bundle is as fast as reading an index of it. */
  async lastKnown(): Promise<undefined> {
    return undefined;
  }

  async list(): Promise<ProfileList> {
    const {entries} = await this.#find();
    return listOf(entries);
  }

  async read(ref: ProfileRef): Promise<StoredProfile> {
    const {documents, entries} = await this.#find();
    const entry = entries.find(({content}) => isOf(ref, content));
    if (entry === undefined) {
      throw new StrataError('profile.missing', `there is no ${ref.name} ${ref.version} in ${this.#bundle}`, {
        hint: '`strata list` shows what there is.',
      });
    }
    const source = `${this.#bundle}!/${entry.file}`;
    const text = decodeText(await documents.read(entry.file), source);
    return {profile: readProfile(text, source), hash: hashOf(text), text};
  }

  async save(): Promise<never> {
    throw inBundle(this.#bundle, 'saving');
  }

  async rename(): Promise<never> {
    throw inBundle(this.#bundle, 'renaming');
  }

  async remove(): Promise<never> {
    throw inBundle(this.#bundle, 'deleting');
  }

  async trash(): Promise<readonly TrashEntry[]> {
    return [];
  }

  async restore(): Promise<never> {
    throw inBundle(this.#bundle, 'restoring');
  }

  async #find(): Promise<{readonly documents: BundledDocuments; readonly entries: readonly IndexEntry[]}> {
    const documents = await this.#open();
    const {stamp} = documents;
    if (this.#known?.stamp !== stamp) this.#known = {stamp, entries: await this.#outlines(documents)};
    return {documents, entries: this.#known.entries};
  }

  async #outlines(documents: BundledDocuments): Promise<readonly IndexEntry[]> {
    const entries: IndexEntry[] = [];
    const places = new Map<string, string>();
    for (const file of documents.files) {
      const content = await this.#outline(documents, file);
      const place = 'ref' in content ? placeOf(content.ref) : undefined;
      const twin = place === undefined ? undefined : places.get(place);
      if (place !== undefined && twin === undefined) places.set(place, file);
      const {modified} = documents;
      const reason = `it is the same version as ${twin ?? ''}, which comes first`;
      entries.push({file, modified, changed: modified, size: 0, content: twin === undefined ? content : {reason}});
    }
    return entries;
  }

  async #outline(documents: BundledDocuments, file: string): Promise<IndexEntry['content']> {
    const source = `${this.#bundle}!/${file}`;
    try {
      return readOutline(decodeText(await documents.read(file), source), source);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      return {reason: error.message};
    }
  }
}

function isOf(ref: ProfileRef, content: IndexEntry['content']): boolean {
  return 'ref' in content && content.ref.name === ref.name && content.ref.version === ref.version;
}

/** The error for changing a workspace in a bundle. `doing`: `deleting`. `isSet`: `$STRATA_HOME` names the bundle. */
export function inBundle(bundle: string, doing: string, isSet = false): StrataError {
  return new StrataError('read-only', `${doing} is not done: the workspace is in the bundle ${bundle}`, {
    hint: `Import it to change it: ${isSet ? 'STRATA_HOME= ' : ''}strata import ${shellWord(bundle)}`,
  });
}
