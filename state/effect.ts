import type {Catalog} from '../src/domain/catalog.ts';
import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import {StrataError} from '../src/domain/error.ts';
import type {History} from '../src/domain/history.ts';
import type {Layer} from '../src/domain/layer.ts';
import type {Pack, PackSummary} from '../src/domain/pack.ts';
import {type Profile, type ProfileRef, refOf} from '../src/domain/profile.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {ProfileList, TrashEntry} from '../src/domain/profile-summary.ts';
import type {Action, DocumentSource, ExportRequest} from './action.ts';
import {exportProfile} from './export-profile.ts';
import type {Sides} from './compare-sides.ts';
import type {Notice} from './model.ts';
import type {EditedText, EditPurpose} from './edit.ts';
import type {Place} from './place.ts';
import {messageOf, readDefaults, readPack, readPackOfLayer} from './read-pack.ts';
import {readSides, type SideSource} from './read-sides.ts';
import type {DraftSummary} from './screen.ts';
import type {NewProfileSnapshot} from './screens/new-profile-draft.ts';

/** Everything that may be asked of the world, as data. `perform` carries it out through the ports. */
export type Effect = DraftEffect | AsyncEffect;

/** Drafts are written before the screen shows the change, so these are carried out at once and block. */
export type DraftEffect =
  | {
      readonly type: 'draft.record';
      readonly ref: ProfileRef;
      readonly label: string;
      readonly before: Profile;
      readonly after: Profile;
    }
  | {readonly type: 'draft.undo'; readonly ref: ProfileRef}
  | {readonly type: 'draft.redo'; readonly ref: ProfileRef}
  | {readonly type: 'draft.saved'; readonly ref: ProfileRef; readonly profile: Profile; readonly hash: string}
  /** The New profile screen as plain data for a JSON file; undefined when it is done with. */
  | {readonly type: 'draft.new-profile'; readonly snapshot: NewProfileSnapshot | undefined};

export type AsyncEffect =
  /** The list as it was last known, for the first frames. */
  | {readonly type: 'profiles.recall'}
  | {readonly type: 'profiles.load'}
  | {readonly type: 'profile.open'; readonly ref: ProfileRef; readonly place: Place}
  | {
      readonly type: 'profile.save';
      readonly ref: ProfileRef;
      readonly profile: Profile;
      readonly expected: string | undefined;
    }
  | {
      readonly type: 'profile.create';
      readonly profile: Profile;
      readonly said: string;
      /** The version whose draft became this one, and is done with once this is written. */
      readonly done?: ProfileRef;
    }
  | {readonly type: 'profile.copy'; readonly from: ProfileRef; readonly to: ProfileRef}
  | {readonly type: 'profile.delete'; readonly refs: readonly ProfileRef[]}
  | {readonly type: 'document.read'; readonly from: DocumentSource}
  | {
      readonly type: 'profile.export';
      readonly request: ExportRequest;
      readonly draft: Profile | undefined;
      /** The draft's problems, where it has been checked already. */
      readonly known: readonly Problem[] | undefined;
      readonly catalog: Catalog | undefined;
    }
  | {readonly type: 'text.copy'; readonly text: string; readonly what: string}
  | {readonly type: 'document.copy'; readonly profile: Profile}
  | {readonly type: 'trash.load'}
  | {readonly type: 'trash.restore'; readonly id: string}
  | {readonly type: 'draft.discard'; readonly ref: ProfileRef}
  | {readonly type: 'catalog.load'}
  /** Looks again at what lies on disk, or, because the user asks for it, reads registries on the network too. */
  | {readonly type: 'catalog.rescan'; readonly reread?: readonly string[] | 'all'}
  | {readonly type: 'registry.add'; readonly name: string; readonly path: string}
  | {readonly type: 'registry.remove'; readonly name: string}
  | {readonly type: 'pack.read'; readonly summary: PackSummary; readonly purpose: 'picker'}
  | {readonly type: 'pack.read-of-layer'; readonly layer: Layer}
  /** Asks again for a copy of a layer without values, with those of its pack. */
  | {
      readonly type: 'layer.read-defaults';
      readonly layer: Layer;
      readonly asked: Extract<Action, {type: 'layer.copy' | 'picker.copy'}>;
    }
  | {readonly type: 'sides.read'; readonly sides: readonly [SideSource, SideSource]}
  | {
      readonly type: 'editor.open';
      readonly purpose: EditPurpose;
      readonly name: string;
      readonly text: string;
      readonly line: number;
      /** The file of an earlier edit whose text this is and that was not taken over yet. */
      readonly pending?: string;
    }
  /** The private file of an edit that was taken over. */
  | {readonly type: 'editor.forget'; readonly file: string}
  /** Latest wins; it is done where no key waits for it. */
  | {readonly type: 'profile.check'; readonly profile: Profile; readonly catalog: Catalog | undefined}
  | {readonly type: 'place.save'; readonly place: Place}
  | {readonly type: 'drafts.load'; readonly isStart: boolean}
  | {readonly type: 'app.quit'; readonly status: number; readonly place: Place}
  | {readonly type: 'app.suspend'}
  | {readonly type: 'app.redraw'}
  | {readonly type: 'app.cancel'}
  /** An action after so many milliseconds, unless another such effect comes first. */
  | {readonly type: 'later'; readonly ms: number; readonly action: Action};

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
    trash(): Promise<readonly TrashEntry[]>;
    restore(id: string): Promise<ProfileRef>;
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
    }>;
  };
  readonly registries: {
    /** From the caches, at once. */
    catalog(): Promise<Catalog>;
    /** Looks again at what lies on disk. */
    rescan(signal: AbortSignal): Promise<Catalog>;
    /** Reads registries again, live ones too: those that are named, or all. */
    reread(names: readonly string[] | undefined, signal: AbortSignal): Promise<Catalog>;
    add(name: string, path: string): Promise<Catalog>;
    remove(name: string): Promise<Catalog>;
    /** Of a live registry too, which is then asked for what is not kept. */
    readPack(summary: PackSummary, signal: AbortSignal): Promise<Pack>;
    /** The pack of a layer by its registry, name and version; undefined where no registry has it. */
    packOf(layer: Layer): Promise<Pack | undefined>;
  };
  readonly checks: {
    /** The problems of a profile by every rule, with the packs of a catalog; undefined when it is called off, or another is asked about. */
    find(profile: Profile, catalog: Catalog | undefined, signal: AbortSignal): Promise<readonly Problem[] | undefined>;
  };
  readonly comparisons: {
    /** What differs between two sides, found where no key waits for it; undefined when it is called off. */
    find(sides: Sides, signal: AbortSignal): Promise<ProfileDiff | undefined>;
  };
  readonly documents: {
    /** As JSON for Palette, secrets masked. */
    print(profile: Profile): Promise<{readonly text: string; readonly masked: readonly string[]}>;
    /** A profile from a file or a text, JSON or YAML, as it stands there. */
    read(from: DocumentSource): Promise<Profile>;
    /** Returns the file written, what was masked in it, and what else is worth knowing. */
    exportFile(
      profile: Profile,
      format: string,
      file: string,
    ): Promise<{readonly file: string; readonly masked: readonly string[]; readonly notes: readonly string[]}>;
  };
  readonly clipboard: {
    /** Sends the text to the terminal, which answers nothing; the most bytes that it takes, where the text is longer. */
    copy(text: string): {readonly limit: number} | undefined;
  };
  readonly editor: {
    open(name: string, text: string, line: number): Promise<EditedText>;
    forget(file: string): Promise<void>;
  };
  readonly app: {
    /** Soon, and at most once a second; best effort. */
    savePlace(place: Place): void;
    quit(status: number, place: Place): void;
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

/** Carries out one effect and answers with what happened; undefined when there is nothing to say. */
export async function perform(effect: AsyncEffect, ports: Ports, signal: AbortSignal): Promise<Action | undefined> {
  switch (effect.type) {
    case 'profiles.recall': {
      const list = await ports.profiles.known();
      return list === undefined ? undefined : {type: 'profiles.recalled', list};
    }
    case 'profiles.load':
      return {type: 'profiles.loaded', list: await ports.profiles.list()};
    case 'profile.open':
      return openProfile(effect.ref, effect.place, ports);
    case 'profile.save':
      return saveProfile(effect, ports);
    case 'profile.create':
      return createProfile(effect.profile, effect.said, ports, effect.done);
    case 'profile.copy': {
      const {profile} = await ports.profiles.read(effect.from);
      const {to} = effect;
      const copy = {
        ...profile,
        metadata: {...profile.metadata, name: to.name},
        spec: {...profile.spec, version: to.version},
      };
      return createProfile(
        copy,
        `${to.name} ${to.version} made from ${effect.from.name} ${effect.from.version}`,
        ports,
      );
    }
    case 'profile.delete':
      await ports.profiles.remove(effect.refs);
      return {type: 'profile.deleted', refs: effect.refs};
    case 'document.read':
      return readDocument(effect.from, ports);
    case 'profile.export':
      return exportProfile(effect, ports, signal);
    case 'text.copy':
      return copyText(effect.text, effect.what, ports);
    case 'document.copy': {
      const {text, masked} = await ports.documents.print(effect.profile);
      const {name, version} = refOf(effect.profile);
      const secrets = masked.length === 0 ? '' : `; masked: ${masked.join(', ')}`;
      return copyText(text, `${name} ${version}`, ports, secrets);
    }
    case 'trash.load':
      return {type: 'trash.loaded', entries: await ports.profiles.trash()};
    case 'trash.restore':
      return {type: 'trash.restored', ref: await ports.profiles.restore(effect.id)};
    case 'drafts.load': {
      const {drafts, troubles, newProfile} = await ports.drafts.list();
      return {type: 'drafts.loaded', drafts, troubles, newProfile, isStart: effect.isStart};
    }
    case 'draft.discard':
      ports.drafts.discard(effect.ref);
      return {type: 'draft.discarded', ref: effect.ref};
    case 'catalog.load':
      return {type: 'catalog.loaded', catalog: await ports.registries.catalog()};
    case 'catalog.rescan':
      return {type: 'catalog.loaded', catalog: await rescan(effect.reread, ports, signal)};
    case 'registry.add':
      return {type: 'catalog.loaded', catalog: await ports.registries.add(effect.name, effect.path)};
    case 'registry.remove':
      return {type: 'catalog.loaded', catalog: await ports.registries.remove(effect.name)};
    case 'pack.read':
      return readPack(effect.summary, ports, signal);
    case 'pack.read-of-layer':
      return readPackOfLayer(effect.layer, ports);
    case 'layer.read-defaults':
      return {...effect.asked, defaults: await readDefaults(effect.layer, ports)};
    case 'sides.read':
      return readSides(effect.sides, ports, signal);
    case 'editor.open':
      return openEditor(effect, ports);
    case 'editor.forget':
      await ports.editor.forget(effect.file);
      return undefined;
    case 'profile.check':
      return checkProfile(effect, ports, signal);
    case 'place.save':
      ports.app.savePlace(effect.place);
      return undefined;
    case 'app.quit':
      ports.app.quit(effect.status, effect.place);
      return undefined;
    case 'app.suspend':
      ports.app.suspend();
      return undefined;
    case 'app.redraw':
      ports.app.redraw();
      return undefined;
    case 'app.cancel':
      return undefined;
    case 'later':
      await after(effect.ms, signal);
      return effect.action;
  }
}

async function rescan(
  reread: readonly string[] | 'all' | undefined,
  {registries}: Pick<Ports, 'registries'>,
  signal: AbortSignal,
): Promise<Catalog> {
  if (reread === undefined) return registries.rescan(signal);
  return registries.reread(reread === 'all' ? undefined : reread, signal);
}

async function checkProfile(
  {profile, catalog}: Extract<AsyncEffect, {type: 'profile.check'}>,
  ports: Ports,
  signal: AbortSignal,
): Promise<Action | undefined> {
  const problems = await ports.checks.find(profile, catalog, signal);
  return problems === undefined ? undefined : {type: 'profile.checked', profile, problems};
}

/** The document, and the version whose place it would take. */
async function readDocument(from: DocumentSource, ports: Pick<Ports, 'documents' | 'profiles'>): Promise<Action> {
  const document = await ports.documents.read(from);
  const stored = await ports.profiles.read(refOf(document)).catch((error: unknown) => {
    if (error instanceof StrataError) return undefined;
    throw error;
  });
  const source = 'file' in from ? from.file : 'pasted text';
  return {type: 'import.read', document, stored: stored?.profile, source};
}

function copyText(text: string, what: string, {clipboard}: Pick<Ports, 'clipboard'>, more = ''): Action {
  const tooLong = clipboard.copy(text);
  const bytes = new TextEncoder().encode(text).length;
  const notice: Notice =
    tooLong === undefined
      ? {tone: 'ok', text: `sent ${what} to the terminal's clipboard, ${bytes} bytes${more}`}
      : {tone: 'error', text: `${what} has ${bytes} bytes, a terminal takes ${tooLong.limit}; x writes a file`};
  return {type: 'notice.show', notice};
}

async function openEditor(
  {purpose, name, text, line, pending}: Extract<AsyncEffect, {type: 'editor.open'}>,
  ports: Ports,
): Promise<Action> {
  const result = await ports.editor.open(name, text, line);
  if (pending === undefined) return {type: 'text.edited', purpose, result};
  // Left as it was, the text is still the one that was never taken over: it is asked about again, not lost.
  if (result.status === 'unchanged')
    return {type: 'text.edited', purpose, result: {status: 'changed', text, file: pending}};
  if (result.status === 'changed') await ports.editor.forget(pending);
  return {type: 'text.edited', purpose, result};
}

function after(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function openProfile(ref: ProfileRef, place: Place, ports: Ports): Promise<Action> {
  const saved = await ports.profiles.read(ref);
  const draft = ports.drafts.open(ref, saved);
  return {
    type: 'profile.opened',
    ref,
    saved: draft === undefined ? saved.profile : draft.saved,
    hash: draft === undefined ? saved.hash : draft.hash,
    history: draft?.history ?? {past: [], present: saved.profile, future: []},
    draftedAt: draft?.changedAt,
    place,
  };
}

async function saveProfile(
  {ref, profile, expected}: {ref: ProfileRef; profile: Profile; expected: string | undefined},
  ports: Ports,
): Promise<Action> {
  const {name, version} = refOf(profile);
  const isRenamed = expected !== undefined && (name !== ref.name || version !== ref.version);
  try {
    const {hash} = isRenamed
      ? await ports.profiles.rename(ref, profile, expected)
      : await ports.profiles.save(profile, expected);
    return {type: 'session.saved', ref, profile, hash};
  } catch (error) {
    // Another version that has the new name already is not the file that was changed: the message says what to do.
    const isConflict =
      error instanceof StrataError &&
      (error.code === 'changed-on-disk' || (error.code === 'profile.exists' && !isRenamed));
    if (!isConflict) throw error;
    return {type: 'session.conflicted', ref, ...(await readTheirs(ref, ports))};
  }
}

/** What is on disk now; neither a profile nor trouble when the file is gone. */
async function readTheirs(ref: ProfileRef, ports: Ports) {
  try {
    const {profile, hash} = await ports.profiles.read(ref);
    return {theirs: profile, hash};
  } catch (error) {
    const isGone = error instanceof StrataError && error.code === 'profile.missing';
    return {theirs: undefined, hash: undefined, ...(isGone ? {} : {trouble: messageOf(error)})};
  }
}

async function createProfile(profile: Profile, said: string, ports: Ports, done?: ProfileRef): Promise<Action> {
  const {hash} = await ports.profiles.save(profile, undefined);
  if (done !== undefined) ports.drafts.discard(done);
  const ref = refOf(profile);
  return {type: 'profile.created', ref, hash, profile, said};
}
