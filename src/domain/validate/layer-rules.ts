import {CORE_KINDS, isCore, kindOf, type LayerKind} from '../layer/layer.ts';
import {cloudLabel} from '../profile/cloud.ts';
import {requiredLayers, takesAddons, takesCoreLayers} from '../profile/required-layers.ts';
import {isRecord} from '../values/plain-data.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {LayerRule, ProfileRule} from './rule.ts';
import {isTemplate, placeOf} from './text-facts.ts';

const CORE_NAMES: Readonly<Record<LayerKind, string>> = {
  kernel: 'kernel',
  os: 'operating system',
  k8s: 'Kubernetes',
  cni: 'network (CNI)',
  csi: 'storage (CSI)',
  addon: 'add-on',
};

const missing: ProfileRule = {
  code: 'layers.missing',
  severity: 'error',
  title: 'The profile has every core layer that its type and cloud require.',
  why: 'Palette walks through all of them; Edge makes storage optional, custom clouds all four (librarium, create-full-profile.md).',
  check: function* ({layers, type, cloud}) {
    const kinds = new Set(layers.map(({layer}) => kindOf(layer)));
    for (const {kind, required} of requiredLayers(type, cloud)) {
      if (!required || kinds.has(kind)) continue;
      yield {
        message: `the ${CORE_NAMES[kind]} layer is missing: ${cloudLabel(cloud)} needs one`,
        hint: layers.some(({layer}) => layer.layer === undefined)
          ? `Some layers do not say what they are: write "layer": "${kind}" into the one that is it, or add one.`
          : `Add the ${kind} layer.`,
        path: 'spec.template.packs',
      };
    }
  },
};

const notAllowed: ProfileRule = {
  code: 'layers.not-allowed',
  severity: 'error',
  title: 'An infrastructure profile has core layers only, an add-on profile none.',
  why: 'The types are defined so (librarium, cluster-profiles.md).',
  check: function* ({layers, type}) {
    for (const {layer, id} of layers) {
      if (isCore(layer) && !takesCoreLayers(type)) {
        const message = `${layer.name} is a ${kindOf(layer)} layer, which an add-on profile cannot hold`;
        yield {message, hint: 'Put it into an infrastructure or a full profile.', layer: id};
      } else if (!isCore(layer) && !takesAddons(type)) {
        const message = `${layer.name} is an add-on, which an infrastructure profile cannot hold`;
        yield {message, hint: 'Put it into an add-on profile, or make this a full one.', layer: id};
      }
    }
  },
};

const coreTwice: ProfileRule = {
  code: 'layers.core-twice',
  severity: 'error',
  title: 'Each core layer occurs once.',
  why: 'A cluster has one operating system, one Kubernetes, one network; Palette offers one place for each.',
  check: function* ({layers}) {
    for (const kind of CORE_KINDS) {
      for (const {layer, id} of layers.filter(one => kindOf(one.layer) === kind).slice(1)) {
        yield {message: `${layer.name} is a second ${kind} layer`, hint: 'Keep one of them.', layer: id};
      }
    }
  },
};

const unnamed: LayerRule = {
  code: 'layers.name-missing',
  severity: 'error',
  title: 'Every layer has a name.',
  why: 'The one field that the API demands (SDK, v1_pack_import_entity.go).',
  check: function* ({layer}) {
    if (typeof layer.name !== 'string' || layer.name.trim() === '') yield {message: 'a layer has no name'};
  },
};

const nameTaken: ProfileRule = {
  code: 'layers.name-taken',
  severity: 'error',
  title: 'Layer names are unique.',
  why: 'Palette addresses a layer by its name (Terraform, docs/resources/cluster_profile.md).',
  check: function* ({layers}) {
    const seen = new Set<string>();
    for (const {layer, id} of layers) {
      if (seen.has(layer.name)) {
        const hint = 'A second copy of a pack needs a display name of its own; a layer of manifests another name.';
        yield {message: `two layers have the name ${layer.name}`, hint, layer: id};
      }
      seen.add(layer.name);
    }
  },
};

const kind: LayerRule = {
  code: 'layers.kind',
  severity: 'error',
  title: 'The layer is os, k8s, cni, csi or addon.',
  why: 'An enum of the API (SDK, v1_pack_layer.go); addon when absent.',
  check: function* ({layer}) {
    const given = layer.layer;
    if (given === undefined || given === '' || given === 'addon' || isCore(layer)) return;
    yield {message: `there is no layer "${given}"`, hint: 'Write os, k8s, cni, csi or addon.'};
  },
};

const LAYER_TYPES = ['spectro', 'helm', 'manifest', 'oci'];

const type: LayerRule = {
  code: 'layers.type',
  severity: 'error',
  title: "A layer's type is spectro, helm, manifest or oci.",
  why: 'An enum of the API (SDK, v1_pack_type.go); spectro when absent.',
  check: function* ({layer}) {
    const given = layer.type;
    if (given === undefined || given === '' || LAYER_TYPES.includes(given)) return;
    yield {message: `there is no layer type "${given}"`, hint: `Write ${LAYER_TYPES.join(', ')}.`};
  },
};

const noManifests: LayerRule = {
  code: 'layers.no-manifests',
  severity: 'warning',
  title: 'A layer of manifests holds some.',
  why: 'Without any it deploys nothing.',
  check: function* ({layer, manifests, values}) {
    if (layer.type !== 'manifest') return;
    // Some profiles keep their objects in the values: in `manifests` (spectro-byo-manifest), or as they are.
    const {value} = values.yaml();
    const holdsValues = value !== null && !(isRecord(value) && Object.keys(value).every(key => key === 'pack'));
    if (manifests.length === 0 && !holdsValues) {
      yield {message: `${layer.name} holds no manifest`, hint: 'Add one, or remove the layer.'};
    }
    for (const {manifest, text} of manifests) {
      if (text.trim() === '')
        yield {message: `the manifest ${manifest ?? ''} is empty`, ...(manifest === undefined ? {} : {manifest})};
    }
  },
};

const manifestTaken: LayerRule = {
  code: 'layers.manifest-taken',
  severity: 'error',
  title: 'Names of manifests are unique in their layer.',
  why: 'Palette knows a manifest by its name (Terraform, docs/resources/cluster_profile.md).',
  check: function* ({manifests}) {
    const seen = new Set<string | undefined>();
    for (const {manifest = ''} of manifests) {
      if (seen.has(manifest)) yield {message: `two manifests have the name ${manifest}`, hint: 'Rename one.', manifest};
      seen.add(manifest);
    }
  },
};

const INSTALL_PRIORITY = ['pack', 'spectrocloud.com/install-priority'] as const;

const priority: LayerRule = {
  code: 'layers.priority',
  severity: 'error',
  title: 'An install priority is an integer.',
  why: 'Palette deploys by it, lowest first (librarium, create-addon-profile.md).',
  check: function* (facts) {
    const value = priorityOf(facts);
    if (value === undefined || value === null || isInteger(value) || isTemplate(value)) return;
    const message = `the install priority ${JSON.stringify(value)} is no integer`;
    yield {message, hint: 'Write a whole number in quotes: "10".', ...placeOf(facts.values, INSTALL_PRIORITY)};
  },
};

const priorityQuotes: LayerRule = {
  code: 'layers.priority-quotes',
  severity: 'warning',
  title: 'An install priority is in quotes.',
  why: 'The field is a text, and every pack writes it so (librarium, create-addon-profile.md).',
  check: function* (facts) {
    const value = priorityOf(facts);
    if (typeof value !== 'number' || !Number.isInteger(value)) return;
    const message = `the install priority ${value} stands without quotes`;
    yield {message, hint: `Write "${value}".`, ...placeOf(facts.values, INSTALL_PRIORITY)};
  },
};

const order: ProfileRule = {
  code: 'layers.order',
  severity: 'note',
  title: 'Add-ons are listed in the order in which they deploy.',
  why: 'Install priorities decide it, lowest first, 0 where none is set; the order of the list does not (librarium, create-addon-profile.md).',
  check: function* ({layers}) {
    let highest: {readonly name: string; readonly priority: number} | undefined;
    for (const facts of layers.filter(({layer}) => !isCore(layer))) {
      const value = installPriority(facts);
      if (highest !== undefined && value < highest.priority) {
        yield {
          message: `${facts.layer.name} (priority ${value}) deploys before ${highest.name} (${highest.priority}), which stands above it`,
          hint: 'Move it, or change the priorities, if the list should tell the order.',
          layer: facts.id,
          ...(priorityOf(facts) === undefined ? {} : placeOf(facts.values, INSTALL_PRIORITY)),
        };
      }
      if (highest === undefined || value > highest.priority) highest = {name: facts.layer.name, priority: value};
    }
  },
};

export const layerRules: readonly LayerRule[] = [
  unnamed,
  kind,
  type,
  noManifests,
  manifestTaken,
  priority,
  priorityQuotes,
];
export const stackRules: readonly ProfileRule[] = [missing, notAllowed, coreTwice, nameTaken, order];

/** The number by which Palette orders the layer; 0 where none is set, or none that is a number. */
function installPriority(facts: LayerFacts): number {
  const value = priorityOf(facts);
  return isInteger(value) ? Number(value) : 0;
}

function priorityOf({values}: LayerFacts): unknown {
  // Most values hold none: spare them the parser.
  if (!values.text.includes(INSTALL_PRIORITY[1])) return undefined;
  return values.yaml().valueAt(INSTALL_PRIORITY);
}

function isInteger(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && /^[+-]?\d+$/.test(String(value));
}
