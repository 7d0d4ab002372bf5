import type {Profile} from '../domain/profile/profile.ts';
import {exportDocument} from '../formats/palette-document.ts';
import {printDocument} from './export/print-export.ts';
import {maskProfile} from './packs/mask-profile.ts';
import {packsForSecrets} from './packs/packs-for-secrets.ts';
import type {Context, Status} from './program/context.ts';
import {readArgument} from './program/profile-argument.ts';

export interface ShowOptions {
  readonly json?: boolean;
  readonly reveal?: boolean;
}

/**
 * `strata show P`: prints the document as Palette knows it, as YAML or JSON, without anything that strata itself adds
 * to it.
 */
export async function show(context: Context, argument: string, options: ShowOptions): Promise<Status> {
  const {profile} = await readArgument(argument, context);
  const shown = options.reveal === true ? profile : await maskFor(context, profile);
  if (options.json === true) context.out.json(exportDocument(shown));
  else context.out.text(printDocument(shown, 'yaml'));
  return 0;
}

/** The profile with its secrets masked; says on stderr what was masked. */
export async function maskFor({out, registries}: Context, profile: Profile): Promise<Profile> {
  const {profile: shown, masked, troubles} = await maskProfile(profile, packsForSecrets(await registries()));
  for (const trouble of troubles) out.warn(trouble);
  if (masked.length > 0) out.note(`masked (--reveal shows them): ${masked.join(', ')}`);
  return shown;
}
