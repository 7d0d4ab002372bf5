import {resolve} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {describeSide, type MergePart} from '../../domain/import/merge-part.ts';
import {layersOf, type Profile} from '../../domain/profile/profile.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import {isDirectory} from '../../storage/find-documents.ts';
import {type Context, refuseFixed, type Status, usage} from '../program/context.ts';
import {parseNewName} from '../program/profile-argument.ts';
import {type MadeJson, tellMade} from '../program/tell-made.ts';
import {tellTrouble} from '../program/tell-trouble.ts';
import {bundleDocuments, isBundle} from './bundle-documents.ts';
import {readDocumentFile} from './document-file.ts';
import {directoryDocuments, importAll, type ImportAllOptions} from './import-all.ts';
import {openImporter, type Source} from './import-one.ts';

export interface ImportOptions extends ImportAllOptions {
  readonly as?: string;
  readonly registry?: readonly string[];
}

/** What `strata import FILE --json` prints. */
export interface ImportJson extends MadeJson {
  /** What the import means here: where its packs are, what has to be filled in. */
  readonly plan: readonly {
    readonly about: string;
    readonly todo: boolean;
    readonly text: string;
    readonly hint: string | null;
  }[];
  /** Present after a merge: every place where the two differ, and whose value it has now. */
  readonly merge?: {
    readonly base: string | null;
    readonly parts: readonly {
      readonly title: string;
      readonly changedBy: string;
      readonly taken: string;
      readonly here: string;
      readonly file: string;
    }[];
  };
}

/**
 * `strata import FILE`: imports an exported document as one version, and says what is missing here or has to be filled
 * in. An existing version is never overwritten; with `--merge` the two are merged place by place, with status 1 when
 * that leaves something to decide. The documents of a directory are imported one after another.
 */
export async function importProfile(context: Context, path: string, options: ImportOptions): Promise<Status> {
  if (options.dryRun !== true) refuseFixed(context, 'importing');
  if (path !== '-' && (await isDirectory(path))) {
    if (options.as !== undefined) throw usage(`--as names one profile, and ${path} is a directory`);
    const documents = await directoryDocuments(path, context.home.cache);
    return importAll(context, {place: path, documents}, {registries: parseMoves(options.registry ?? [])}, options);
  }
  if (await isBundle(path)) return importBundle(context, path, options);
  return importDocument(
    context,
    await readDocumentFile(path, {cache: context.home.cache, stdin: context.io.stdin}),
    {source: path, isFile: true},
    options,
  );
}

/** Imports the profiles of a bundle. Its packs are used in place, once the bundle is among the registries. */
async function importBundle(context: Context, path: string, options: ImportOptions): Promise<Status> {
  const documents = await bundleDocuments(path, context.home.cache);
  if (options.as !== undefined && documents.length > 1)
    throw usage(`--as names one profile, and ${path} holds several`);
  const as = options.as === undefined ? {} : {as: named(parseNewName(options.as))};
  const adoption = {...as, registries: parseMoves(options.registry ?? [])};
  const {registries} = await context.settings();
  // Before the warnings of packs that are missing, which it mends.
  if (!registries.some(one => one.path === resolve(path))) {
    context.out.note(
      `${path} holds packs too, which are used once it is a registry: strata registry add ${shellWord(path)}`,
    );
  }
  return importAll(context, {place: path, documents}, adoption, options);
}

/** Imports one document, wherever it came from. Throws StrataError `profile.exists`, `usage`. */
export async function importDocument(
  context: Context,
  document: Profile,
  from: Source,
  options: ImportOptions,
): Promise<Status> {
  const {out} = context;
  const isDryRun = options.dryRun === true;
  const as = options.as === undefined ? {} : named(parseNewName(options.as));
  const registries = parseMoves(options.registry ?? []);
  warnOfMoves(context, document, registries);
  const importOne = await openImporter(context, {as, registries}, {isDryRun, merge: options.merge});
  const result = await importOne(document, from).catch((error: unknown) => tellOpen(context, error));
  if (result === undefined) return 1;
  const {ref, done, lines, merge} = result;
  for (const {tone, text, hint} of lines) {
    if (tone === 'todo') out.warn(hint === undefined ? text : `${text}: ${hint}`);
    else if (tone === 'note' || isDryRun) out.note(text);
  }
  if (options.json === true) {
    const plan = lines.map(({about, tone, text, hint = null}) => ({about, todo: tone === 'todo', text, hint}));
    out.json({...ref, done, plan, ...(merge === undefined ? {} : {merge: mergeJson(merge)})} satisfies ImportJson);
  } else tellMade(context, ref, done, {});
  return 0;
}

/** Something left for the user to decide is an answer, not trouble. */
function tellOpen({io}: Context, error: unknown): undefined {
  if (!(error instanceof StrataError) || error.code !== 'merge.open') throw error;
  tellTrouble(io.stderr, error);
  return undefined;
}

function mergeJson({
  base = null,
  parts,
}: {
  readonly base: string | null | undefined;
  readonly parts: readonly MergePart[];
}) {
  return {
    base,
    parts: parts.map(part => ({
      title: part.title,
      changedBy: part.changedBy,
      taken: part.taken,
      here: describeSide(part, 'here'),
      file: describeSide(part, 'file'),
    })),
  };
}

/** Parses `FROM=TO`; the part after the first equals sign may hold more of them. */
function parseMoves(moves: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    moves.map(move => {
      const at = move.indexOf('=');
      const [from, to] = [move.slice(0, at).trim(), move.slice(at + 1).trim()];
      if (at < 0 || from === '' || to === '') {
        throw usage(`--registry ${move} is not FROM=TO`, 'Name the registry in the file, and the one in its place.');
      }
      return [from, to];
    }),
  );
}

function warnOfMoves({out}: Context, document: Profile, registries: ReadonlyMap<string, string>): void {
  const known = new Set(
    layersOf(document).flatMap(({registry}) => [registry?.metadata?.name ?? '', registry?.metadata?.uid ?? '']),
  );
  for (const from of registries.keys()) {
    if (!known.has(from)) out.warn(`no layer is of the registry ${from}; there are ${listed(document)}`);
  }
}

function listed(document: Profile): string {
  const names = new Set(layersOf(document).flatMap(({registry}) => registry?.metadata?.name ?? []));
  return names.size === 0 ? 'none' : [...names].join(', ');
}

function named({name, version}: {name: string; version: string | undefined}) {
  return version === undefined ? {name} : {name, version};
}
