import type {Catalog} from '../domain/catalog.ts';
import {type Layer, layerId} from '../domain/layer.ts';
import type {Pack} from '../domain/pack.ts';
import type {Problem, Severity} from '../domain/problem.ts';
import {layersOf, type Profile} from '../domain/profile.ts';
import {countProblems, validateProfile} from '../domain/validate/validate-profile.ts';
import {StrataError} from '../domain/error.ts';
import {summaryOfLayer} from './pack-of-layer.ts';
import type {Context, Status} from './context.ts';
import {readArgument} from './profile-argument.ts';

export interface ValidateOptions {
  readonly json?: boolean;
}

/** What `strata validate --json` prints; keys may be added to it, never renamed or removed. */
export interface ValidateJson {
  /** No errors; warnings and notes may be there. */
  readonly valid: boolean;
  readonly problems: readonly ProblemJson[];
}

interface ProblemJson {
  readonly severity: Severity;
  readonly code: string;
  /** The layer's name and its place in the stack, from 1; null when it is about the profile itself. */
  readonly layer: string | null;
  readonly place: number | null;
  /** The manifest that it is in; null when it is in the values, or in no text. */
  readonly manifest: string | null;
  readonly path: string | null;
  /** Counted from 1, in the layer's values or in the manifest. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly hint: string | null;
}

/** `strata validate P`: every check, with the packs as they are now; 1 where there is an error. */
export async function validate(context: Context, argument: string, options: ValidateOptions): Promise<Status> {
  const {profile} = await readArgument(argument, context);
  const problems = await findProblems(context, profile);
  const counts = countProblems(problems);
  const status = counts.error > 0 ? 1 : 0;
  if (options.json === true) {
    const told = problems.map(problem => describe(problem, profile));
    context.out.json({valid: status === 0, problems: told} satisfies ValidateJson);
    return status;
  }
  for (const problem of problems) context.out.text(`${printProblem(problem, profile)}\n`);
  const sum = Object.entries(counts).map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  context.out.note(problems.length === 0 ? 'no problems' : sum.join(', '));
  return status;
}

/** The problems of a profile by every rule, with what the registries hold now. */
export async function findProblems(context: Context, profile: Profile): Promise<readonly Problem[]> {
  return (await openValidator(context))(profile);
}

/** Finds the problems of any number of profiles; the registries are looked at once. */
export async function openValidator({
  registries,
  out,
}: Pick<Context, 'registries' | 'out'>): Promise<(profile: Profile) => Promise<readonly Problem[]>> {
  const {rescan, readPack} = await registries();
  const catalog: Catalog = await rescan();
  return async profile => {
    const packs = new Map<Layer, Pack>();
    for (const layer of layersOf(profile)) {
      const summary = summaryOfLayer(catalog, layer);
      if (summary === undefined) continue;
      try {
        packs.set(layer, await readPack(summary));
      } catch (error) {
        if (!(error instanceof StrataError)) throw error;
        out.warn(`${layer.name} is checked without its pack: ${error.message}`);
      }
    }
    return validateProfile(profile, {catalog, packOf: layer => packs.get(layer)});
  };
}

function describe(problem: Problem, profile: Profile): ProblemJson {
  const {severity, code, message, hint = null, manifest = null, path = null, line = null, column = null} = problem;
  const place = layersOf(profile).findIndex(layer => layerId(layer) === problem.layer);
  const layer = layersOf(profile)[place]?.name ?? null;
  return {severity, code, layer, place: place < 0 ? null : place + 1, manifest, path, line, column, message, hint};
}

/** `error    k8s line 12: message (code)`, and below it what to do. */
export function printProblem(problem: Problem, profile: Profile): string {
  const {severity, code, layer, manifest, line, message, hint} = describe(problem, profile);
  const text = manifest === null ? layer : `${layer ?? ''}/${manifest}`;
  const where = [text, line === null ? null : `line ${line}`].filter(part => part !== null).join(' ');
  const head = `${severity.padEnd(7)}  ${where === '' ? '' : `${where}: `}${message}  (${code})`;
  return hint === null ? head : `${head}\n         ${hint}`;
}
