import {StrataError} from '../../domain/error.ts';
import {type Catalog, findPack} from '../../domain/pack/catalog.ts';
import {isPrerelease, newestFirst} from '../../domain/pack/pack-version.ts';
import {fitsCloud, type Pack, type PackSummary} from '../../domain/pack/pack.ts';
import {typedPack} from '../../domain/pack/typed-pack.ts';
import {ALL_CLOUDS} from '../../domain/profile/cloud.ts';
import {nearest} from '../../domain/text/nearest.ts';

export interface ChosenPack {
  readonly summary: PackSummary;
  /** The tag for the layer: the train, or the exact version. */
  readonly tag: string;
  /** Other registries that also have it, when none was named. */
  readonly others: readonly string[];
}

/**
 * The pack that `PACK@TAG` means: a version or a train (`1.33.x`, `LTS__22.04.x`); without a tag, the newest release.
 * Our decision: when several registries have it, the first in the user's order is taken, as for a layer that names
 * none; but one whose pack fits the cloud goes before one whose does not. `REGISTRY/PACK@TAG` names another. Names of packs may hold a slash themselves, so the whole is tried first.
 * Throws StrataError `pack.missing`, saying what there is.
 */
export function choosePack(catalog: Catalog, argument: string, cloud: string): ChosenPack {
  const at = argument.lastIndexOf('@');
  const path = at > 0 ? argument.slice(0, at) : argument;
  const tag = at > 0 ? argument.slice(at + 1) : '';
  const {name, registry} = splitPath(catalog, path);
  const within = registry === undefined ? catalog : only(catalog, registry);
  if (versionsOf(within, name).length === 0) throw noPack(catalog, name, registry);
  const fitting = offered(within, cloud);
  // Where nothing fits, what does not is chosen, and the caller says why it cannot be.
  const wanted = tag === '' ? newestOf(versionsOf(fitting, name)) || newestOf(versionsOf(within, name)) : tag;
  const isMet = findPack(fitting, name, wanted) !== undefined;
  const choice = isMet ? fitting : offered(within);
  const summary = findPack(choice, name, wanted);
  if (summary === undefined) throw noVersion(within, name, wanted, registry);
  const others = choice.registries
    .filter(one => one.name !== summary.registry && findPack(only(choice, one.name), name, wanted))
    .map(one => one.name);
  return {summary, tag: wanted, others};
}

/**
 * What `REGISTRY/NAME@VERSION` means when the registry cannot be listed: a pack of which nothing else is known.
 * Undefined when it can be listed. Throws StrataError `pack.missing` without a version, which nobody could look up.
 */
export function chooseNamed(catalog: Catalog, argument: string): Pack | undefined {
  const registry = catalog.registries.find(one => one.canList === false && argument.startsWith(`${one.name}/`));
  if (registry === undefined) return undefined;
  const path = argument.slice(registry.name.length + 1);
  const at = path.lastIndexOf('@');
  if (at > 0 && at < path.length - 1) return typedPack(registry, path.slice(0, at), path.slice(at + 1));
  throw new StrataError(
    'pack.missing',
    `${argument}: ${registry.name} cannot be listed, so the version must be given`,
    {
      hint: `Write ${registry.name}/NAME@VERSION.`,
    },
  );
}

function splitPath(catalog: Catalog, path: string): {readonly name: string; readonly registry: string | undefined} {
  if (versionsOf(catalog, path).length > 0) return {name: path, registry: undefined};
  const registry = catalog.registries.find(one => path.startsWith(`${one.name}/`));
  return registry === undefined
    ? {name: path, registry: undefined}
    : {name: path.slice(registry.name.length + 1), registry: registry.name};
}

function only(catalog: Catalog, registry: string): Catalog {
  return {registries: catalog.registries.filter(({name}) => name === registry)};
}

/** Leaves out what can no longer be chosen (domain: 9), and what does not fit the cloud. */
function offered(catalog: Catalog, cloud: string = ALL_CLOUDS): Catalog {
  const isOffered = (pack: PackSummary) =>
    (pack.state === 'active' || pack.state === 'deprecated') && fitsCloud(pack, cloud);
  return {registries: catalog.registries.map(one => ({...one, packs: one.packs.filter(isOffered)}))};
}

function versionsOf(catalog: Catalog, name: string): readonly string[] {
  const packs = catalog.registries.flatMap(registry => registry.packs.filter(pack => pack.name === name));
  return newestFirst([...new Set(packs.map(({version}) => version))]);
}

function newestOf(versions: readonly string[]): string {
  return versions.find(version => !isPrerelease(version)) ?? versions[0] ?? '';
}

function noPack(catalog: Catalog, name: string, registry: string | undefined): StrataError {
  const near = nearest(name, new Set(catalog.registries.flatMap(({packs}) => packs.map(pack => pack.name))));
  return new StrataError(
    'pack.missing',
    `${registry ?? 'no registry'} ${registry === undefined ? 'has' : 'has no'} pack ${name}`,
    {
      hint: near === undefined ? '`strata packs` lists them all.' : `Did you mean ${near}?`,
    },
  );
}

function noVersion(within: Catalog, name: string, tag: string, registry: string | undefined): StrataError {
  const versions = versionsOf(offered(within), name);
  const shown = versions.slice(0, 8).join(', ') + (versions.length > 8 ? `, ${versions.length - 8} more` : '');
  const where = registry === undefined ? 'any registry' : `registry ${registry}`;
  return new StrataError('pack.missing', `${name}: "${tag}" is not offered by ${where}`, {
    hint: versions.length === 0 ? 'Its versions are disabled or deleted.' : `There is ${shown}.`,
  });
}
