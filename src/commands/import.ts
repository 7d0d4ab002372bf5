import {layersOf, type Profile} from '../domain/profile.ts';
import {isDirectory} from '../storage/find-documents.ts';
import {type Context, refuseReadOnly, type Status, usage} from './context.ts';
import {readDocumentFile} from './document-file.ts';
import {importAll} from './import-all.ts';
import {openImporter} from './import-one.ts';
import {parseNewName} from './profile-argument.ts';
import {type MadeJson, tellMade} from './tell-made.ts';

export interface ImportOptions {
  readonly as?: string;
  readonly registry?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What `strata import FILE --json` prints; keys may be added to it, never renamed or removed. */
export interface ImportJson extends MadeJson {
  /** What the import means here: where its packs are, what is to be filled in. */
  readonly plan: readonly {
    readonly about: string;
    readonly todo: boolean;
    readonly text: string;
    readonly hint: string | null;
  }[];
}

/**
 * `strata import FILE`: takes an exported document into the workspace as one version, and says what is missing here or to be filled
 * in; never over a version that is there. A directory's documents are taken in one after another.
 */
export async function importProfile(context: Context, path: string, options: ImportOptions): Promise<Status> {
  const {out, io} = context;
  const isDryRun = options.dryRun === true;
  if (!isDryRun) refuseReadOnly(context, 'importing');
  const as = options.as === undefined ? {} : named(parseNewName(options.as));
  const registries = parseMoves(options.registry ?? []);
  if (path !== '-' && (await isDirectory(path))) {
    if (options.as !== undefined) throw usage(`--as names one profile, and ${path} is a directory`);
    return importAll(context, path, {registries}, options);
  }
  const document = await readDocumentFile(path, io.stdin);
  warnOfMoves(context, document, registries);
  const importOne = await openImporter(context, {as, registries}, isDryRun);
  const {ref, done, lines} = await importOne(document, path);
  for (const {tone, text, hint} of lines) {
    if (tone === 'todo') out.warn(hint === undefined ? text : `${text}: ${hint}`);
    else if (tone === 'note' || isDryRun) out.note(text);
  }
  if (options.json === true) {
    const plan = lines.map(({about, tone, text, hint = null}) => ({about, todo: tone === 'todo', text, hint}));
    out.json({...ref, done, plan} satisfies ImportJson);
  } else tellMade(context, ref, done, {});
  return 0;
}

/** `FROM=TO`, each once; a name may hold an equals sign after the first. */
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
