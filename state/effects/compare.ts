import {StrataError} from '../../src/domain/error.ts';
import type {Layer} from '../../src/domain/layer/layer.ts';
import type {Pack} from '../../src/domain/pack/pack.ts';
import {layersOf, type Profile, type ProfileRef} from '../../src/domain/profile/profile.ts';
import {parseSchema, passwordPaths} from '../../src/domain/schema-constraint/parse-schema.ts';
import type {SideSource} from '../effect.ts';
import type {Ports} from '../ports.ts';
import type {CompareSide} from '../screens/compare/compare-screen.ts';
import type {Sides} from '../screens/compare/compare-sides.ts';
import {ofOneLayer} from '../screens/compare/compare-source.ts';
import type {Handlers} from './handler.ts';

export const compareEffects = {
  /** Reads both sides and compares them; returns nothing when called off. */
  async 'sides.read'({sides: [a, b]}, ports, signal) {
    const sides: Sides = [await readSide(a, ports, signal), await readSide(b, ports, signal)];
    const diff = await ports.comparisons.find(sides, signal);
    return diff === undefined ? undefined : {type: 'compare.read', sides, diff};
  },
} satisfies Partial<Handlers>;

async function readSide(source: SideSource, ports: Ports, signal: AbortSignal): Promise<CompareSide> {
  if ('profile' in source) return {...source, ...(await secretsOf(source.profile, ports))};
  if ('pack' in source) return sideOfPack(await ports.registries.readPack(source.pack, {mayAsk: true, signal}));
  if ('defaultsOf' in source) return defaultsOf(source.defaultsOf, ports);
  if ('draftOf' in source) return draftOf(source.draftOf, ports);
  const read =
    'file' in source
      ? {label: lastPart(source.file), profile: await ports.documents.read(source)}
      : {label: `${source.name} ${source.version}`, profile: (await ports.profiles.read(source)).profile};
  return {...read, ...(await secretsOf(read.profile, ports))};
}

/** A stored version with the unsaved work of its draft. */
async function draftOf(ref: ProfileRef, ports: Ports): Promise<CompareSide> {
  const draft = ports.drafts.open(ref, await ports.profiles.read(ref));
  if (draft === undefined) {
    throw new StrataError('draft.missing', `${ref.name} ${ref.version} has no unsaved work any more`);
  }
  const profile = draft.history.present;
  return {label: `${ref.name} ${ref.version} (draft)`, profile, ...(await secretsOf(profile, ports))};
}

/** A path is usually too long for a title; its last part identifies the file. */
function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A pack's defaults as a layer, with the manifests it brings. */
function sideOfPack(pack: Pack): CompareSide {
  const {name, version, values, manifests, layer: kind} = pack;
  const layer: Layer = {'x-strata-id': name, name, layer: kind, version, tag: version, values, manifests};
  return {
    label: `${name} ${version} defaults`,
    profile: ofOneLayer(layer),
    secrets: new Map([[layer, passwordsOf(pack)]]),
  };
}

/** A layer with its pack's defaults. Throws `pack.unknown` when no registry has the pack. */
async function defaultsOf(layer: Layer, ports: Ports): Promise<CompareSide> {
  const pack = await ports.registries.packOf(layer);
  if (pack === undefined) {
    const wanted = `${layer.name} ${layer.version ?? layer.tag ?? ''}`;
    throw new StrataError('pack.unknown', `no registry has ${wanted}, so its defaults are not known`, {
      hint: 'R among the profiles shows the registries.',
    });
  }
  const plain: Layer = {...layer, values: pack.values};
  const label = `defaults of ${pack.name} ${pack.version}`;
  return {label, profile: ofOneLayer(plain), secrets: new Map([[plain, passwordsOf(pack)]])};
}

/**
 * The paths that the layers' packs call passwords, and the layers for which that is unknown, because their pack cannot
 * be read.
 */
export async function secretsOf(
  profile: Profile,
  ports: Pick<Ports, 'registries'>,
): Promise<Pick<CompareSide, 'secrets' | 'unmasked'>> {
  const packOf = await ports.registries.packsForSecrets();
  const secrets = new Map<Layer, readonly string[]>();
  const unmasked: string[] = [];
  for (const layer of layersOf(profile)) {
    try {
      const pack = await packOf(layer);
      if (pack !== undefined) secrets.set(layer, passwordsOf(pack));
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      unmasked.push(layer.name);
    }
  }
  return {secrets, unmasked};
}

function passwordsOf({schema}: Pack): readonly string[] {
  return schema === undefined ? [] : passwordPaths(parseSchema(schema));
}
