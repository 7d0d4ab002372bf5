import {DEFAULT_VERSION, refOf, withMetadata, withVersion} from '../domain/profile/profile.ts';
import {type Context, refuseFixed, type Status} from './program/context.ts';
import {parseNewName, readArgument, requireVersion} from './program/profile-argument.ts';
import {tellMade} from './program/tell-made.ts';

export interface CopyOptions {
  readonly json?: boolean;
}

/**
 * `strata clone P NAME[@VERSION]`: copies a version to another name. The copy's version is 1.0.0 unless given, as in
 * Palette (domain: 15).
 */
export async function clone(context: Context, from: string, to: string, options: CopyOptions): Promise<Status> {
  refuseFixed(context, 'cloning');
  const {name, version = DEFAULT_VERSION} = parseNewName(to);
  const {profile} = await readArgument(from, context);
  const copy = withVersion(withMetadata(profile, {name}), version);
  await context.profiles.save(copy, undefined);
  tellMade(context, refOf(copy), 'created', options);
  return 0;
}

/** `strata version P NEW`: makes a new version of the same profile. */
export async function newVersion(
  context: Context,
  from: string,
  version: string,
  options: CopyOptions,
): Promise<Status> {
  refuseFixed(context, 'making a version');
  requireVersion(version);
  const {profile} = await readArgument(from, context);
  const copy = withVersion(profile, version);
  await context.profiles.save(copy, undefined);
  tellMade(context, refOf(copy), 'created', options);
  return 0;
}
