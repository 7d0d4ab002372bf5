import {layerTexts} from '../domain/layer/layer-texts.ts';
import {layersOf, type Profile, variablesOf} from '../domain/profile/profile.ts';
import {MASK} from '../domain/secret/secrets.ts';
import {countProblems} from '../domain/validate/validate-profile.ts';
import {type Resolved, resolveValues} from '../domain/variable/resolve.ts';
import {type FindPack, openPackReader} from './packs/packs-of-profile.ts';
import {type Context, type Status, usage} from './program/context.ts';
import {describeProblem, printProblem, type ProblemJson} from './program/print-problem.ts';
import {readArgument} from './program/profile-argument.ts';
import {maskFor} from './show.ts';

export interface ResolveOptions {
  readonly var?: readonly string[];
  readonly json?: boolean;
  readonly reveal?: boolean;
}

/** What `strata resolve --json` prints. */
export interface ResolveJson {
  readonly layers: readonly {
    readonly name: string;
    readonly values: string;
    readonly manifests: readonly {readonly name: string; readonly content: string}[];
  }[];
  readonly problems: readonly ProblemJson[];
}

/**
 * `strata resolve P --var k=v`: prints values and manifests with variables filled in, secrets masked. Status 1 when a
 * given value is not allowed, or a variable has none: then the texts are not what a cluster would get.
 */
export async function resolve(context: Context, argument: string, options: ResolveOptions): Promise<Status> {
  const {out} = context;
  const given = parseGiven(options.var ?? []);
  const {profile} = await readArgument(argument, context);
  const packOf = await (await openPackReader(context)).packsOf(profile);
  const {problems, layers} = resolveValues(profile, given, packOf);
  const shown = options.reveal === true ? layers : await resolveMasked(context, profile, given, packOf);
  if (options.json === true) {
    const told = shown.map(({name, values, manifests}) => ({
      name,
      values,
      manifests: manifests.map(manifest => ({name: manifest.name, content: manifest.content})),
    }));
    out.json({
      layers: told,
      problems: problems.map(problem => describeProblem(problem, profile)),
    } satisfies ResolveJson);
  } else {
    const texts = shown.flatMap(({name, values, manifests}) => [...layerTexts(name, values, manifests)]);
    out.text(texts.join('---\n'));
    for (const problem of problems) out.note(printProblem(problem, profile));
  }
  return countProblems(problems).error > 0 ? 1 : 0;
}

/** Given values are checked as they are, but shown as masks when their variable is sensitive. */
async function resolveMasked(
  context: Context,
  profile: Profile,
  given: Readonly<Record<string, string>>,
  packOf: FindPack,
): Promise<Resolved['layers']> {
  const masks = variablesOf(profile).flatMap(({name, isSensitive}) =>
    isSensitive === true && name in given ? [[name, MASK] as const] : [],
  );
  const masked = await maskFor(context, profile);
  // Masking makes new layer objects, and keeps their order.
  const packs = new Map(layersOf(masked).map((layer, at) => [layer, packOf(layersOf(profile)[at] ?? layer)]));
  return resolveValues(masked, {...given, ...Object.fromEntries(masks)}, layer => packs.get(layer)).layers;
}

/** Parses `k=v` as Palette's forms would take it; the value may contain `=`. */
function parseGiven(pairs: readonly string[]): Readonly<Record<string, string>> {
  const given = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw usage(`--var ${pair} gives no value`, 'Write --var NAME=VALUE.');
    given.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return Object.fromEntries(given);
}
