import {StrataError} from '../../domain/error.ts';
import {type Adoption, adoptProfile} from '../../domain/import/adopt-profile.ts';
import {describePlan, type PlanLine} from '../../domain/import/describe-plan.ts';
import {type LearnedUid, learnedUids} from '../../domain/import/learned-uids.ts';
import {describePart, givesUp, type MergePart} from '../../domain/import/merge-part.ts';
import {planImport} from '../../domain/import/plan-import.ts';
import {type Profile, type ProfileRef, refOf} from '../../domain/profile/profile.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import {ImportedStore} from '../../storage/profiles/imported-store.ts';
import type {Profiles} from '../../storage/profiles/profiles.ts';
import {findSecrets} from '../packs/mask-profile.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import type {Context} from '../program/context.ts';
import {formatRef} from '../program/profile-argument.ts';
import {learnUids} from '../registry/registry-settings.ts';
import {findBases} from './merge-base.ts';
import {mergeImport} from './merge-import.ts';
import type {MergeSide} from './merge-side.ts';

/** Where a document comes from. */
export interface Source {
  readonly source: string;
  /** True when a command could take the source as a profile argument. */
  readonly isFile?: boolean;
}

export interface Imported {
  readonly ref: ProfileRef;
  /** `unchanged` when the same content was there already; `planned` in a dry run. */
  readonly done: 'imported' | 'merged' | 'unchanged' | 'planned';
  readonly lines: readonly PlanLine[];
  /** What became of each place where the two differ, when a version was there. */
  readonly merge?: {readonly base: string | undefined; readonly parts: readonly MergePart[]};
}

export interface ImporterOptions {
  readonly isDryRun: boolean;
  /** How a document is merged with an existing version; undefined when it is not. */
  readonly merge: MergeSide | undefined;
}

/**
 * Opens an importer for any number of documents; the registries are read once. An existing version is never
 * overwritten: when its content differs, the import throws `profile.exists`, or merges where that is asked for. The
 * version as it was before a merge goes to the trash.
 */
export async function openImporter(
  {profiles, registries, home, out}: Pick<Context, 'profiles' | 'registries' | 'home' | 'out'>,
  adoption: Adoption,
  {isDryRun, merge: side}: ImporterOptions,
): Promise<(document: Profile, from: Source) => Promise<Imported>> {
  const packs = await registries();
  const catalog = await packs.rescan();
  const imported = new ImportedStore(home.workspace);

  /** The document before registries were replaced: the next one will look like it. */
  async function keepOrigin(document: Profile): Promise<void> {
    await imported.keep(adoptProfile(document, adoption.as === undefined ? {} : {as: adoption.as})).catch(error => {
      if (!(error instanceof StrataError)) throw error;
      out.warn(`${error.message}; a later merge will not know who changed what`);
    });
  }

  const told = new Set<string>();
  const isKnown = ({registry, uid}: LearnedUid) =>
    told.has(`${registry} ${uid}`) ||
    catalog.registries.some(one => one.name === registry && one.uids?.includes(uid) === true);

  /** The next document from there then finds the registry by its uid. */
  async function learn(document: Profile): Promise<void> {
    const learned = learnedUids(document, adoption.registries ?? new Map()).filter(one => !isKnown(one));
    for (const {registry, uid} of learned) told.add(`${registry} ${uid}`);
    const news = (await learnUids(home.config, learned))?.news ?? [];
    for (const {registry, uid} of news) out.note(`${registry} stands for the registry ${uid} from now on`);
  }

  /** Keeps the document for later merges, and learns what it says of registries. Neither is worth failing for. */
  async function remember(document: Profile): Promise<void> {
    await keepOrigin(document);
    await learn(document).catch((error: unknown) => {
      if (!(error instanceof StrataError)) throw error;
      out.warn(error.message);
    });
  }

  async function merge(document: Profile, file: Profile, here: Stored, side: MergeSide): Promise<Imported> {
    const ref = refOf(file);
    const [base] = await findBases(ref, {profiles, imported});
    const {secretsOf} = await findSecrets([here.profile, file], packsForSecrets(packs));
    const {profile, parts} = mergeImport({here: here.profile, file, base, secretsOf}, side);
    const plan = planImport(profile, catalog, {versions: []});
    const lines = [...mergeLines(parts, base?.label), ...describePlan(plan).slice(1)];
    const shown = {base: base?.label, parts};
    if (isDryRun) return {ref, done: 'planned', lines, merge: shown};
    await profiles.save(profile, here.hash, {keepsOld: true});
    await remember(document);
    return {ref, done: 'merged', lines, merge: shown};
  }

  return async (document, {source, isFile = false}) => {
    const profile = adoptProfile(document, adoption);
    const ref = refOf(profile);
    const {versions, stored} = await takenBy(ref, profiles);
    const plan = planImport(profile, catalog, {versions, stored: stored?.profile});
    if (plan.refused !== undefined) {
      throw new StrataError('document.name', `${source} is not imported: ${plan.refused}`, {
        hint: 'Import it under another name or version: --as NAME[@VERSION].',
      });
    }
    const lines = describePlan(plan);
    const isMerge = plan.place.kind === 'taken' && !plan.place.isSame && stored !== undefined;
    if (isMerge && side !== undefined) return merge(document, profile, stored, side);
    if (isDryRun) return {ref, done: 'planned', lines};
    if (plan.place.kind === 'free') {
      await profiles.save(profile, undefined);
      await remember(document);
      return {ref, done: 'imported', lines};
    }
    if (plan.place.isSame) return {ref, done: 'unchanged', lines: []};
    throw new StrataError('profile.exists', `${ref.name} ${ref.version} exists already, and is another`, {
      hint:
        `Nothing was changed. Import it under another name or version, --as NAME[@VERSION]: ${ref.name}@${plan.place.next} ` +
        `is free; or merge the two, --merge.${isFile ? ` What differs: strata diff ${shellWord(formatRef(ref))} ${shellWord(source)}` : ''}`,
    });
  };
}

interface Stored {
  readonly profile: Profile;
  readonly hash: string;
}

async function takenBy({name, version}: ProfileRef, profiles: Profiles) {
  const {profiles: rows, broken} = await profiles.list();
  const readable = rows.find(row => row.name === name)?.versions.map(one => one.version) ?? [];
  const unreadable = broken.flatMap(({ref}) => (ref?.name === name ? [ref.version] : []));
  const isStored = readable.includes(version);
  const stored: Stored | undefined = isStored ? await profiles.read({name, version}) : undefined;
  return {versions: [...readable, ...unreadable], stored};
}

/** Says what was compared, then every place. Changes that are given up are marked as needing a look. */
function mergeLines(parts: readonly MergePart[], base: string | undefined): readonly PlanLine[] {
  const known = base === undefined ? 'nothing here tells who changed what' : `both descend from ${base}`;
  return [
    {tone: 'note', about: 'name', text: `merged with what is there; ${known}`},
    ...parts.map((part): PlanLine => {
      const lost = givesUp(part);
      const words = describePart(part);
      if (lost === undefined) return {tone: 'note', about: 'name', text: words};
      return {
        tone: 'todo',
        about: 'name',
        text: `${lost === 'here' ? 'what was here' : "the file's"} is given up: ${words}`,
      };
    }),
  ];
}
