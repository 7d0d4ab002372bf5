import {confirm} from './program/confirm.ts';
import {type Context, refuseFixed, type Status, usage} from './program/context.ts';
import {findStored} from './program/profile-argument.ts';
import {tellMade} from './program/tell-made.ts';

export interface DeleteOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * `strata delete P`: moves one version to the trash; a name alone means its highest version here too. Asks first; where
 * nobody can be asked, `--yes` is required. Status 1 when the answer was no.
 */
export async function deleteProfile(context: Context, argument: string, options: DeleteOptions): Promise<Status> {
  refuseFixed(context, 'deleting');
  const ref = await findStored(argument, context.profiles);
  if (options.yes !== true) {
    if (context.io.ask === undefined) {
      throw usage(`deleting ${ref.name} ${ref.version} has to be confirmed, and there is no terminal`, 'Add --yes.');
    }
    if (!(await confirm(context.io, `Move ${ref.name} ${ref.version} to the trash?`))) {
      context.out.note('nothing was deleted');
      return 1;
    }
  }
  await context.profiles.remove([ref]);
  tellMade(context, ref, 'deleted', options);
  return 0;
}
