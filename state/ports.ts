import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {LearnedUid} from '../src/domain/import/learned-uids.ts';
import type {MergeBase} from '../src/domain/import/merge-base.ts';
import type {Layer} from '../src/domain/layer/layer.ts';
import type {Upgrade} from '../src/domain/merge/upgrade-values.ts';
import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {Pack, PackSummary} from '../src/domain/pack/pack.ts';
import type {NewRegistry} from '../src/domain/pack/registry-setting.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Commit} from '../src/domain/profile/commit.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {ProfileList, TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../src/domain/profile/profile.ts';
import type {MaskedValues} from '../src/domain/secret/secrets.ts';
import type {UpgradeQuestion} from '../src/domain/upgrade/upgrade-layer.ts';
import type {ExportPreview} from './actions/export-action.ts';
import type {DocumentSource} from './actions/import-action.ts';
import type {CarryPreview, CarryReport, SharePlace} from './actions/share-action.ts';
import type {DraftEffect} from './effect.ts';
import type {FoundDrafts} from './found-drafts.ts';
import type {Place} from './place.ts';
import type {LogTail} from './screen.ts';
import type {Sides} from './screens/compare/compare-sides.ts';
import type {EditedText} from './session/edited-text.ts';
import type {TextOwner} from './session/recovered-text.ts';

/**
 * The world. Every promise may reject with a `StrataError`; any other rejection is a bug. `bin/ports.ts` makes them
 * from the edges.
 */
export interface Ports {
  readonly profiles: {
    /** The list as last read, at once; undefined when it never was. */
    known(): Promise<ProfileList | undefined>;
    list(): Promise<ProfileList>;
    read(ref: ProfileRef): Promise<{readonly profile: Profile; readonly hash: string}>;
    /** Compare-and-swap: throws `changed-on-disk` when the file is not as `expected` (undefined: it must not exist). */
    save(
      profile: Profile,
      expected: string | undefined,
      options?: {readonly keepsOld: boolean},
    ): Promise<{readonly hash: string}>;
    /** Saves a version under a new name or version, and moves the old file to the trash. */
    rename(from: ProfileRef, profile: Profile, expected: string): Promise<{readonly hash: string}>;
    remove(refs: readonly ProfileRef[]): Promise<void>;
    /** The last commit that touched each version; empty when git knows nothing of it. Never rejects. */
    commits(name: string, signal: AbortSignal): Promise<ReadonlyMap<string, Commit>>;
    trash(): Promise<readonly TrashEntry[]>;
    restore(id: string): Promise<Pick<TrashEntry, 'what' | 'ref'>>;
  };
  readonly drafts: {
    /** The history of a version's draft, or undefined when there is none. */
    open(
      ref: ProfileRef,
      saved: {readonly profile: Profile; readonly hash: string} | undefined,
    ): DraftState | undefined;
    write(effect: DraftEffect): void;
    discard(ref: ProfileRef): void;
    /** Drafts with unsaved work, drafts that cannot be read, and the unfinished new profile, unchecked. */
    list(): Promise<FoundDrafts>;
  };
  readonly registries: {
    /** The catalog from the caches, at once. */
    catalog(): Promise<Catalog>;
    /** Reads the registries on disk again. */
    rescan(signal: AbortSignal): Promise<Catalog>;
    /** Reads the named registries again, or all of them, including those on the network. */
    reread(
      names: readonly string[] | undefined,
      signal: AbortSignal,
      onProgress: (registry: string, done: number, count: number) => void,
    ): Promise<Catalog>;
    /** Nothing is asked on the network. */
    add(registry: NewRegistry): Promise<{readonly catalog: Catalog; readonly name: string}>;
    /** `to` counts from 0, among the user's own registries. */
    move(name: string, to: number): Promise<Catalog>;
    /** Keeps a name and password for a registry on the network; without a name, forgets them. */
    login(name: string, username: string, password: string): Promise<void>;
    remove(name: string): Promise<Catalog>;
    /** Remembers which of Palette's registries ours stand for; undefined when nothing changes. */
    learn(learned: readonly LearnedUid[]): Promise<Catalog | undefined>;
    /**
     * A registry on the network is asked for what is not cached only with `mayAsk`, when the user has chosen the pack.
     */
    readPack(
      summary: PackSummary,
      options: {readonly mayAsk: boolean; readonly isGlance?: boolean; readonly signal: AbortSignal},
    ): Promise<Pack>;
    /** A layer's pack, by registry, name and version; undefined when no registry has it. */
    packOf(layer: Layer): Promise<Pack | undefined>;
    /**
     * Returns a function that finds the pack of one layer after another, or its newest version: a password rarely stops
     * being one.
     */
    packsForSecrets(): Promise<(layer: Layer) => Promise<Pack | undefined>>;
  };
  readonly checks: {
    /**
     * The problems of a profile, with the packs of a catalog; undefined when it is called off, or another check is
     * asked for.
     */
    find(profile: Profile, catalog: Catalog | undefined, signal: AbortSignal): Promise<readonly Problem[] | undefined>;
  };
  /** Checks versions that are not open. Neither kind of check calls the other off. */
  readonly sweeps: Ports['checks'];
  readonly comparisons: {
    /** Compares two sides where no key waits for it; undefined when called off. */
    find(sides: Sides, signal: AbortSignal): Promise<ProfileDiff | undefined>;
  };
  readonly merges: {
    /** Merges the values of a layer where no key waits for it; undefined when called off. */
    upgrade(question: UpgradeQuestion, signal: AbortSignal): Promise<Upgrade | undefined>;
  };
  readonly documents: {
    /** The document as JSON for Palette, secrets masked unless revealed. */
    print(profile: Profile, isRevealed: boolean): Promise<{readonly text: string; readonly masked: readonly string[]}>;
    /** A layer's values, masked as in an export, and the key paths that were masked. */
    maskValues(layer: Layer): Promise<MaskedValues>;
    /** A profile from a file or a text, JSON or YAML, as it stands there. */
    read(from: DocumentSource): Promise<Profile>;
    /** Writes a text to a file that the user named; returns its full path. */
    write(file: string, text: string): Promise<string>;
    /** The documents in a directory, at any depth, or in a bundle; undefined when the path is neither. */
    filesIn(path: string): Promise<readonly string[] | undefined>;
    /**
     * Writes a version to a file in a directory, which is created if necessary; secrets masked. Returns what
     * `exportFile` does.
     */
    exportInto(
      profile: Profile,
      format: string,
      directory: string,
    ): Promise<{readonly file: string; readonly masked: readonly string[]; readonly notes: readonly string[]}>;
    /** What `exportFile` would leave out or overwrite. */
    previewExport(profile: Profile, format: string, file: string): Promise<ExportPreview>;
    /** Returns the file, what was masked in it, and what else is worth knowing. */
    exportFile(
      profile: Profile,
      format: string,
      file: string,
      isRevealed: boolean,
    ): Promise<{readonly file: string; readonly masked: readonly string[]; readonly notes: readonly string[]}>;
  };
  readonly sharing: {
    /** Looks at what is at hand; no registry on the network is asked. */
    previewCarry(profiles: readonly Profile[], file: string): Promise<CarryPreview>;
    /** Writes them, and the packs that they need, into a bundle; `onPack` is told each before it is read, counted from 1. */
    carry(
      profiles: readonly Profile[],
      file: string,
      onPack: (pack: string, at: number, count: number) => void,
      signal: AbortSignal,
    ): Promise<CarryReport>;
    /** Gives where it is then. Throws StrataError `push.taken`. */
    push(
      profile: Profile,
      to: SharePlace,
      isRevealed: boolean,
      signal: AbortSignal,
    ): Promise<{readonly done: 'pushed' | 'unchanged'; readonly place: string}>;
    pull(from: SharePlace, signal: AbortSignal): Promise<{readonly document: Profile; readonly source: string}>;
  };
  readonly log: {
    /** The latest lines of what ran and was said. */
    read(): Promise<LogTail>;
  };
  readonly imports: {
    /** The versions from which a version here and a document of its name may both descend, likeliest first. */
    bases(ref: ProfileRef): Promise<readonly MergeBase[]>;
    /** Keeps a document as it was imported. */
    keep(document: Profile): Promise<void>;
  };
  readonly clipboard: {
    /**
     * Sends the text to the terminal, which does not answer; returns the most bytes it takes when the text is longer.
     */
    copy(text: string): {readonly limit: number} | undefined;
  };
  readonly editor: {
    /** `about` is stored beside the text, and comes back with it when strata is gone by the time the editor ends. `file` is opened again. */
    open(name: string, text: string, line: number, about: TextOwner, file?: string): Promise<EditedText>;
    forget(file: string): Promise<void>;
    /** Leaves the text in its file, not to be offered again. */
    giveUp(file: string): Promise<void>;
  };
  readonly app: {
    /** Saves soon, and at most once a second; best effort. */
    savePlace(place: Place): void;
    quit(status: number, place: Place): void;
    /** Opens the user's own workspace in place of the bundle, and imports it there. */
    leaveBundle(place: Place): Promise<void>;
    suspend(): void;
    redraw(): void;
  };
}

export interface DraftState {
  readonly history: History;
  readonly saved: Profile | undefined;
  readonly hash: string | undefined;
  readonly changedAt: string;
}
