import {type Profile, refOf, type ProfileRef} from '../../domain/profile/profile.ts';
import {pushProfile} from '../../registry/oci/profile-artifact.ts';
import {isTag, tagOf} from '../../registry/oci/reference.ts';
import {DraftStore} from '../../storage/drafts/draft-store.ts';
import {tellErrors} from '../export/export.ts';
import {printExport} from '../export/print-export.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import {type Context, refuseReadOnly, type Status, usage} from '../program/context.ts';
import {formatRef, readArgument} from '../program/profile-argument.ts';
import {type Address, type AddressOptions, openAddress, requireTag} from './artifact-address.ts';

export interface PushOptions extends AddressOptions {
  readonly reveal?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What `strata push P ADDRESS --json` prints. */
export interface PushJson {
  readonly name: string;
  readonly version: string;
  /** `pushed`, or `unchanged` when the same content was there already. */
  readonly done: string;
  /** Where it is now: what `strata pull` takes. */
  readonly address: string;
}

/**
 * `strata push P ADDRESS`: stores a version in an OCI registry or an image layout, as the document that `export`
 * writes, secrets masked. Without a tag in the address, the tag is the version. A tag that holds different content is
 * never moved. A profile with errors is pushed only with `--force`. Unsaved work is not pushed, and that is said.
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
 * Pushes a document of the profile, and returns where it is. The full screen and the command both use it. Throws
 * StrataError `usage`, `push.taken`, and what the store throws.
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
