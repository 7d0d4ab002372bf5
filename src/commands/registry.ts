import type {RegistryKind} from '../domain/catalog.ts';
import {openRegistries} from '../registry/registries.ts';
import {type Context, refuseReadOnly, type Status} from './context.ts';
import {addRegistry, removeRegistry} from './registry-settings.ts';

export interface RegistryOptions {
  readonly json?: boolean;
}

/** What `strata registry list --json` prints; keys may be added to it, never renamed or removed. */
export interface RegistriesJson {
  /** In the order in which packs are looked for. */
  readonly registries: readonly {
    readonly name: string;
    readonly kind: RegistryKind;
    /** Empty for the built-in one. */
    readonly path: string;
    /** Pack versions that can be used, and folders that cannot. */
    readonly packs: number;
    readonly broken: number;
    /** Palette's uids of registries that it stands for. */
    readonly uids: readonly string[];
    /** Why it could not be read; null when it could. */
    readonly failure: string | null;
  }[];
}

/** What `strata registry add --json` and `remove --json` print; keys may be added to it, never renamed or removed. */
export interface RegistryDoneJson {
  readonly name: string;
  /** `added` or `removed`. */
  readonly done: string;
  /** Pack versions in it; of `add`. */
  readonly packs?: number;
}

/** `strata registry list`: the registries, looked at anew. */
export async function listRegistries({out, registries}: Context, {json}: RegistryOptions): Promise<Status> {
  const catalog = await (await registries()).rescan();
  const rows = catalog.registries.map(({name, kind, source, packs, broken, uids = [], failure = null}) => ({
    name,
    kind,
    path: source,
    packs: packs.length,
    broken: broken.length,
    uids,
    failure,
  }));
  if (json === true) {
    out.json({registries: rows} satisfies RegistriesJson);
    return 0;
  }
  for (const {name, failure} of rows) if (failure !== null) out.warn(`registry ${name}: ${failure}`);
  const cells = rows.map(({name, kind, packs, broken, path}) => [name, kind, String(packs), String(broken), path]);
  out.table(['NAME', 'KIND', 'PACKS', 'BROKEN', 'PATH'], cells);
  return 0;
}

/** `strata registry add PATH`: the directory is read at once, so that its troubles are told now. */
export async function addDirectory(
  context: Context,
  path: string,
  {name, uid, json}: RegistryOptions & {readonly name?: string; readonly uid?: readonly string[]},
): Promise<Status> {
  refuseReadOnly(context, 'adding a registry');
  const {added} = await addRegistry(context.home.config, path, name, uid);
  const {registries} = await openRegistries([added], context.home.cache).rescan();
  const status = registries.find(one => one.name === added.name);
  if (status?.failure !== undefined) context.out.warn(status.failure);
  if (status?.packs.length === 0) context.out.warn(`there are no packs in ${added.path}`);
  for (const {location, reason} of status?.broken ?? []) context.out.warn(`${location}: ${reason}`);
  const count = status?.packs.length ?? 0;
  if (json === true) context.out.json({name: added.name, done: 'added', packs: count} satisfies RegistryDoneJson);
  else context.out.text(`added ${added.name}: ${count} pack version${count === 1 ? '' : 's'}\n`);
  return 0;
}

/** `strata registry remove NAME`: out of the list; its packs stay where they are. */
export async function removeDirectory(context: Context, name: string, {json}: RegistryOptions): Promise<Status> {
  refuseReadOnly(context, 'removing a registry');
  await removeRegistry(context.home.config, name);
  if (json === true) context.out.json({name, done: 'removed'} satisfies RegistryDoneJson);
  else context.out.text(`removed ${name}\n`);
  return 0;
}
