import {StrataError} from '../../domain/error.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import type {RegistryProvider} from '../../domain/pack/registry-setting.ts';
import {readChartYaml} from '../../formats/chart-yaml.ts';
import {filesInArchive} from '../archive/archive-files.ts';
import {textsOfBytes} from '../archive/archive-texts.ts';
import {type FoundPack, findPacks} from '../archive/find-packs.ts';
import {type PackFiles, readChartFiles, readPackFiles} from '../pack-files.ts';
import {summaryOfChart, summaryOfPack} from '../pack-summary.ts';
import {readBlob} from './artifact-store.ts';
import type {Descriptor} from './digest.ts';
import type {ArtifactManifest, Manifest} from './manifest.ts';
import type {OpenStore} from './open-store.ts';
import {tagOf} from './reference.ts';

/** As Helm pushes charts (helm.sh/docs/topics/registries). */
const CHART_CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
/** What registries hold besides packs: container images, Zarf packages, profiles that strata pushed. */
const OTHERS = /vnd\.(?:oci\.image\.config|docker\.container\.image|zarf\.|strata\.)/;
/** A pack with its charts has 1 MB, rarely ten; bytes. */
const MAX_LAYER = 100_000_000;
/** A chart's description of itself has a few kB; bytes. */
const MAX_CONFIG = 1_000_000;

export interface FoundArtifact {
  readonly registry: string;
  readonly location: string;
  readonly repository: string;
  readonly manifest: Manifest;
}

/**
 * What a list needs to know about an artifact: for a pack its `pack.json`, for which all of it must be read; for a
 * chart its config. Undefined for anything else. Throws StrataError that says what is wrong with it.
 */
export async function summarizeArtifact(
  opened: OpenStore,
  {registry, location, repository, manifest}: FoundArtifact,
  provider: RegistryProvider | undefined,
  signal?: AbortSignal,
): Promise<PackSummary | undefined> {
  const {store} = opened;
  if (manifest.kind === 'index') return undefined;
  if (manifest.config.mediaType === CHART_CONFIG) {
    const config = await readBlob(store, repository, manifest.config, MAX_CONFIG, signal);
    // JSON is YAML.
    const chart = summaryOfChart({registry, location, origin: 'oci-helm'}, readChartYaml(config.toString('utf8')));
    return {...chart, name: chartName(opened, repository, chart.name)};
  }
  const layer = packLayer(manifest);
  if (layer === undefined || provider === 'helm') return undefined;
  const {files} = await openPack(opened, repository, layer, 'pack', signal);
  const json = await files.read('pack.json', MAX_CONFIG);
  return summaryOfPack({registry, location, origin: 'oci-pack'}, new TextDecoder('utf-8', {fatal: true}).decode(json));
}

/** All of a pack or chart. Throws StrataError `pack.unreadable`, and what the store throws. */
export async function readArtifact(
  opened: OpenStore,
  pack: PackSummary,
  {repository, tag, manifest}: {readonly repository: string; readonly tag: string; readonly manifest: Manifest},
  signal?: AbortSignal,
): Promise<Pack> {
  if (manifest.kind === 'index') throw new Error('it has become an index of several artifacts');
  if (pack.origin === 'oci-helm') {
    const layer = chartLayer(manifest);
    if (layer === undefined) throw new Error('the artifact has no content');
    const {files} = await openPack(opened, repository, layer, 'chart', signal);
    return readChartFiles(files, pack);
  }
  const layer = packLayer(manifest);
  if (layer === undefined) throw new Error('the artifact holds no pack');
  const {files} = await openPack(opened, repository, layer, 'pack', signal);
  const read = await readPackFiles(files, pack);
  const misnamed = opened.isLive ? whyNotFound(pack, repository, tag) : [];
  return misnamed.length === 0 ? read : {...read, troubles: [...misnamed, ...read.troubles]};
}

/** The archive of a pack or chart, as it was pushed. Throws what `readArtifact` throws. */
export async function readArchive(
  {store}: OpenStore,
  {origin}: PackSummary,
  {repository, manifest}: {readonly repository: string; readonly manifest: Manifest},
  signal?: AbortSignal,
): Promise<Buffer> {
  if (manifest.kind === 'index') throw new Error('it has become an index of several artifacts');
  const isChart = origin === 'oci-helm';
  const layer = isChart ? chartLayer(manifest) : packLayer(manifest);
  if (layer === undefined) throw new Error(`the artifact holds no ${isChart ? 'chart' : 'pack'}`);
  return readBlob(store, repository, layer, MAX_LAYER, signal);
}

function chartLayer({layers}: ArtifactManifest): Descriptor | undefined {
  return layers.find(({mediaType}) => mediaType === CHART_LAYER) ?? layers[0];
}

/** Palette forms the address from name and version (spectrocloud/librarium, deploy-pack.md). */
function whyNotFound({name, version}: PackSummary, repository: string, tag: string): readonly string[] {
  const last = repository.slice(repository.lastIndexOf('/') + 1);
  if (last === name && tag === tagOf(version)) return [];
  return [`the registry has it as ${last}:${tag}, pack.json calls it ${name} ${version}: Palette will not find it`];
}

/**
 * The layer with the archive, as `oras push` makes it: recognised by its file name or type. Undefined for anything but
 * a pack.
 */
function packLayer({artifactType, config, layers}: ArtifactManifest): Descriptor | undefined {
  if (OTHERS.test(artifactType) || OTHERS.test(config.mediaType)) return undefined;
  return (
    layers.find(({annotations}) => /\.(?:tgz|tar|tar\.gz|tar\.zst)$/i.test(annotations[TITLE] ?? '')) ??
    layers.find(({mediaType}) => /\btar\b|gzip|zstd/.test(mediaType)) ??
    // Pushed with a custom type, and with nothing beside it.
    (layers.length === 1 && /vnd\.(?:unknown|oci\.empty)\./.test(config.mediaType) ? layers[0] : undefined)
  );
}

const TITLE = 'org.opencontainers.image.title';

async function openPack(
  {store}: OpenStore,
  repository: string,
  layer: Descriptor,
  kind: FoundPack['kind'],
  signal: AbortSignal | undefined,
): Promise<{readonly files: PackFiles}> {
  const bytes = await readBlob(store, repository, layer, MAX_LAYER, signal);
  const texts = await textsOfBytes(bytes, signal);
  const found = findPacks(texts.texts).filter(one => one.kind === kind);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const what = kind === 'pack' ? 'pack' : 'chart';
    throw new StrataError(
      'pack.unreadable',
      `its archive holds ${only === undefined ? `no ${what}` : `${found.length} ${what}s`}, not one`,
      {
        hint: 'Push it again, with the folder of one pack alone.',
      },
    );
  }
  return {files: filesInArchive(texts, only.folder)};
}

/** Palette calls a chart in OCI by its path below the registry's (domain: 3, names with `/`); a layout has no such path. */
function chartName({base, isLive}: OpenStore, repository: string, own: string): string {
  if (!isLive) return own;
  return base !== '' && repository.startsWith(`${base}/`)
    ? repository.slice(base.length + 1)
    : repository === base
      ? own
      : repository;
}
