import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {Commit} from '../src/domain/profile/commit.ts';
import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {LearnedUid} from '../src/domain/import/learned-uids.ts';
import type {MergeBase} from '../src/domain/import/merge-base.ts';
import type {Layer} from '../src/domain/layer/layer.ts';
import type {Pack, PackSummary} from '../src/domain/pack/pack.ts';
import type {Upgrade} from '../src/domain/merge/upgrade-values.ts';
import type {UpgradeQuestion} from '../src/domain/upgrade/upgrade-layer.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {ProfileList, TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../src/domain/profile/profile.ts';
import type {NewRegistry} from '../src/domain/pack/registry-setting.ts';
import type {MaskedValues} from '../src/domain/secret/secrets.ts';
import type {ExportPreview} from './actions/export-action.ts';
import type {DocumentSource} from './actions/import-action.ts';
import type {Sides} from './screens/compare/compare-sides.ts';
import type {EditedText} from './session/edited-text.ts';
import type {DraftEffect} from './effect.ts';
import type {Place} from './place.ts';
import type {RecoveredText, TextOwner} from './session/recovered-text.ts';
import type {DraftSummary, LogTail} from './screen.ts';

/** The world, as `bin/tui.tsx` puts it together. Every promise may reject with a `StrataError`; anything else is a bug. */
export interface Ports {
  readonly profiles: {
    /** The list as it was last read, at once; undefined when it never was. */
    known(): Promise<ProfileList | undefined>;
    list(): Promise<ProfileList>;
    read(ref: ProfileRef): Promise<{readonly profile: Profile; readonly hash: string}>;
    /** Compare-and-swap: throws `changed-on-disk` when the file is not as `expected` (undefined: must not exist). */
    save(profile: Profile, expected: string | undefined): Promise<{readonly hash: string}>;
    /** Saves a version that has another name or version now, and moves the old file to the trash. */
    rename(from: ProfileRef, profile: Profile, expected: string): Promise<{readonly hash: string}>;
    remove(refs: readonly ProfileRef[]): Promise<void>;
    /** The last commit that touched each version; empty where git knows nothing of it. Never rejects. */
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
    /** Drafts with unsaved work, what could not be read among them, and the new profile that was left unfinished, unchecked. */
    list(): Promise<{
      readonly drafts: readonly DraftSummary[];
      readonly troubles: readonly string[];
      readonly newProfile: unknown;
      /** Texts that editors had open when their strata ended. */
      readonly texts: readonly RecoveredText[];
    }>;
  };
  readonly registries: {
    /** From the caches, at once. */
    catalog(): Promise<Catalog>;
    /** Looks again at what lies on disk. */
    rescan(signal: AbortSignal): Promise<Catalog>;
    /** Reads registries again, live ones too: those that are named, or all. */
    reread(names: readonly string[] | undefined, signal: AbortSignal): Promise<Catalog>;
    /** Nothing is asked on the network. */
    add(registry: NewRegistry): Promise<{readonly catalog: Catalog; readonly name: string}>;
    /** `to` is counted from 0 among the user's own. */
    move(name: string, to: number): Promise<Catalog>;
    /** Keeps a name and password for a registry on the network; without a name, forgets them. */
    login(name: string, username: string, password: string): Promise<void>;
    remove(name: string): Promise<Catalog>;
    /** Remembers which registries of Palette's ours stand for; undefined where that is nothing new. */
    learn(learned: readonly LearnedUid[]): Promise<Catalog | undefined>;
    /** A live registry is asked for what is not kept of it only where it may be: the user has chosen the pack. */
    readPack(summary: PackSummary, options: {readonly mayAsk: boolean; readonly signal: AbortSignal}): Promise<Pack>;
    /** The pack of a layer by its registry, name and version; undefined where no registry has it. */
    packOf(layer: Layer): Promise<Pack | undefined>;
    /** Finds the pack of one layer after the other, or the newest version there is: a password rarely stops being one. */
    packsForSecrets(): Promise<(layer: Layer) => Promise<Pack | undefined>>;
  };
  readonly checks: {
    /** The problems of a profile by every rule, with the packs of a catalog; undefined when it is called off, or another is asked about. */
    find(profile: Profile, catalog: Catalog | undefined, signal: AbortSignal): Promise<readonly Problem[] | undefined>;
  };
  /** Checks of versions that are not open, beside those: neither calls the other off. */
  readonly sweeps: Ports['checks'];
  readonly comparisons: {
    /** What differs between two sides, found where no key waits for it; undefined when it is called off. */
    find(sides: Sides, signal: AbortSignal): Promise<ProfileDiff | undefined>;
  };
  readonly merges: {
    /** The merged values of a layer, found where no key waits for them; undefined when it is called off. */
    upgrade(question: UpgradeQuestion, signal: AbortSignal): Promise<Upgrade | undefined>;
  };
  readonly documents: {
    /** As JSON for Palette, secrets masked unless they are to be revealed. */
    print(profile: Profile, isRevealed: boolean): Promise<{readonly text: string; readonly masked: readonly string[]}>;
    /** A layer's values, masked as in an export, and the key paths that were. */
    maskValues(layer: Layer): Promise<MaskedValues>;
    /** A profile from a file or a text, JSON or YAML, as it stands there. */
    read(from: DocumentSource): Promise<Profile>;
    /** Writes a text to a file that the user named; gives its full path. */
    write(file: string, text: string): Promise<string>;
    /** The documents in a directory and those below it, or in a bundle; undefined where there is neither of that name. */
    filesIn(path: string): Promise<readonly string[] | undefined>;
    /** Writes a version to a file of a directory, which is made; secrets masked. Returns as `exportFile` does. */
    exportInto(
      profile: Profile,
      format: string,
      directory: string,
    ): Promise<{readonly file: string; readonly masked: readonly string[]; readonly notes: readonly string[]}>;
    /** What `exportFile` will not write, or write over. */
    previewExport(profile: Profile, format: string, file: string): Promise<ExportPreview>;
    /** Returns the file written, what was masked in it, and what else is worth knowing. */
    exportFile(
      profile: Profile,
      format: string,
      file: string,
      isRevealed: boolean,
    ): Promise<{readonly file: string; readonly masked: readonly string[]; readonly notes: readonly string[]}>;
  };
  readonly log: {
    /** The latest lines of what ran and was said. */
    read(): Promise<LogTail>;
  };
  readonly imports: {
    /** What a version here and a document of its name may both descend from, the likeliest first. */
    bases(ref: ProfileRef): Promise<readonly MergeBase[]>;
    /** Keeps a document as it was imported. */
    keep(document: Profile): Promise<void>;
  };
  readonly clipboard: {
    /** Sends the text to the terminal, which answers nothing; the most bytes that it takes, where the text is longer. */
    copy(text: string): {readonly limit: number} | undefined;
  };
  readonly editor: {
    /** `about` is noted beside the text, and comes back with it when nobody is there as the editor ends. */
    open(name: string, text: string, line: number, about: TextOwner): Promise<EditedText>;
    forget(file: string): Promise<void>;
    /** Leaves the text in its file; it is not offered again. */
    giveUp(file: string): Promise<void>;
  };
  readonly app: {
    /** Soon, and at most once a second; best effort. */
    savePlace(place: Place): void;
    quit(status: number, place: Place): void;
    /** Opens the user's own workspace in place of the bundle, to import it. */
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
