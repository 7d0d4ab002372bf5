import {maskedVariables} from '../domain/secrets.ts';
import {StrataError} from '../domain/error.ts';
import {layersOf, type Profile, refOf} from '../domain/profile.ts';
import {whyNotVersion} from '../domain/profile-version.ts';
import {type Context, refuseReadOnly, type Status, usage} from './context.ts';
import {adoptProfile, readDocumentFile} from './document-file.ts';
import {parseNewName} from './profile-argument.ts';
import {tellMade} from './tell-made.ts';

export interface ImportOptions {
  readonly as?: string;
  readonly registry?: readonly string[];
  readonly json?: boolean;
}

/** `strata import FILE`: takes an exported document into the workspace as one version; never over one that is there. */
export async function importProfile(context: Context, path: string, options: ImportOptions): Promise<Status> {
  refuseReadOnly(context, 'importing');
  const as = options.as === undefined ? {} : named(parseNewName(options.as));
  const registries = parseMoves(options.registry ?? []);
  const document = await readDocumentFile(path, context.io.stdin);
  warnOfMoves(context, document, registries);
  const profile = adoptProfile(document, {as, registries});
  await context.profiles.save(profile, undefined).catch((error: unknown) => {
    if (!(error instanceof StrataError) || error.code !== 'profile.exists') throw error;
    throw new StrataError(error.code, error.message, {
      hint: 'Nothing was changed. Import it under another name or version: --as NAME[@VERSION].',
      cause: error,
    });
  });
  const {version} = refOf(profile);
  if (whyNotVersion(version) !== undefined) {
    context.out.warn(`version ${version} is kept as it is, and newer Palettes take strict semver only (1.2.3)`);
  }
  const masked = maskedVariables(profile).map(({name}) => name);
  if (masked.length > 0) context.out.warn(`came masked, to be filled in again: ${masked.join(', ')}`);
  tellMade(context, refOf(profile), 'imported', options);
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
