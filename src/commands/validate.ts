import {StrataError} from '../domain/error.ts';
import type {Problem} from '../domain/problem.ts';
import type {Profile} from '../domain/profile/profile.ts';
import {countProblems, validateProfile} from '../domain/validate/validate-profile.ts';
import {openPackReader} from './packs/packs-of-profile.ts';
import {type Context, type Status, usage} from './program/context.ts';
import {describeProblem, printProblem, type ProblemJson} from './program/print-problem.ts';
import {readArgument} from './program/profile-argument.ts';

export interface ValidateOptions {
  readonly json?: boolean;
}

/** What `strata validate --json` prints. */
export interface ValidateJson {
  /** True when all profiles were read and have no errors; warnings and notes do not count. */
  readonly valid: boolean;
  /** The problems of all profiles, in the order in which they were named. */
  readonly problems: readonly (ProblemJson & {
    /** The profile as it was named. */
    readonly profile: string;
  })[];
  /** Profiles that could not be checked, and why. */
  readonly troubles: readonly {readonly profile: string; readonly message: string; readonly hint: string | null}[];
}

/**
 * `strata validate P...`: runs every check, with the packs as they are now; status 1 when there is an error. A profile
 * that cannot be read does not stop the others: with several, `validate.unread` is thrown at the end.
 */
export async function validate(context: Context, args: readonly string[], options: ValidateOptions): Promise<Status> {
  const {out} = context;
  if (args.filter(argument => argument === '-').length > 1) throw usage('only one can be read from standard input');
  const answers = await checkAll(context, args);
  const troubles = answers.flatMap(({argument, trouble}) => (trouble === undefined ? [] : [{argument, trouble}]));
  const [first] = troubles;
  if (first !== undefined && args.length === 1) throw first.trouble;
  const status = answers.some(({problems}) => countProblems(problems).error > 0) ? 1 : 0;
  if (options.json === true) out.json(toJson(answers, status === 0 && first === undefined));
  else for (const answer of answers) print(context, answer, args.length > 1);
  if (first === undefined) return status;
  throw new StrataError('validate.unread', `${troubles.length} of ${args.length} could not be checked`, {
    hint: troubles.map(({argument}) => argument).join(', '),
    cause: first.trouble,
  });
}

/** The problems of a profile, with what the registries hold now. */
export async function findProblems(context: Context, profile: Profile): Promise<readonly Problem[]> {
  return (await openValidator(context))(profile);
}

/** Finds the problems of any number of profiles; the registries are read once. */
export async function openValidator(
  context: Pick<Context, 'registries' | 'out'>,
): Promise<(profile: Profile) => Promise<readonly Problem[]>> {
  const {catalog, packsOf} = await openPackReader(context);
  return async profile => validateProfile(profile, {catalog, packOf: await packsOf(profile)});
}

interface Answer {
  readonly argument: string;
  /** Undefined when it could not be read. */
  readonly profile: Profile | undefined;
  readonly problems: readonly Problem[];
  readonly trouble: StrataError | undefined;
}

async function checkAll(context: Context, args: readonly string[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const check = await openValidator(context);
  for (const argument of args) {
    try {
      const {profile} = await readArgument(argument, context);
      answers.push({argument, profile, problems: await check(profile), trouble: undefined});
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      answers.push({argument, profile: undefined, problems: [], trouble: error});
    }
  }
  return answers;
}

function toJson(answers: readonly Answer[], valid: boolean): ValidateJson {
  return {
    valid,
    problems: answers.flatMap(({argument, profile, problems}) =>
      profile === undefined ? [] : problems.map(one => ({profile: argument, ...describeProblem(one, profile)})),
    ),
    troubles: answers.flatMap(({argument, trouble}) =>
      trouble === undefined ? [] : [{profile: argument, message: trouble.message, hint: trouble.hint ?? null}],
    ),
  };
}

/** With several profiles, each problem begins with its profile's name. */
function print({out}: Context, {argument, profile, problems, trouble}: Answer, isOfSeveral: boolean): void {
  if (trouble !== undefined) out.warn(`${argument}: ${trouble.message}`);
  if (profile === undefined) return;
  if (isOfSeveral && problems.length > 0) out.text(`${argument}\n`);
  for (const problem of problems) out.text(`${printProblem(problem, profile)}\n`);
  const sum = Object.entries(countProblems(problems)).map(([severity, n]) => `${n} ${severity}${n === 1 ? '' : 's'}`);
  out.note(`${isOfSeveral ? `${argument}: ` : ''}${problems.length === 0 ? 'no problems' : sum.join(', ')}`);
}
