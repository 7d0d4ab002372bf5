import type {Profile} from '../../domain/profile/profile.ts';
import {writeOutside} from '../../storage/outside-file.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import {type Context, type Status, usage} from '../program/context.ts';
import {printProblem} from '../program/print-problem.ts';
import {readArgument} from '../program/profile-argument.ts';
import {findProblems} from '../validate.ts';
import {exportAll} from './export-all.ts';
import {type ExportFormat, formatFor, printExport} from './print-export.ts';

export interface ExportOptions {
  readonly format?: ExportFormat;
  readonly output?: string;
  readonly reveal?: boolean;
  readonly force?: boolean;
  readonly all?: boolean;
}

/**
 * `strata export P`: writes the document that Palette imports, or Terraform, to stdout or to a file; says on stderr
 * where it went and what was masked. The format follows the file's name, else it is JSON. A profile with errors is
 * exported only with `--force`: otherwise they are listed, and the status is 1. `--all` exports every version, each to
 * a file in the directory given with `-o`.
 */
export async function exportProfile(
  context: Context,
  argument: string | undefined,
  options: ExportOptions,
): Promise<Status> {
  const {output, format = formatFor(output), reveal = false, force = false, all = false} = options;
  if (all) {
    if (argument !== undefined) throw usage('--all exports every profile: leave the name out, or --all');
    if (output === undefined) throw usage('--all needs a directory', 'Name it: -o DIRECTORY.');
    return exportAll(context, output, {format: options.format ?? 'json', reveal, force});
  }
  if (argument === undefined) throw usage('which profile?', 'Name it, or export every one: --all -o DIRECTORY.');
  const {profile} = await readArgument(argument, context);
  if (!force && (await tellErrors(context, profile, EXPORTING))) return 1;
  const {text, masked, notes} = await printExport(profile, format, packsForSecrets(await context.registries()), reveal);
  for (const note of notes) context.out.warn(note);
  if (masked.length > 0) context.out.note(`masked (--reveal shows them): ${masked.join(', ')}`);
  if (output === undefined || output === '-') context.out.text(text);
  else context.out.note(`written to ${await writeOutside(output, text)}`);
  return 0;
}

/** How a verb that refuses profiles with errors names what it does. */
export interface LettingOut {
  readonly done: string;
  readonly does: string;
}

const EXPORTING: LettingOut = {done: 'exported', does: 'exports'};

/** Lists the errors on stderr, and says that nothing is done because of them. Returns whether there are any. */
export async function tellErrors(context: Context, profile: Profile, {done, does}: LettingOut): Promise<boolean> {
  const errors = (await findProblems(context, profile)).filter(({severity}) => severity === 'error');
  for (const problem of errors) context.out.note(printProblem(problem, profile));
  if (errors.length > 0) {
    context.out.note(
      `not ${done}: ${errors.length === 1 ? '1 error' : `${errors.length} errors`}; --force ${does} it all the same`,
    );
  }
  return errors.length > 0;
}
