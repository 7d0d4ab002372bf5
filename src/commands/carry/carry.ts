import {resolve} from 'node:path';
import {type Profile, refOf} from '../../domain/profile/profile.ts';
import {writeProfileFile} from '../../formats/profile-file.ts';
import {type Context, type Status, usage} from '../program/context.ts';
import {formatRef, readArgument} from '../program/profile-argument.ts';
import {openProgress} from '../program/progress.ts';
import {carryProfiles, type Missing, planCarry, refuseOwnBundle, secretsCarried} from './carry-profiles.ts';

export interface CarryOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** What `strata carry --json` prints. */
export interface CarryJson {
  readonly file: string;
  readonly profiles: readonly {readonly name: string; readonly version: string}[];
  readonly packs: readonly {readonly name: string; readonly version: string; readonly registry: string}[];
  /** What the profiles need and the bundle lacks. */
  readonly missing: readonly Missing[];
}

/**
 * `strata carry P... -o FILE`: writes profiles, with every pack and chart they need, into one bundle. The bundle is a
 * workspace that is read in place (`--dir FILE`); `strata import` takes its profiles out, and `strata registry add`
 * uses its packs. Registries on the network are asked. What cannot be carried is named, stops nothing else, and makes
 * the status 1.
 */
export async function carry(context: Context, named: readonly string[], options: CarryOptions): Promise<Status> {
  const {out} = context;
  const profiles = await readAll(context, named);
  const registries = await context.registries();
  const plan = planCarry(profiles, await registries.rescan());
  for (const {profile, secrets} of await secretsCarried(profiles, registries)) {
    out.warn(`${profile} is carried with its secrets: ${secrets.join(', ')}`);
  }
  const file = resolve(options.output);
  await refuseOwnBundle(file, context.home);
  const progress = openProgress(context.io, plan.needed.length);
  const onPack = ({name, version}: {readonly name: string; readonly version: string}) =>
    progress.step(`${name} ${version}`);
  const {packs, missing} = await carryProfiles(file, plan, registries, {onPack}).finally(() => progress.clear());
  for (const {profile, layer, reason} of missing) out.warn(`${profile}: ${layer} is not carried: ${reason}`);
  if (options.json === true) {
    const carried = packs.map(({name, version, registry}) => ({name, version, registry}));
    out.json({file, profiles: profiles.map(refOf), packs: carried, missing} satisfies CarryJson);
  } else out.text(`${told(profiles.length, 'profile')} and ${told(packs.length, 'pack')} in ${file}\n`);
  return missing.length === 0 ? 0 : 1;
}

/** Each once, in the order in which they were named. */
async function readAll(context: Context, named: readonly string[]): Promise<readonly Profile[]> {
  const profiles = new Map<string, Profile>();
  for (const argument of named) {
    const {profile} = await readArgument(argument, context);
    const ref = formatRef(refOf(profile));
    const other = profiles.get(ref);
    if (other !== undefined && writeProfileFile(other) !== writeProfileFile(profile)) {
      throw usage(`${argument} is ${ref} too, and another`, 'A bundle holds each version once.');
    }
    profiles.set(ref, profile);
  }
  return [...profiles.values()];
}

function told(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
