import {StrataError} from '../../domain/error.ts';
import type {Adoption} from '../../domain/import/adopt-profile.ts';
import {findDocuments} from '../../storage/find-documents.ts';
import type {Context, Status} from '../program/context.ts';
import {formatRef} from '../program/profile-argument.ts';
import {openProgress} from '../program/progress.ts';
import type {Document} from './bundle-documents.ts';
import {readDocumentFile} from './document-file.ts';
import {type Imported, openImporter} from './import-one.ts';
import type {MergeSide} from './merge-side.ts';

export interface ImportAllOptions {
  readonly merge?: MergeSide;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What `strata import DIR --json` prints. */
export interface ImportAllJson {
  readonly imported: readonly {
    readonly file: string;
    readonly name: string;
    readonly version: string;
    /** `imported`, `merged`, `unchanged`, `planned`. */
    readonly done: string;
  }[];
  readonly failed: readonly {readonly file: string; readonly message: string; readonly hint: string | null}[];
}

/**
 * Every JSON and YAML file in a directory and below it. Throws `documents.missing` when there is none, and what
 * `findDocuments` throws.
 */
export async function directoryDocuments(directory: string, cache: string): Promise<readonly Document[]> {
  const files = await findDocuments(directory);
  if (files.length > 0) return files.map(file => ({file, read: async () => readDocumentFile(file, {cache})}));
  throw new StrataError('documents.missing', `${directory} holds no JSON or YAML file`, {
    hint: 'Name the directory that holds the exports.',
  });
}

/**
 * Imports documents one after another. What cannot be imported is reported, stops nothing else, and makes the status 1.
 */
export async function importAll(
  context: Context,
  {place, documents}: {readonly place: string; readonly documents: readonly Document[]},
  adoption: Adoption,
  options: ImportAllOptions,
): Promise<Status> {
  const {out} = context;
  const importOne = await openImporter(context, adoption, {
    isDryRun: options.dryRun === true,
    merge: options.merge,
  });
  const progress = openProgress(context.io, documents.length);
  const imported: (Imported & {readonly file: string})[] = [];
  const failed: {file: string; message: string; hint: string | null}[] = [];
  for (const {file, read} of documents) {
    progress.step(file);
    try {
      const one = await importOne(await read(), {source: file, isFile: true});
      progress.clear();
      imported.push({...one, file});
      for (const {tone, text} of one.lines) if (tone === 'todo') out.warn(`${formatRef(one.ref)}: ${text}`);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      progress.clear();
      const {message, hint = null} = error;
      failed.push({file, message, hint});
      out.warn(message.includes(file) ? message : `${file}: ${message}`);
    }
  }
  progress.clear();
  if (options.json === true) {
    const told = imported.map(({file, ref, done}) => ({file, name: ref.name, version: ref.version, done}));
    out.json({imported: told, failed} satisfies ImportAllJson);
  }
  out.note(summary(place, imported, failed.length));
  return failed.length === 0 ? 0 : 1;
}

function summary(place: string, imported: readonly Imported[], failed: number): string {
  const counts = Map.groupBy(imported, ({done}) => done);
  const parts = [...counts].map(([done, all]) => `${all.length} ${done}`);
  if (failed > 0) parts.push(`${failed} failed`);
  return `${place}: ${parts.join(', ')}`;
}
