import {StrataError} from '../../domain/error.ts';
import type {Catalog, RegistryStatus} from '../../domain/pack/catalog.ts';
import type {RegistryKind} from '../../domain/pack/registry-setting.ts';
import {isLive, type NewRegistry, placeOf, type RegistryProvider} from '../../domain/pack/registry-setting.ts';
import {localTime} from '../../domain/text/local-time.ts';
import {openRegistries} from '../../registry/registries.ts';
import {forgetCredential, keepCredential} from '../../storage/settings/credentials.ts';
import {warnOfBroken} from '../packs/warn-of-broken.ts';
import {type Context, refuseReadOnly, type Status, usage} from '../program/context.ts';
import {openStatus} from '../program/progress.ts';
import {addRegistry, findRegistry, moveRegistry, removeRegistry} from './registry-settings.ts';

export interface RegistryOptions {
  readonly json?: boolean;
}

/** What `strata registry list --json`, `read --json` and `check --json` print. */
export interface RegistriesJson {
  /** In the order in which packs are looked for. */
  readonly registries: readonly {
    readonly name: string;
    readonly kind: RegistryKind;
    /** `pack`, `helm` or `zarf`: what an OCI registry holds. */
    readonly provider: RegistryProvider;
    /** A path or an address; empty for the built-in one. */
    readonly path: string;
    /** Pack versions that can be used, and places with broken ones. */
    readonly packs: number;
    readonly broken: number;
    /** The uids of Palette's registries that it stands for. */
    readonly uids: readonly string[];
    /** When it was last read, ISO 8601; null for one on the network that was never read, or that cannot be listed. */
    readonly readAt: string | null;
    /** Why it could not be read; null when it was. */
    readonly failure: string | null;
  }[];
}

/** What the other `strata registry` commands print with `--json`. */
export interface RegistryDoneJson {
  readonly name: string;
  /** `added`, `removed`, `moved`, `logged in` or `logged out`. */
  readonly done: string;
  /** The pack versions in it; for `add`, when it was read. */
  readonly packs?: number;
}

/**
 * `strata registry list`: lists the registries. Those on disk are read again; those on the network are shown as they
 * were last read.
 */
export async function listRegistries({out, registries}: Context, {json}: RegistryOptions): Promise<Status> {
  return tell(out, (await (await registries()).rescan()).registries, json);
}

/**
 * `strata registry read [NAME...]`: reads registries again, including those on the network. Status 1 when one could not
 * be read.
 */
export async function readRegistries(
  context: Context,
  names: readonly string[],
  {json}: RegistryOptions,
): Promise<Status> {
  const read = await reread(context, names);
  tell(context.out, read, json);
  return read.some(({failure}) => failure !== undefined) ? 1 : 0;
}

/**
 * `strata registry check [NAME...]`: reads registries again and lists everything that is broken in them. Status 1 when
 * anything is.
 */
export async function checkRegistries(
  context: Context,
  names: readonly string[],
  {json}: RegistryOptions,
): Promise<Status> {
  const read = await reread(context, names);
  for (const {name, broken} of read) {
    for (const {location, reason} of broken) context.out.warn(`registry ${name}: ${location}: ${reason}`);
  }
  tell(context.out, read, json);
  return read.some(({failure, broken}) => failure !== undefined || broken.length > 0) ? 1 : 0;
}

/** `strata registry add PLACE`: one on disk is read at once, so that its troubles are reported now. */
export async function addOne(context: Context, wanted: NewRegistry, {json}: RegistryOptions): Promise<Status> {
  refuseReadOnly(context, 'adding a registry');
  const {home, out} = context;
  const {added} = await addRegistry(home, wanted);
  if (isLive(added.path)) {
    const {canList = true, provider} = added;
    const isNamed = !canList || provider === 'zarf';
    if (json === true) out.json({name: added.name, done: 'added'} satisfies RegistryDoneJson);
    else
      out.text(
        `added ${added.name}: ${isNamed ? 'name and version of what it holds are typed' : `it is asked with \`strata registry read ${added.name}\``}\n`,
      );
    return 0;
  }
  const {registries} = await openRegistries([added], home.cache).rescan();
  const status = registries.find(one => one.name === added.name);
  if (status?.failure !== undefined) out.warn(status.failure);
  if (status?.packs.length === 0) out.warn(`there are no packs in ${added.path}`);
  if (status !== undefined) warnOfBroken(out, status);
  const count = status?.packs.length ?? 0;
  if (json === true) out.json({name: added.name, done: 'added', packs: count} satisfies RegistryDoneJson);
  else out.text(`added ${added.name}: ${count} pack version${count === 1 ? '' : 's'}\n`);
  return 0;
}

/** `strata registry remove NAME`: removes it from the list; its packs stay where they are. */
export async function removeOne(context: Context, name: string, {json}: RegistryOptions): Promise<Status> {
  refuseReadOnly(context, 'removing a registry');
  await removeRegistry(context.home.config, name);
  return tellDone(context, {name, done: 'removed'}, json);
}

/** `strata registry move NAME PLACE`: changes the order in which packs are looked for; `PLACE` is counted from 1. */
export async function moveOne(context: Context, name: string, to: string, {json}: RegistryOptions): Promise<Status> {
  refuseReadOnly(context, 'moving a registry');
  if (!/^[1-9]\d*$/.test(to)) throw usage(`${to} is no place in the list`, 'Give a number: 1 is the first.');
  await moveRegistry(context.home.config, name, Number(to) - 1);
  return tellDone(context, {name, done: 'moved'}, json);
}

export interface LoginOptions extends RegistryOptions {
  readonly username?: string;
  readonly passwordStdin?: boolean;
}

/**
 * `strata registry login NAME`: keeps a user name and password for a registry on the network, in a file only this user
 * can read. The password comes from the terminal, unseen, or from stdin; never from an argument, which every user of
 * the machine could read.
 */
export async function login(context: Context, name: string, options: LoginOptions): Promise<Status> {
  refuseReadOnly(context, 'keeping a password');
  const place = await placeOfRegistry(context, name);
  const {ask, askSecret} = context.io;
  const username = options.username ?? (await ask?.(`User name for ${name}: `)) ?? '';
  if (username.trim() === '') throw usage('a user name is needed', 'Give it with --username.');
  const secret =
    options.passwordStdin === true
      ? await readSecret(context.io.stdin)
      : await askSecret?.(`Password of ${username} for ${name}: `);
  if (secret === undefined) throw usage('a password cannot be asked for here', 'Pipe it in, with --password-stdin.');
  if (secret === '') throw usage('no password was given');
  await keepCredential(context.home.config, place, {type: 'basic', username: username.trim(), password: secret});
  return tellDone(context, {name, done: 'logged in'}, options.json);
}

/** `strata registry logout NAME`: forgets what `login` kept; status 1 when there was nothing. */
export async function logout(context: Context, name: string, {json}: RegistryOptions): Promise<Status> {
  refuseReadOnly(context, 'forgetting a password');
  const isKnown = await forgetCredential(context.home.config, await placeOfRegistry(context, name));
  if (!isKnown) context.out.warn(`no password was kept for ${name}`);
  tellDone(context, {name, done: 'logged out'}, json);
  return isKnown ? 0 : 1;
}

async function placeOfRegistry({settings}: Context, name: string): Promise<string> {
  const {path} = findRegistry((await settings()).registries, name);
  if (isLive(path)) return placeOf(path);
  throw new StrataError('registry.on-disk', `${name} lies on disk, at ${path}: nobody asks for a password there`);
}

/** The first line of stdin: the newline that usually ends it is not part of the password. */
async function readSecret(stdin: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += chunk instanceof Uint8Array ? Buffer.from(chunk).toString('utf8') : String(chunk);
    if (text.length > MAX_SECRET) throw usage('standard input is longer than any password');
  }
  return text.replace(/\r?\n$/, '');
}

/** Tokens of cloud registries take some 3 kB. */
const MAX_SECRET = 100_000;

/** The named registries, or all of them, in the order of the list. */
async function reread(context: Context, names: readonly string[]): Promise<readonly RegistryStatus[]> {
  const {registries} = await context.settings();
  // In a bundle it is a registry too, of no settings.
  const opened = await context.registries();
  for (const name of names) if (!opened.all.some(one => one.name === name)) findRegistry(registries, name);
  const progress = openStatus(context.io);
  const onProgress = (name: string, done: number, count: number) => progress.say(`${name}: ${done} of ${count}`);
  const wanted = names.length === 0 ? undefined : names;
  const catalog: Catalog = await opened.reread(wanted, undefined, onProgress).finally(() => progress.clear());
  return catalog.registries.filter(({name}) => names.length === 0 || names.includes(name));
}

function tell(out: Context['out'], read: readonly RegistryStatus[], json = false): Status {
  if (json) {
    const registries = read.map(
      ({name, kind, provider, source, packs, broken, uids = [], readAt = null, failure = null}) => ({
        name,
        kind,
        provider: provider ?? (kind === 'helm' ? 'helm' : 'pack'),
        path: source,
        packs: packs.length,
        broken: broken.length,
        uids,
        readAt,
        failure,
      }),
    );
    out.json({registries} satisfies RegistriesJson);
    return 0;
  }
  for (const {name, failure} of read) if (failure !== undefined) out.warn(`registry ${name}: ${failure}`);
  const cells = read.map(one => [
    one.name,
    one.kind,
    String(one.packs.length),
    String(one.broken.length),
    whenRead(one),
    one.source,
  ]);
  out.table(['NAME', 'KIND', 'PACKS', 'BROKEN', 'READ', 'PLACE'], cells);
  return 0;
}

function whenRead({readAt, canList}: RegistryStatus): string {
  if (canList === false) return 'named by hand';
  return readAt === undefined ? 'never' : localTime(readAt);
}

function tellDone({out}: Context, done: RegistryDoneJson, json = false): Status {
  if (json) out.json(done);
  else out.text(`${done.done} ${done.name}\n`);
  return 0;
}
