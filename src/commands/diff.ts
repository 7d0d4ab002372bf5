import {diffProfiles} from '../domain/diff/profile-diff.ts';
import {diffToJson} from '../domain/diff/report/diff-json.ts';
import {formatMarkdown} from '../domain/diff/report/markdown.ts';
import {formatPatch} from '../domain/diff/report/patch.ts';
import {formatStat, formatText} from '../domain/diff/report/report.ts';
import {findSecrets} from './packs/mask-profile.ts';
import {packsForSecrets} from './packs/packs-for-secrets.ts';
import {type Context, type Status, usage} from './program/context.ts';
import {readArgument} from './program/profile-argument.ts';

export interface DiffOptions {
  readonly json?: boolean;
  readonly stat?: boolean;
  readonly unified?: boolean;
  readonly markdown?: boolean;
}

/**
 * `strata diff A B`: prints what changed from A to B, secrets masked; status 1 when they differ. A different name or
 * version alone is no difference.
 */
export async function diff(context: Context, a: string, b: string, options: DiffOptions): Promise<Status> {
  if (a === '-' && b === '-') throw usage('only one of the two can be read from standard input');
  const [before, after] = [(await readArgument(a, context)).profile, (await readArgument(b, context)).profile];
  const {secretsOf, troubles} = await findSecrets([before, after], packsForSecrets(await context.registries()));
  for (const trouble of troubles) context.out.warn(trouble);
  const found = diffProfiles(before, after, {secretsOf});
  if (options.json === true) context.out.json(diffToJson(found));
  else if (options.stat === true) context.out.text(formatStat(found));
  else if (options.markdown === true) context.out.text(formatMarkdown(found));
  else context.out.lines(options.unified === true ? formatPatch(found) : formatText(found), colourOf);
  return found.same ? 0 : 1;
}

/** Signs come after any indentation. A line's colour only repeats what its sign says. */
function colourOf(line: string): 'green' | 'red' | 'cyan' | undefined {
  const sign = line.trimStart()[0];
  if (sign === '+') return 'green';
  if (sign === '-') return 'red';
  return line.trimStart().startsWith('@@') ? 'cyan' : undefined;
}
