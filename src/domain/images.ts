import {type Layer, layerId, manifestsOf, valuesOf} from './layer/layer.ts';
import {findReferences} from './macro.ts';
import type {Pack} from './pack/pack.ts';
import {layersOf, type Profile} from './profile/profile.ts';
import {type KeyPath, resolveDotted, valueAt} from './values/key-path.ts';
import {parseValues} from './values/parse-values.ts';
import {isRecord} from './values/plain-data.ts';

/** Everything that a site without internet must have before the profile can be deployed there, each once. */
export interface ProfileImages {
  readonly images: readonly NeededImage[];
  readonly charts: readonly NeededChart[];
}

export interface NeededImage {
  /** In the form that mirroring tools take: `quay.io/calico/node:v3.31.4`; unresolved macros stay in it. */
  readonly image: string;
  /** Ids of the layers that need it. */
  readonly layers: readonly string[];
  /**
   * True when `pack.content.images` lists it, so that content bundles carry it; false when it is found only in values
   * or manifests.
   */
  readonly isListed: boolean;
}

export interface NeededChart {
  readonly name: string;
  readonly version: string;
  /** Repository or registry; empty when none is named. */
  readonly repo: string;
  readonly layers: readonly string[];
}

/** An image found in parsed values or in a manifest. */
export interface FoundImage {
  readonly image: string;
  /**
   * What it may be instead: when a `name` stands beside a `repository`, charts differ on whether it belongs to the
   * image.
   */
  readonly alternative?: string;
  readonly path: KeyPath;
}

/**
 * All images and charts of the profile, those of the lower layers first. `packOf` returns the pack whose values apply
 * to a layer without values of its own.
 */
export function profileImages(
  profile: Profile,
  packOf: (layer: Layer) => Pack | undefined = () => undefined,
): ProfileImages {
  const layers = layersOf(profile).map(layer => ({
    layer,
    values: parseValues(valuesOf(layer) || (packOf(layer)?.values ?? '')).value,
  }));
  const resolve = (image: string): string => resolvePackReferences(image, layers);
  const images = new Map<string, {image: string; layers: Set<string>; isListed: boolean}>();
  const add = (image: string, layer: Layer, isListed: boolean): void => {
    const known = images.get(nameKey(image)) ?? {image, layers: new Set<string>(), isListed};
    known.layers.add(layerId(layer));
    known.isListed ||= isListed;
    images.set(nameKey(image), known);
  };
  const charts = new Map<string, NeededChart & {readonly layers: string[]}>();
  for (const {layer, values} of layers) {
    const listed = listedImages(values).map(({image}) => resolve(image));
    for (const image of listed) add(image, layer, true);
    for (const found of [...imagesInValues(values), ...manifestsOf(layer).flatMap(imagesInManifest)]) {
      const resolved = {...found, image: resolve(found.image)};
      const match = listedAs(resolved, listed);
      if (match !== undefined) add(match, layer, true);
      else if (isWhole(resolved.image)) add(resolved.image, layer, false);
    }
    for (const chart of chartsOf(layer, values)) {
      const key = [chart.repo, chart.name, chart.version].join('\n');
      const known = charts.get(key) ?? {...chart, layers: []};
      charts.set(key, known);
      if (!known.layers.includes(layerId(layer))) known.layers.push(layerId(layer));
    }
  }
  return {images: [...images.values()].map(one => ({...one, layers: [...one.layers]})), charts: [...charts.values()]};
}

/** The images listed in `pack.content.images`, for content bundles to carry. */
export function listedImages(values: unknown): readonly FoundImage[] {
  const list = valueAt(values, ['pack', 'content', 'images']);
  return (Array.isArray(list) ? list : []).flatMap((item: unknown, at) => {
    const image = isRecord(item) ? item['image'] : item;
    return typeof image === 'string' && image.trim() !== ''
      ? [{image: image.trim(), path: ['pack', 'content', 'images', at]}]
      : [];
  });
}

/**
 * The images named outside `pack.content`: `image: a/b:1`, `repository` with `registry`, `tag` and `digest` beside it,
 * and lists at `images`. Whatever is below an `enabled: false` is not deployed, and left out.
 */
export function imagesInValues(values: unknown): readonly FoundImage[] {
  return [...walk(values, [])].filter(({path}) => !(path[0] === 'pack' && path[1] === 'content'));
}

/** The images in a manifest's objects; none when the manifest is not YAML. */
export function imagesInManifest({content}: {readonly content: string}): readonly FoundImage[] {
  if (!content.includes('image:')) return [];
  return parseValues(content).documents.flatMap(document => [...walk(document, [])]);
}

/**
 * The listed image that matches a found one, if any. One that was found without a registry host may get it from another
 * key.
 */
export function listedAs({image, alternative}: FoundImage, listed: readonly string[]): string | undefined {
  const candidates = alternative === undefined ? [image] : [image, alternative];
  return listed.find(one =>
    candidates.some(candidate => isSameImage(candidate, one) || isSameWithoutHost(candidate, one)),
  );
}

function isSameWithoutHost(image: string, listed: string): boolean {
  const path = image.replace(/^\//, '');
  if (/^[^/]*[.:][^/]*\//.test(path)) return false;
  const {repository} = splitImage(path);
  const whole = splitImage(listed).repository;
  return (
    whole.endsWith(`/${repository}`) &&
    isSameImage(path, listed.slice(listed.indexOf(whole) + whole.length - repository.length))
  );
}

/** Whether the image is known in full: parts of it may come from a template or from another key. */
export function isWhole(image: string): boolean {
  return !image.includes('{{') && !image.startsWith('/');
}

/** Whether two references mean the same image; without a tag, any image of that repository. */
export function isSameImage(a: string, b: string): boolean {
  const [left, right] = [splitImage(a), splitImage(b)];
  if (left.repository !== right.repository) return false;
  if (left.digest !== '' && right.digest !== '') return left.digest === right.digest;
  return left.tag === '' || right.tag === '' || left.tag === right.tag;
}

function* walk(value: unknown, path: KeyPath): Generator<FoundImage> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* walk(item, [...path, at]);
    return;
  }
  if (!isRecord(value) || value['enabled'] === false || isForTests(path)) return;
  const own = ownImage(value);
  if (own !== undefined) yield {image: own.image, path: [...path, own.key]};
  for (const [key, child] of Object.entries(value)) {
    if (own?.key === key) continue;
    if (typeof child === 'string' && /(?:^i|I)mage$/.test(key) && isImage(child))
      yield {image: child.trim(), path: [...path, key]};
    else if (key === 'images' && Array.isArray(child)) {
      for (const [at, item] of child.entries()) {
        if (typeof item === 'string' && isImage(item)) yield {image: item.trim(), path: [...path, key, at]};
        else yield* walk(item, [...path, key, at]);
      }
    } else yield* walk(child, [...path, key]);
  }
}

/** `helm test` pulls these images; a deployment does not. */
function isForTests(path: KeyPath): boolean {
  const key = path.at(-1);
  return typeof key === 'string' && /^tests?(?:Framework)?$/i.test(key);
}

/** An image whose parts are the keys of one map. */
function ownImage(
  map: Readonly<Record<string, unknown>>,
): (Omit<FoundImage, 'path'> & {readonly key: string}) | undefined {
  const key = ['repository', 'image', 'name'].find(one => partOf(map[one]) !== '');
  if (key === undefined || !('tag' in map || 'digest' in map)) return undefined;
  const [repository = '', image = '', name = ''] = [key, 'image', 'name'].map(one => partOf(map[one]));
  const registry = partOf(map['registry']) || partOf(map['hub']);
  // Istio's charts put the hub from another key before a bare name when their own hub is empty.
  if ('hub' in map && registry === '' && !repository.includes('/')) return undefined;
  // A bare name in a map with a tag may be anything.
  if (!/^[\w./:{}\s-]+$/.test(repository) || (key === 'name' && !repository.includes('/') && registry === ''))
    return undefined;
  const suffix = suffixOf(repository, map);
  const whole = registry === '' ? repository : `${registry}/${repository}`;
  if (key !== 'repository') return {key, image: whole + suffix};
  if (image !== '') return {key, image: `${whole}/${image}${suffix}`, alternative: whole + suffix};
  return name === ''
    ? {key, image: whole + suffix}
    : {key, image: `${whole}/${name}${suffix}`, alternative: whole + suffix};
}

function suffixOf(repository: string, map: Readonly<Record<string, unknown>>): string {
  const [tag, digest] = [partOf(map['tag']), partOf(map['digest'])];
  const hasTag = /:[^/]+$/.test(repository);
  return (tag === '' || hasTag ? '' : `:${tag}`) + (digest === '' ? '' : `@${digest}`);
}

function partOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Whether a text looks like an image: a path with a tag or digest, or with a registry host before it. */
function isImage(text: string): boolean {
  const image = text.trim();
  if (!/^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::\w[\w.-]*)?(?:@sha256:[0-9a-f]{64})?$/i.test(image)) return false;
  return /[:@]/.test(image.split('/').at(-1) ?? '') || /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/.+\//.test(image);
}

interface ImageParts {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** Leaves out Docker's own names for its hub: `docker.io/library/nginx` is `nginx`. */
function splitImage(image: string): ImageParts {
  const [name = '', digest = ''] = image.split('@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const repository = hasTag ? name.slice(0, colon) : name;
  return {
    repository: repository.replace(/^(?:(?:index\.|registry-1\.)?docker\.io\/)/, '').replace(/^library\//, ''),
    tag: hasTag ? name.slice(colon + 1) : '',
    digest,
  };
}

function nameKey(image: string): string {
  const {repository, tag, digest} = splitImage(image);
  return `${repository}:${tag}@${digest}`;
}

function* chartsOf(layer: Layer, values: unknown): Generator<Omit<NeededChart, 'layers'>> {
  const list = valueAt(values, ['pack', 'content', 'charts']);
  for (const item of Array.isArray(list) ? list : []) {
    if (!isRecord(item)) continue;
    const name = partOf(item['name']);
    // One real pack writes `repository`.
    const repo = partOf(item['repo']) || partOf(item['repository']);
    if (name !== '') yield {name, version: partOf(item['version']), repo};
  }
  if (layer.type === 'helm' || layer.registry?.metadata?.providerType === 'helm') {
    yield {name: layer.name, version: layer.version || layer.tag || '', repo: layer.registry?.metadata?.name ?? ''};
  }
}

/**
 * `{{.spectro.pack.edge-native-byoi.options.system.uri}}` means what the named layer's values hold there, if they do.
 */
function resolvePackReferences(
  image: string,
  layers: readonly {readonly layer: Layer; readonly values: unknown}[],
  depth = 0,
): string {
  const [reference] = findReferences(image);
  if (reference === undefined || depth > 5) return image;
  const {kind, name, start, end} = reference;
  const target = kind === 'pack' ? layers.find(({layer}) => name.startsWith(`${layer.name}.`)) : undefined;
  const path =
    target === undefined ? undefined : resolveDotted(target.values, name.slice(target.layer.name.length + 1));
  const value = path === undefined ? undefined : valueAt(target?.values, path);
  const rest = image.slice(end);
  const resolved = rest.includes('{{') ? resolvePackReferences(rest, layers, depth + 1) : rest;
  if (typeof value !== 'string' && typeof value !== 'number') return image.slice(0, end) + resolved;
  return image.slice(0, start) + resolvePackReferences(String(value), layers, depth + 1) + resolved;
}
