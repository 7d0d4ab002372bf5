import {StrataError} from '../../domain/error.ts';
import type {ProfileList} from '../../domain/profile/profile-summary.ts';
import {compareProfileVersions, whyNotVersion} from '../../domain/profile/profile-version.ts';
import type {Profile, ProfileRef} from '../../domain/profile/profile.ts';
import {nearest} from '../../domain/text/nearest.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import type {Profiles, StoredProfile} from '../../storage/profiles/profiles.ts';
import {isThere, readDocumentFile} from '../import/document-file.ts';
import {type Context, usage} from './context.ts';

/** A profile named on the command line. */
export interface NamedProfile {
  readonly profile: Profile;
  /** Where it is stored; undefined when it came from a file. */
  readonly ref: ProfileRef | undefined;
}

/**
 * Reads a profile: `NAME` is its highest version, `NAME@VERSION` that version, and anything else the path of an
 * exported file, JSON or YAML, or `-` for stdin. A name in the workspace comes before a file of that name; a path that
 * begins with `/`, `../` or `../../` is never a name. Throws `profile.missing`, saying what there is, and whatever
 * reading and parsing throw.
 */
export async function readArgument(argument: string, {profiles, io, home}: Context): Promise<NamedProfile> {
  const isPath = argument === '-' || /^\.{0,2}\//.test(argument);
  const list = isPath ? undefined : await profiles.list();
  const ref = list === undefined ? undefined : findRef(argument, list);
  if (ref !== undefined) return {profile: (await profiles.read(ref)).profile, ref};
  if (list === undefined || (await isThere(argument))) {
    return {profile: await readDocumentFile(argument, {cache: home.cache, stdin: io.stdin}), ref: undefined};
  }
  throw missing(argument, list, looksLikeFile(argument));
}

/**
 * Finds the stored version that is named, for a verb that changes it. Throws `profile.missing`, or `usage` for a path.
 */
export async function findStored(argument: string, profiles: Profiles): Promise<ProfileRef> {
  const list = await profiles.list();
  const ref = findRef(argument, list);
  if (ref !== undefined) return ref;
  const isFile = await isThere(argument);
  if (!isFile) throw missing(argument, list, false);
  throw usage(
    `${argument} is a file, not a profile of the workspace`,
    `Import it first: strata import ${shellWord(argument)}`,
  );
}

export async function readStored(
  argument: string,
  profiles: Profiles,
): Promise<StoredProfile & {readonly ref: ProfileRef}> {
  const ref = await findStored(argument, profiles);
  return {...(await profiles.read(ref)), ref};
}

/** `NAME` or `NAME@VERSION` of something new. Throws `usage` for an empty name or a version that is not strict semver. */
export function parseNewName(argument: string): {readonly name: string; readonly version: string | undefined} {
  const at = argument.lastIndexOf('@');
  const name = (at < 0 ? argument : argument.slice(0, at)).trim();
  const version = at < 0 ? undefined : argument.slice(at + 1);
  if (name === '') throw usage('a profile needs a name', 'Write NAME or NAME@VERSION.');
  requireVersion(version);
  return {name, version};
}

/** Throws `usage` for a version that is not strict semver: Palette accepts no others (domain: 10). */
export function requireVersion(version: string | undefined): void {
  const why = version === undefined ? undefined : whyNotVersion(version);
  if (why !== undefined) throw usage(why, 'Palette takes strict semver only.');
}

export function formatRef({name, version}: ProfileRef): string {
  return `${name}@${version}`;
}

/**
 * A name may contain an @, so the whole text is tried first. A file that cannot be read counts too, so that its trouble
 * is reported.
 */
function findRef(argument: string, list: ProfileList): ProfileRef | undefined {
  const [highest] = versionsOf(argument, list);
  if (highest !== undefined) return {name: argument, version: highest};
  const at = argument.lastIndexOf('@');
  const [name, version] = [argument.slice(0, at), argument.slice(at + 1)];
  return at > 0 && versionsOf(name, list).includes(version) ? {name, version} : undefined;
}

/** Highest first. */
function versionsOf(name: string, {profiles, broken}: ProfileList): readonly string[] {
  const readable = profiles.find(profile => profile.name === name)?.versions.map(({version}) => version) ?? [];
  const unreadable = broken.flatMap(({ref}) => (ref?.name === name ? [ref.version] : []));
  return [...readable, ...unreadable].sort((a, b) => compareProfileVersions(b, a));
}

function looksLikeFile(argument: string): boolean {
  return /[/\\]|\.(?:json|ya?ml)$/i.test(argument);
}

function missing(argument: string, list: ProfileList, isFile: boolean): StrataError {
  const at = argument.lastIndexOf('@');
  const name = argument.slice(0, at);
  const versions = at > 0 ? versionsOf(name, list) : [];
  if (versions.length > 0) {
    const shown = versions.slice(0, 8).join(', ') + (versions.length > 8 ? `, ${versions.length - 8} more` : '');
    return new StrataError('profile.missing', `${name} has no version ${argument.slice(at + 1)}; it has ${shown}`, {
      hint: `\`strata list\` shows all; a deleted version comes back with \`strata restore\`.`,
    });
  }
  const near = nearest(
    at > 0 ? name : argument,
    list.profiles.map(profile => profile.name),
  );
  return new StrataError(
    'profile.missing',
    isFile
      ? `there is neither a file nor a profile ${argument}`
      : `there is no profile ${at > 0 ? name : argument}, and no file of that name`,
    {hint: near === undefined ? '`strata list` shows what there is.' : `Did you mean ${near}?`},
  );
}
