import {type NeededChart, profileImages} from '../domain/images.ts';
import {layerId} from '../domain/layer/layer.ts';
import {layersOf, type Profile} from '../domain/profile/profile.ts';
import {openPackReader} from './packs/packs-of-profile.ts';
import type {Context, Status} from './program/context.ts';
import {readArgument} from './program/profile-argument.ts';

export interface ImagesOptions {
  readonly json?: boolean;
  readonly names?: boolean;
}

/** What `strata images --json` prints. */
export interface ImagesJson {
  readonly images: readonly {
    readonly image: string;
    /** True when `pack.content.images` lists it, so that content bundles carry it. */
    readonly listed: boolean;
    /** Names of the layers that need it, the lower ones first. */
    readonly layers: readonly string[];
  }[];
  readonly charts: readonly NeededChart[];
}

/** `strata images P`: lists every image and chart that the profile needs, each once, for a mirroring tool. */
export async function images(context: Context, argument: string, options: ImagesOptions): Promise<Status> {
  const {out} = context;
  const {profile} = await readArgument(argument, context);
  const found = await findImages(context, profile);
  // A mirroring tool would take it for an image's name.
  const open = found.images.filter(({image}) => image.includes('{{'));
  for (const {image, layers} of open) {
    out.warn(`${layers.join(', ')}: only the cluster knows what ${image} is; fill it in before it is mirrored`);
  }
  if (options.json === true) out.json(found);
  else if (options.names === true) out.names(found.images.map(({image}) => image));
  else if (found.images.length + found.charts.length === 0) out.note('no images and no charts are named');
  else out.table(['KIND', 'NAME', 'BUNDLED', 'LAYERS'], [...rowsOf(found)]);
  return 0;
}

async function findImages(context: Context, profile: Profile): Promise<ImagesJson> {
  const {packsOf} = await openPackReader(context);
  const needed = profileImages(profile, await packsOf(profile));
  const names = new Map(layersOf(profile).map(layer => [layerId(layer), layer.name]));
  const namesOf = (ids: readonly string[]) => ids.map(id => names.get(id) ?? id);
  return {
    images: needed.images.map(({image, isListed, layers}) => ({image, listed: isListed, layers: namesOf(layers)})),
    charts: needed.charts.map(chart => ({...chart, layers: namesOf(chart.layers)})),
  };
}

function* rowsOf({images: found, charts}: ImagesJson): Generator<readonly string[]> {
  for (const {image, listed, layers} of found) yield ['image', image, listed ? 'yes' : 'no', layers.join(', ')];
  for (const {repo, name, version, layers} of charts) {
    yield ['chart', [repo, name, version].filter(part => part !== '').join(' '), '', layers.join(', ')];
  }
}
