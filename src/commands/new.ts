import {needsNamespace, suggestNamespace, withNamespace} from '../domain/layer/chart-layer.ts';
import {layerFromPack} from '../domain/layer/layer-from-pack.ts';
import {kindOf} from '../domain/layer/layer.ts';
import type {Pack, PackSummary} from '../domain/pack/pack.ts';
import {fitsCloud, isForAll} from '../domain/pack/pack.ts';
import {ALL_CLOUDS, cloudLabel, CLOUDS, isCustomCloud} from '../domain/profile/cloud.ts';
import {DEFAULT_VERSION, layersOf, type Profile, type ProfileType, refOf} from '../domain/profile/profile.ts';
import {absentLayers, takesAddons, takesCoreLayers} from '../domain/profile/required-layers.ts';
import {addLayer} from '../domain/profile/stack.ts';
import {labelsOf, whyNotTags} from '../domain/profile/tag-list.ts';
import {profileOfType} from '../domain/profile/type-name.ts';
import {nearest} from '../domain/text/nearest.ts';
import {chooseNamed, choosePack} from './packs/choose-pack.ts';
import {type Context, refuseFixed, type Status, usage} from './program/context.ts';
import {requireVersion} from './program/profile-argument.ts';
import {tellMade} from './program/tell-made.ts';

export interface NewOptions {
  readonly type: string;
  readonly cloud?: string;
  readonly profileVersion?: string;
  readonly description?: string;
  readonly tag?: readonly string[];
  readonly layer?: readonly string[];
  readonly json?: boolean;
}

/**
 * `strata new NAME`: creates a version whose layers have their packs' defaults. Missing core layers are reported and
 * stop nothing: they may be added later, in the app or by hand, and `validate` names them. A layer that could never be
 * right (of the wrong kind, for another cloud, a core layer twice) stops the command, and nothing is created.
 */
export async function newProfile(context: Context, name: string, options: NewOptions): Promise<Status> {
  refuseFixed(context, 'making a profile');
  const empty = emptyProfile(name.trim(), options);
  warnOfCloud(context, empty.type, empty.cloud);
  let {profile} = empty;
  for (const {pack, tag} of await choosePacks(context, options.layer ?? [], empty.cloud)) {
    refuseMisfit(profile, empty, pack);
    warnOfClouds(context, empty.cloud, pack);
    profile = addLayer(profile, layerFromPack(profile, pack, tag, valuesFor(context, pack)));
  }
  await context.profiles.save(profile, undefined);
  tellMade(context, refOf(profile), 'created', options);
  const missing = absentLayers(profile).flatMap(({kind, required}) => (required ? [kind] : []));
  if (missing.length > 0) {
    context.out.note(
      `still missing: ${missing.join(', ')}; ${profileOfType(empty.type)} for ${empty.cloud} needs ${missing.length === 1 ? 'it' : 'them'}`,
    );
  }
  return 0;
}

interface EmptyProfile {
  readonly profile: Profile;
  readonly type: ProfileType;
  readonly cloud: string;
}

function emptyProfile(name: string, options: NewOptions): EmptyProfile {
  if (name === '') throw usage('a profile needs a name');
  const type = parseType(options.type);
  const cloud = options.cloud ?? (type === 'add-on' ? ALL_CLOUDS : '');
  if (cloud === '') throw usage(`${profileOfType(type)} needs a cloud`, 'Add --cloud, for example --cloud aws.');
  const version = options.profileVersion ?? DEFAULT_VERSION;
  requireVersion(version);
  const tags = options.tag ?? [];
  const why = whyNotTags(tags);
  if (why !== undefined) throw usage(why, 'Write a tag as key:value, or as one word.');
  const profile = {
    metadata: {name, description: options.description ?? '', labels: labelsOf(tags)},
    spec: {version, template: {type, cloudType: cloud, packs: []}, variables: []},
  };
  return {profile, type, cloud};
}

/** By the words used in files, and by those shown on screen. */
function parseType(text: string): ProfileType {
  const word = text.toLowerCase();
  if (word === 'full' || word === 'cluster') return 'cluster';
  if (word === 'infra' || word === 'infrastructure') return 'infra';
  if (word === 'add-on' || word === 'addon') return 'add-on';
  throw usage(`--type ${text} is not a type of profile`, 'There are full (or cluster), infra and add-on.');
}

/** Custom clouds have names of the tenant's own, so an unknown one may be right. */
function warnOfCloud({out}: Context, type: ProfileType, cloud: string): void {
  if (cloud === ALL_CLOUDS && type !== 'add-on') {
    out.warn('cloud all is meant for add-on profiles; Terraform takes it for no other');
  }
  if (!isCustomCloud(cloud) || cloud === 'custom') return;
  const near = nearest(
    cloud,
    CLOUDS.map(({id}) => id),
  );
  const question = near === undefined ? '' : `; did you mean ${near}?`;
  out.warn(`${cloud} is taken for the name of a custom cloud${question}`);
}

async function choosePacks(
  {registries, out}: Context,
  layers: readonly string[],
  cloud: string,
): Promise<readonly {readonly pack: Pack; readonly tag: string}[]> {
  if (layers.length === 0) return [];
  const {rescan, readPack} = await registries();
  const catalog = await rescan();
  const chosen: {pack: Pack; tag: string}[] = [];
  for (const layer of layers) {
    const named = chooseNamed(catalog, layer);
    if (named !== undefined) {
      out.note(`${layer}: its registry cannot be listed, so its default values are not known, and left empty`);
      chosen.push({pack: named, tag: named.version});
      continue;
    }
    const {summary, tag, others} = choosePack(catalog, layer, cloud);
    if (others.length > 0) out.note(`${layer}: from registry ${summary.registry}; also in ${others.join(', ')}`);
    const pack = await readPack(summary, {mayAsk: true});
    for (const trouble of pack.troubles) out.warn(`${pack.name} ${pack.version}: ${trouble}`);
    chosen.push({pack, tag});
  }
  return chosen;
}

/** The user can choose a chart's namespace later; for now it is named after the chart, and that is said. */
function valuesFor({out}: Context, pack: Pack): string {
  if (!needsNamespace(pack, pack.values)) return pack.values;
  const namespace = suggestNamespace(pack.name);
  out.note(`${pack.name}: goes into the namespace ${namespace}; its values say so under pack.namespace`);
  return withNamespace(pack.values, namespace);
}

/**
 * An add-on profile for all clouds may take a pack for only some of them, as in Palette; a cluster elsewhere may not.
 */
function warnOfClouds({out}: Context, cloud: string, {name, version, cloudTypes}: PackSummary): void {
  if (cloud === ALL_CLOUDS && !isForAll({cloudTypes}))
    out.warn(`${name} ${version} is made for ${cloudTypes.map(cloudLabel).join(', ')}, and the profile for all clouds`);
}

function refuseMisfit(profile: Profile, {type, cloud}: EmptyProfile, pack: PackSummary): void {
  const name = `${pack.name} ${pack.version}`;
  const isCore = pack.layer !== 'addon';
  if (isCore ? !takesCoreLayers(type) : !takesAddons(type)) {
    throw usage(`${name} is for the layer ${pack.layer}, which a profile of type ${type} does not have`);
  }
  if (!fitsCloud(pack, cloud)) {
    throw usage(
      `${name} does not fit ${cloud}; it is for ${pack.cloudTypes.join(', ')}`,
      'See `strata packs --cloud`.',
    );
  }
  const same = layersOf(profile).find(layer => (isCore ? kindOf(layer) === pack.layer : layer.name === pack.name));
  if (same === undefined) return;
  throw isCore
    ? usage(`a profile has one ${pack.layer} layer: ${same.name} or ${pack.name}, not both`)
    : usage(`${pack.name} is given twice`, 'A second copy needs a display name of its own: add it in the full screen.');
}
