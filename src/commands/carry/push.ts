import {isTag, tagOf} from '../registry/oci/reference.ts';
import {pushProfile} from '../registry/oci/profile-artifact.ts';
import {DraftStore} from '../storage/draft-store.ts';
import {type Profile, refOf, type ProfileRef} from '../domain/profile.ts';
import {type Address, type AddressOptions, openAddress, requireTag} from './artifact-address.ts';
import {type Context, refuseReadOnly, type Status, usage} from './context.ts';
import {tellErrors} from './export.ts';
import {packsForSecrets} from './packs-for-secrets.ts';
import {printExport} from './print-export.ts';
import {formatRef, readArgument} from './profile-argument.ts';

export interface PushOptions extends AddressOptions {
  readonly reveal?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What `strata push P ADDRESS --json` prints; keys may be added to it, never renamed or removed. */
export interface PushJson {
  readonly name: string;
  readonly version: string;
  /** `pushed`; `unchanged`: the same content was there already. */
  readonly done: string;
  /** Where it is now: what `strata pull` takes. */
  readonly address: string;
}

/**
 * `strata push P ADDRESS`: stores a version in an OCI registry or an image layout, as the document that `export` writes, secrets masked.
 * The tag is the version, where the address has none. A tag that stands for other content is never moved; a profile with errors is not
 * pushed but with `--force`; unsaved work stays here, and is told of.
 */
export async function push(context: Context, argument: string, to: string, options: PushOptions): Promise<Status> {
  const {out} = context;
  refuseReadOnly(context, 'pushing');
  const {profile, ref} = await readArgument(argument, context);
  const address = await openAddress(context, to, options);
  requireTagFor(address, profile);
  if (options.force !== true && (await tellErrors(context, profile, {done: 'pushed', does: 'pushes'}))) return 1;
  if (ref !== undefined) tellDraft(context, ref);
  const packOf = packsForSecrets(await context.registries());
  const {text, masked, notes} = await printExport(profile, 'json', packOf, options.reveal === true);
  for (const note of notes) out.warn(note);
  if (masked.length > 0) out.note(`masked (--reveal pushes them): ${masked.join(', ')}`);
  const {name, version} = refOf(profile);
  const {done, place} = await pushDocument(address, profile, text);
  if (options.json === true) out.json({name, version, done, address: place} satisfies PushJson);
  else out.text(`${done} ${name} ${version} ${done === 'pushed' ? 'to' : 'in'} ${place}\n`);
  return 0;
}

/**
 * Pushes a document of the profile, and gives where it is then. The full screen's ports and the command call it alike. Throws StrataError
 * `usage`, `push.taken`, and what the store throws.
 */
export async function pushDocument(
  address: Address,
  profile: Profile,
  document: string,
  signal?: AbortSignal,
): Promise<{readonly done: 'pushed' | 'unchanged'; readonly place: string}> {
  const {store, repository} = address;
  const tag = requireTagFor(address, profile);
  const {name, version} = refOf(profile);
  const description = profile.metadata.description ?? '';
  const done = await pushProfile(store, {repository, tag}, {name, version, description, document}, signal);
  return {done, place: repository === '' ? `${store.where}:${tag}` : `oci://${store.where}/${repository}:${tag}`};
}

/** The tag of the address, or after the version. Throws StrataError `usage`. */
function requireTagFor({reference}: Address, profile: Profile): string {
  const {version} = refOf(profile);
  const tag = requireTag(reference, tagOf(version));
  if (isTag(tag)) return tag;
  throw usage(`the version ${version} cannot be a tag`, 'Name one: oci://host/repository:tag.');
}

function tellDraft({home, out}: Context, ref: ProfileRef): void {
  const {drafts} = new DraftStore(home.workspace).list();
  const draft = drafts.find(one => one.ref.name === ref.name && one.ref.version === ref.version);
  if (draft === undefined) return;
  out.warn(
    `${formatRef(ref)} has unsaved changes (${draft.changes}), which are not pushed: save them in the app first`,
  );
}
