import {kindOf, type Layer} from '../layer/layer.ts';
import {findAmong} from '../pack/catalog.ts';
import {isStandIn} from '../pack/pack-of-layer.ts';
import {
  comparePackReleases,
  comparePackVersions,
  isOfTrain,
  isPrerelease,
  newestFirst,
  parseTag,
} from '../pack/pack-version.ts';
import {fitsCloud, isForAll, type PackState, type PackSummary} from '../pack/pack.ts';
import {ALL_CLOUDS, cloudLabel} from '../profile/cloud.ts';
import {nearest} from '../text/nearest.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {ProfileFacts} from './profile-facts.ts';
import type {Finding, LayerRule, ProfileRule} from './rule.ts';

const unknown: ProfileRule = {
  code: 'packs.unknown',
  severity: 'warning',
  title: 'A registry has the pack.',
  why: 'Palette blocks the import of a profile whose pack no registry of its own has (librarium, export-import-cluster-profile.md).',
  check: function* (facts) {
    if (facts.packsByName().size === 0) return;
    for (const layer of packLayers(facts)) {
      if (facts.packsByName().has(layer.packName) || layer.pack !== undefined) continue;
      const near = nearest(layer.packName, facts.packsByName().keys());
      const hint =
        near === undefined ? 'Add the registry that has it, or choose another pack.' : `Did you mean ${near}?`;
      yield {message: `no registry here has the pack ${layer.packName}`, hint, layer: layer.id};
    }
  },
};

const tag: ProfileRule = {
  code: 'packs.tag',
  severity: 'warning',
  title: 'A registry has the version, or one of the train.',
  why: 'A tag that stands for nothing cannot be deployed.',
  check: function* (facts) {
    for (const layer of packLayers(facts)) {
      const chosen = tagOf(layer.layer);
      const packs = facts.packsByName().get(layer.packName) ?? [];
      if (chosen === '' || packs.length === 0 || layer.pack !== undefined) continue;
      if (findAmong(packs, chosen, registryOf(layer.layer)) !== undefined) continue;
      const versions = newestFirst([...new Set(packs.map(({version}) => version))]);
      const shown = versions.slice(0, 5).join(', ') + (versions.length > 5 ? ` and ${versions.length - 5} more` : '');
      const message = `${layer.packName}: "${chosen}" is not offered by any registry here`;
      yield {message, hint: `There is ${shown}.`, layer: layer.id};
    }
  },
};

const noVersion: LayerRule = {
  code: 'packs.version-missing',
  severity: 'error',
  title: 'A pack has a tag or a version.',
  why: 'Palette cannot find it otherwise.',
  check: function* ({layer}) {
    if (layer.type === 'manifest' || tagOf(layer) !== '') return;
    yield {message: `${layer.name} has neither tag nor version`, hint: 'Choose a version.'};
  },
};

const disagree: LayerRule = {
  code: 'packs.tag-version',
  severity: 'note',
  title: 'Tag and version agree.',
  why: 'The tag is what was chosen, the version what it stood for; where they disagree, the tag decides what is deployed.',
  check: function* ({layer}) {
    const {tag: chosen = '', version = ''} = layer;
    if (chosen === '' || version === '' || chosen === version) return;
    const parsed = parseTag(chosen);
    const agrees =
      parsed.kind === 'train' ? isOfTrain(version, parsed.train) : comparePackReleases(parsed.version, version) === 0;
    if (!agrees)
      yield {
        message: `${layer.name}: version ${version} is not what the tag ${chosen} stands for`,
        hint: 'Choose the version again.',
      };
  },
};

const behind: ProfileRule = {
  code: 'packs.train-moved',
  severity: 'note',
  title: 'A train stands for the version that was seen when it was chosen.',
  why: 'A train moves by itself to the newest release, and clusters with it (librarium, cluster-profiles.md).',
  check: function* (facts) {
    for (const {layer, id, resolved} of trains(facts)) {
      const {version = ''} = layer;
      // Terraform and what is made of it write the train into both fields: it was never resolved.
      if (version === '' || parseTag(version).kind === 'train') continue;
      if (comparePackVersions(resolved.version, version) <= 0) continue;
      const message = `${layer.name}: the train ${tagOf(layer)} has moved on from ${version} to ${resolved.version}`;
      yield {message, hint: 'Upgrade the layer, or choose the exact version.', layer: id};
    }
  },
};

const prerelease: ProfileRule = {
  code: 'packs.train-prerelease',
  severity: 'note',
  title: 'A train stands for a release.',
  why: 'Nothing but pre-releases is left in it; whether Palette takes them is not documented.',
  check: function* (facts) {
    for (const {layer, id, resolved} of trains(facts)) {
      if (!isPrerelease(resolved.version)) continue;
      yield {
        message: `${layer.name}: the train ${tagOf(layer)} has pre-releases only, ${resolved.version} is the newest`,
        layer: id,
      };
    }
  },
};

const cloud: ProfileRule = {
  code: 'packs.cloud',
  severity: 'error',
  title: "A pack fits the profile's cloud.",
  why: "Its `cloudTypes` name the clouds that it is made for, or `all` (Terraform's pack lookup filters by it).",
  check: function* (facts) {
    if (facts.cloud !== ALL_CLOUDS) yield* cloudFindings(facts, isFromHere);
  },
};

const doubtfulCloud: ProfileRule = {
  code: 'packs.cloud-doubt',
  severity: 'warning',
  title: "A pack of another registry fits the profile's cloud.",
  why: 'The layer names a registry that is not here; the pack of that name and version that is here may be another build.',
  check: function* (facts) {
    if (facts.cloud !== ALL_CLOUDS) yield* cloudFindings(facts, (layer, pack) => !isFromHere(layer, pack));
  },
};

const allClouds: ProfileRule = {
  code: 'packs.cloud-all',
  severity: 'warning',
  title: 'A profile for all clouds has packs for all.',
  why: 'It may be put on a cloud that the pack is not made for.',
  check: function* (facts) {
    if (facts.cloud === ALL_CLOUDS) yield* cloudFindings(facts, () => true);
  },
};

const wrongLayer: ProfileRule = {
  code: 'packs.layer',
  severity: 'warning',
  title: 'A pack is in a layer of the kind that it is made for.',
  why: 'Its `layer` says where Palette offers it.',
  check: function* (facts) {
    for (const layer of facts.layers) {
      const pack = summaryOf(facts, layer);
      if (pack === undefined || pack.layer === kindOf(layer.layer)) continue;
      const message = `${layer.packName} is a pack for the ${pack.layer} layer, and stands as ${kindOf(layer.layer)}`;
      yield {message, hint: 'Choose a pack for this layer.', layer: layer.id};
    }
  },
};

const lifecycle: readonly ProfileRule[] = [
  {
    ...inState('deprecated', 'it will be disabled; choose a newer version'),
    code: 'packs.deprecated',
    severity: 'warning',
    title: 'A pack is not deprecated.',
    why: 'It can be used for some three months more (librarium, maintenance-policy.md).',
  },
  {
    ...inState('disabled', 'it can no longer be chosen; existing profiles still deploy'),
    code: 'packs.disabled',
    severity: 'warning',
    title: 'A pack is not disabled.',
    why: 'It cannot be chosen any more, and will be deleted (librarium, maintenance-policy.md).',
  },
  {
    ...inState('deleted', 'new deployments fail'),
    code: 'packs.deleted',
    severity: 'error',
    title: 'A pack is not deleted.',
    why: 'New deployments fail (librarium, maintenance-policy.md).',
  },
];

export const packLayerRules: readonly LayerRule[] = [noVersion, disagree];
export const packRules: readonly ProfileRule[] = [
  unknown,
  tag,
  behind,
  prerelease,
  cloud,
  doubtfulCloud,
  allClouds,
  wrongLayer,
  ...lifecycle,
];

/** The tag of the layer, or its version when it has no tag; empty for neither. */
export function tagOf({tag: chosen, version}: Layer): string {
  return chosen || version || '';
}

function inState(state: PackState, meaning: string): Pick<ProfileRule, 'check'> {
  return {
    check: function* (facts) {
      for (const layer of facts.layers) {
        const pack = summaryOf(facts, layer);
        if (pack?.state !== state) continue;
        yield {
          message: `${pack.name} ${pack.version} is ${state}: ${meaning}`,
          hint: 'Choose another version.',
          layer: layer.id,
        };
      }
    },
  };
}

type IsMeant = (layer: Layer, pack: PackSummary) => boolean;

function* cloudFindings(facts: ProfileFacts, isMeant: IsMeant): Generator<Finding> {
  for (const layer of facts.layers) {
    const pack = summaryOf(facts, layer);
    if (pack === undefined || !isMeant(layer.layer, pack) || fitsProfile(facts, pack)) continue;
    const clouds = pack.cloudTypes.map(cloudLabel).join(', ');
    const message = `${pack.name} ${pack.version} is made for ${clouds}, not for ${cloudLabel(facts.cloud)}`;
    yield {message, hint: 'Choose a pack that fits the cloud.', layer: layer.id};
  }
}

/** A version may exist several times, one build for each cloud. */
function fitsProfile({packsByName, cloud}: ProfileFacts, pack: PackSummary): boolean {
  const builds = (packsByName().get(pack.name) ?? []).filter(({version}) => version === pack.version);
  return [pack, ...builds].some(build => (cloud === ALL_CLOUDS ? isForAll(build) : fitsCloud(build, cloud)));
}

/** Whether the layer's pack is from the registry that the layer names, if it names one. */
function isFromHere(layer: Layer, pack: PackSummary): boolean {
  const registry = layer.registry?.metadata?.name ?? '';
  return registry === '' || registry === pack.registry;
}

interface TrainLayer extends LayerFacts {
  /** The version that the train stands for now. */
  readonly resolved: PackSummary;
}

function* trains(facts: ProfileFacts): Generator<TrainLayer> {
  for (const layer of packLayers(facts)) {
    const chosen = tagOf(layer.layer);
    if (parseTag(chosen).kind !== 'train') continue;
    const resolved = findAmong(ownPacks(facts, layer), chosen, registryOf(layer.layer));
    if (resolved !== undefined) yield {...layer, resolved};
  }
}

/** The existing versions of the layer's pack. */
function ownPacks({catalog, packsByName}: ProfileFacts, {layer, packName}: LayerFacts): readonly PackSummary[] {
  return (packsByName().get(packName) ?? []).filter(pack => !isStandIn(catalog, layer, pack));
}

function registryOf({registry}: Layer): string | undefined {
  return registry?.metadata?.name;
}

/** Layers whose pack comes from a pack registry: not manifests, nor charts from Helm and Zarf registries. */
function packLayers({layers}: ProfileFacts): readonly LayerFacts[] {
  return layers.filter(({layer}) => {
    const provider = layer.registry?.metadata?.providerType;
    return layer.type !== 'manifest' && layer.type !== 'helm' && provider !== 'helm' && provider !== 'zarf';
  });
}

/** The layer's pack, or the catalog's entry for its version. */
function summaryOf(facts: ProfileFacts, layer: LayerFacts): PackSummary | undefined {
  if (layer.pack !== undefined) return layer.pack;
  if (!packLayers({...facts, layers: [layer]}).includes(layer)) return undefined;
  return findAmong(ownPacks(facts, layer), layer.layer.version || tagOf(layer.layer), registryOf(layer.layer));
}
