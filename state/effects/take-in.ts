import {StrataError} from '../../src/domain/error.ts';
import type {LearnedUid} from '../../src/domain/import/learned-uids.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import {
  layersOf,
  type Profile,
  type ProfileRef,
  refOf,
  variablesOf,
  withLayers,
  withVariables,
} from '../../src/domain/profile/profile.ts';
import {sameData} from '../../src/domain/values/plain-data.ts';
import type {Action} from '../action.ts';
import type {DocumentSource} from '../actions/import-action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';
import {secretsOf} from './compare.ts';

/** Effects of imports: documents, the versions whose place they would take, and what is kept of them. */

/** Reads a document, and the version whose place it would take; the files of a directory or bundle become a batch. */
export async function readDocument(
  from: DocumentSource,
  ports: Pick<Ports, 'documents' | 'profiles'>,
): Promise<Action> {
  const files = 'file' in from ? await ports.documents.filesIn(from.file) : undefined;
  if ('file' in from && files !== undefined) return foundIn(from.file, files);
  const document = await ports.documents.read(from);
  const stored = await readIfThere(refOf(document), ports);
  const source = 'file' in from ? from.file : (from.source ?? 'pasted text');
  return {type: 'import.read', document, stored: stored?.profile, source};
}

function foundIn(directory: string, files: readonly string[]): Action {
  if (files.length === 0) {
    throw new StrataError('documents.missing', `${directory} holds no JSON or YAML file`, {
      hint: 'Name the directory that holds the exports.',
    });
  }
  // `bundle.tgz!/profiles/web/1.0.0.yaml`
  const isBundle = files.every(file => file.includes('!/'));
  const items = files.map(file => ({title: isBundle ? file.slice(file.indexOf('!/') + 2) : file, file}));
  const job = {kind: 'import', directory, registries: new Map(), ...(isBundle ? {isBundle} : {})} as const;
  return {type: 'batch.found', job, items};
}

/** Reads both sides of a merge. The side here is the open version or its draft, else the stored version. */
export async function readMerge(
  {file, document, source}: Extract<AsyncEffect, {type: 'merge.read'}>,
  ports: Pick<Ports, 'profiles' | 'drafts' | 'imports' | 'registries'>,
): Promise<Action> {
  const ref = refOf(file);
  const {profile: here, isDraft} = await readHere(ref, ports);
  const [ours, theirs] = [await secretsOf(here, ports), await secretsOf(file, ports)];
  const secrets = new Map([...(ours.secrets ?? []), ...(theirs.secrets ?? [])]);
  const label = `${ref.name} ${ref.version}${isDraft ? ' with its unsaved changes' : ''}`;
  return {
    type: 'merge.read',
    merging: {here, file, document, source, label, secrets, bases: await ports.imports.bases(ref)},
  };
}

/**
 * Opens the version with the result of the merge as an unsaved change. Throws `changed-on-disk` when it is no longer
 * the version that was merged.
 */
export async function openMerged(
  {ref, here, merged, document, said}: Extract<AsyncEffect, {type: 'merge.open'}>,
  open: (ref: ProfileRef) => Promise<Extract<Action, {type: 'profile.opened'}>>,
): Promise<Action> {
  const opened = await open(ref);
  if (JSON.stringify(opened.history.present) !== JSON.stringify(here)) {
    throw new StrataError('changed-on-disk', `${ref.name} ${ref.version} was changed while it was merged`, {
      hint: 'Nothing was changed by the merge. Import the document again.',
    });
  }
  const shared = withTheSame(merged, here, opened.history.present);
  return {type: 'merge.opened', opened, merged: shared, document, said};
}

/**
 * Reading twice makes new objects: what the merge left alone is replaced by the object that was read now, so that
 * identity says it has not changed.
 */
function withTheSame(merged: Profile, here: Profile, present: Profile): Profile {
  const layers = new Map(layersOf(here).map((layer, at) => [layer, layersOf(present)[at]]));
  const variables = new Map(variablesOf(here).map((variable, at) => [variable, variablesOf(present)[at]]));
  const layered = withLayers(
    merged,
    layersOf(merged).map(layer => layers.get(layer) ?? layer),
  );
  if (variablesOf(merged).length === 0) return layered;
  return withVariables(
    layered,
    variablesOf(merged).map(variable => variables.get(variable) ?? variable),
  );
}

/** Keeps a document for later merges; returns what to say when that fails. */
export async function keepImported(document: Profile | undefined, {imports}: Pick<Ports, 'imports'>): Promise<string> {
  if (document === undefined) return '';
  try {
    await imports.keep(document);
    return '';
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    return `; a later merge will not know who changed what: ${error.message}`;
  }
}

/** Learns what an import says about registries, where it can: that is not worth failing for. */
export async function learnUids(
  learned: readonly LearnedUid[] | undefined,
  {registries}: Pick<Ports, 'registries'>,
): Promise<Catalog | undefined> {
  if (learned === undefined || learned.length === 0) return undefined;
  return registries.learn(learned).catch((error: unknown) => {
    if (error instanceof StrataError) return undefined;
    throw error;
  });
}

async function readHere(ref: ProfileRef, ports: Pick<Ports, 'profiles' | 'drafts'>) {
  const saved = await ports.profiles.read(ref);
  const draft = ports.drafts.open(ref, saved)?.history.present;
  return {profile: draft ?? saved.profile, isDraft: draft !== undefined && !sameData(draft, saved.profile)};
}

/** The version that is stored under that name and version, if there is one that can be read. */
export async function readIfThere(ref: ProfileRef, {profiles}: Pick<Ports, 'profiles'>) {
  return profiles.read(ref).catch((error: unknown) => {
    if (error instanceof StrataError) return undefined;
    throw error;
  });
}
