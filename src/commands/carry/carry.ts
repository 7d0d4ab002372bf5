import {resolve} from 'node:path';
import type {Catalog} from '../../domain/pack/catalog.ts';
import {StrataError} from '../../domain/error.ts';
import {isManifestLayer, type Layer} from '../../domain/layer/layer.ts';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {summaryOfLayer} from '../../domain/pack/pack-of-layer.ts';
import {layersOf, type Profile, refOf} from '../../domain/profile/profile.ts';
import {writeProfileFile} from '../../formats/profile-file.ts';
import {writeBundle} from '../../registry/bundle/write-bundle.ts';
import type {CarriedFile} from '../../registry/registry.ts';
import type {Registries} from '../../registry/registries.ts';
import {diskTrouble} from '../../storage/disk-trouble.ts';
import {placeOf} from '../../storage/profiles/profile-place.ts';
import {type Context, type Status, usage} from '../program/context.ts';
import {maskProfile} from '../packs/mask-profile.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import {formatRef, readArgument} from '../program/profile-argument.ts';

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
  readonly missing: readonly {readonly profile: string; readonly layer: string; readonly reason: string}[];
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
  const {needed, missing} = findPacks(profiles, await registries.rescan());
  await tellSecrets(context, registries, profiles);
  const carried: PackSummary[] = [];
  const file = resolve(options.output);
  const files = filesOf(profiles, needed, registries, {
    onPack: pack => void carried.push(pack),
    onTrouble: (pack, reason) =>
      missing.push(...usersOf(needed, pack).map(({profile, layer}) => ({profile, layer, reason}))),
  });
  await writeBundle(file, files).catch((error: unknown) => {
    throw diskTrouble(error, 'write', file);
  });
  for (const {profile, layer, reason} of missing) out.warn(`${profile}: ${layer} is not carried: ${reason}`);
  if (options.json === true) {
    const packs = carried.map(({name, version, registry}) => ({name, version, registry}));
    out.json({file, profiles: profiles.map(refOf), packs, missing} satisfies CarryJson);
  } else out.text(`${told(profiles.length, 'profile')} and ${told(carried.length, 'pack')} in ${file}\n`);
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

/** A pack, and the layers that need it. */
interface Needed {
  readonly pack: PackSummary;
  readonly users: readonly {readonly profile: string; readonly layer: string}[];
}

interface Missing {
  readonly profile: string;
  readonly layer: string;
  readonly reason: string;
}

function findPacks(
  profiles: readonly Profile[],
  catalog: Catalog,
): {readonly needed: readonly Needed[]; readonly missing: Missing[]} {
  const needed = new Map<PackSummary, {profile: string; layer: string}[]>();
  const missing: Missing[] = [];
  for (const profile of profiles) {
    for (const layer of layersOf(profile)) {
      if (isManifestLayer(layer)) continue;
      const user = {profile: formatRef(refOf(profile)), layer: layer.name};
      const pack = summaryOfLayer(catalog, layer);
      if (pack === undefined) missing.push({...user, reason: whyNotFound(layer, catalog)});
      else needed.set(pack, [...(needed.get(pack) ?? []), user]);
    }
  }
  return {needed: [...needed].map(([pack, users]) => ({pack, users})), missing};
}

function whyNotFound(layer: Layer, {registries}: Catalog): string {
  const name = layer.registry?.metadata?.name;
  const isNamed = registries.some(one => one.name === name && one.canList === false);
  if (isNamed) return `${name ?? ''} cannot be listed; carry it by the tools that it has`;
  return `no registry here has version ${layer.version || (layer.tag ?? '')}`;
}

function usersOf(needed: readonly Needed[], pack: PackSummary): Needed['users'] {
  return needed.find(one => one.pack === pack)?.users ?? [];
}

/** The files of the bundle: documents as the workspace has them, packs byte for byte. */
async function* filesOf(
  profiles: readonly Profile[],
  needed: readonly Needed[],
  {carryPack}: Registries,
  {onPack, onTrouble}: {onPack: (pack: PackSummary) => void; onTrouble: (pack: PackSummary, reason: string) => void},
): AsyncGenerator<CarriedFile> {
  for (const profile of profiles) {
    yield {path: `profiles/${placeOf(refOf(profile))}`, content: Buffer.from(writeProfileFile(profile))};
  }
  const taken = new Set<string>();
  for (const {pack} of needed) {
    try {
      // All or nothing: half a pack would be taken for a whole one.
      const files: CarriedFile[] = [];
      for await (const file of carryPack(pack)) files.push(file);
      const twin = files.find(({path}) => taken.has(path));
      if (twin !== undefined) {
        onTrouble(pack, `another registry has ${pack.name} ${pack.version} too, and that one is carried`);
        continue;
      }
      for (const {path, content} of files) {
        taken.add(path);
        yield {path: `packs/${path}`, content};
      }
      onPack(pack);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      onTrouble(pack, error.message);
    }
  }
}

/** Documents are carried with their secrets: a bundle is for another workspace of the user's, not for strangers. */
async function tellSecrets({out}: Context, registries: Registries, profiles: readonly Profile[]): Promise<void> {
  const packOf = packsForSecrets(registries);
  for (const profile of profiles) {
    const {masked} = await maskProfile(profile, packOf);
    if (masked.length > 0) out.warn(`${formatRef(refOf(profile))} is carried with its secrets: ${masked.join(', ')}`);
  }
}

function told(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
