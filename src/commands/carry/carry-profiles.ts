/** Carrying, as the full screen and the command both do it. */
import {realpath} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import {isManifestLayer, type Layer} from '../../domain/layer/layer.ts';
import type {Catalog} from '../../domain/pack/catalog.ts';
import {summaryOfLayer} from '../../domain/pack/pack-of-layer.ts';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {layersOf, type Profile, refOf} from '../../domain/profile/profile.ts';
import {writeProfileFile} from '../../formats/profile-file.ts';
import {writeBundle} from '../../registry/bundle/write-bundle.ts';
import type {Registries} from '../../registry/registries.ts';
import type {CarriedFile} from '../../registry/registry.ts';
import {diskTrouble} from '../../storage/disk-trouble.ts';
import type {Home} from '../../storage/home.ts';
import {placeOf} from '../../storage/profiles/profile-place.ts';
import {maskProfile} from '../packs/mask-profile.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import {usage} from '../program/context.ts';
import {formatRef} from '../program/profile-argument.ts';

/** What a bundle of some profiles would hold. */
export interface CarryPlan {
  readonly profiles: readonly Profile[];
  readonly needed: readonly Needed[];
  /** What no registry here can give. */
  readonly missing: readonly Missing[];
}

/** A pack, and who needs it. */
interface Needed {
  readonly pack: PackSummary;
  readonly users: readonly {readonly profile: string; readonly layer: string}[];
}

/** What a profile needs and the bundle lacks. */
export interface Missing {
  /** `web@1.0.0`. */
  readonly profile: string;
  readonly layer: string;
  readonly reason: string;
}

export interface Carried {
  readonly packs: readonly PackSummary[];
  /** What the plan lacked, and what could not be read. */
  readonly missing: readonly Missing[];
}

export interface CarryOptions {
  /** Called before each pack, counted from 1. */
  readonly onPack?: (pack: PackSummary, at: number) => void;
  readonly signal?: AbortSignal;
}

/** Finds the packs and charts that profiles need. */
export function planCarry(profiles: readonly Profile[], catalog: Catalog): CarryPlan {
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
  return {profiles, needed: [...needed].map(([pack, users]) => ({pack, users})), missing};
}

/**
 * Writes what was planned into one file, whole or not at all; registries on the network are asked. A pack that cannot
 * be read is named and stops nothing else. Throws StrataError `usage` for a name that is no bundle's, `disk.full` and
 * the like, or the abort reason.
 */
export async function carryProfiles(
  file: string,
  plan: CarryPlan,
  registries: Pick<Registries, 'carryPack'>,
  options: CarryOptions = {},
): Promise<Carried> {
  const packs: PackSummary[] = [];
  const missing = [...plan.missing];
  const files = filesOf(plan, registries, options, {
    onCarried: pack => void packs.push(pack),
    onTrouble: ({users}, reason) => void missing.push(...users.map(user => ({...user, reason}))),
  });
  await writeBundle(file, files, options.signal).catch((error: unknown) => {
    options.signal?.throwIfAborted();
    throw diskTrouble(error, 'write', file);
  });
  return {packs, missing};
}

/** Refuses to write a bundle over the one that is open, which would lose what is not carried. Throws StrataError `usage`. */
export async function refuseOwnBundle(file: string, {bundle}: Pick<Home, 'bundle'>): Promise<void> {
  if (bundle === undefined) return;
  const [to, from] = await Promise.all([file, bundle].map(async path => realpath(path).catch(() => path)));
  if (to !== from) return;
  throw usage(`${file} is the bundle that is open: what is not carried would be lost`, 'Name another file.');
}

/**
 * The secrets of each profile that go along, in words. Documents are carried as they are, because a bundle is for
 * another workspace and not for strangers.
 */
export async function secretsCarried(
  profiles: readonly Profile[],
  registries: Pick<Registries, 'catalog' | 'readPack'>,
): Promise<readonly {readonly profile: string; readonly secrets: readonly string[]}[]> {
  const packOf = packsForSecrets(registries);
  const found: {profile: string; secrets: readonly string[]}[] = [];
  for (const profile of profiles) {
    const {masked} = await maskProfile(profile, packOf);
    if (masked.length > 0) found.push({profile: formatRef(refOf(profile)), secrets: masked});
  }
  return found;
}

function whyNotFound(layer: Layer, {registries}: Catalog): string {
  const name = layer.registry?.metadata?.name;
  const isNamed = registries.some(one => one.name === name && one.canList === false);
  if (isNamed) return `${name ?? ''} cannot be listed; carry it by the tools that it has`;
  return `no registry here has version ${layer.version || (layer.tag ?? '')}`;
}

interface Watcher {
  readonly onCarried: (pack: PackSummary) => void;
  readonly onTrouble: (needed: Needed, reason: string) => void;
}

/** The files of the bundle: documents as the workspace has them, packs byte for byte. */
async function* filesOf(
  {profiles, needed}: CarryPlan,
  {carryPack}: Pick<Registries, 'carryPack'>,
  {onPack, signal}: CarryOptions,
  {onCarried, onTrouble}: Watcher,
): AsyncGenerator<CarriedFile> {
  for (const profile of profiles) {
    yield {path: `profiles/${placeOf(refOf(profile))}`, content: Buffer.from(writeProfileFile(profile))};
  }
  const taken = new Set<string>();
  for (const [at, one] of needed.entries()) {
    const {pack} = one;
    signal?.throwIfAborted();
    onPack?.(pack, at + 1);
    try {
      const files = await readWhole(pack, carryPack(pack, signal));
      const twin = files.find(({path}) => taken.has(path));
      if (twin !== undefined) {
        onTrouble(one, `another registry has ${pack.name} ${pack.version} too, and that one is carried`);
        continue;
      }
      for (const {path, content} of files) {
        taken.add(path);
        yield {path: `packs/${path}`, content};
      }
      onCarried(pack);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof StrataError)) throw error;
      onTrouble(one, error.message);
    }
  }
}

/** A pack with all its charts has a hundredth of it; bytes. */
const MAX_PACK = 500_000_000;

/**
 * All files of a pack or none: half a pack would be taken for a whole one. Throws StrataError `pack.unreadable` for one
 * that is too large, or holds a file twice.
 */
async function readWhole({name, version}: PackSummary, carried: AsyncIterable<CarriedFile>) {
  const files: CarriedFile[] = [];
  const paths = new Set<string>();
  let size = 0;
  for await (const file of carried) {
    size += file.content.length;
    const why =
      size > MAX_PACK
        ? `it is larger than ${MAX_PACK / 1e6} MB`
        : paths.has(file.path)
          ? `it holds ${file.path} twice`
          : undefined;
    if (why !== undefined) throw new StrataError('pack.unreadable', `${name} ${version} cannot be carried: ${why}`);
    paths.add(file.path);
    files.push(file);
  }
  return files;
}
