import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Catalog} from '../../../src/domain/pack/catalog.ts';
import type {Pack, PackSummary} from '../../../src/domain/pack/pack.ts';
import type {Problem} from '../../../src/domain/problem.ts';
import type {Profile, Variable} from '../../../src/domain/profile/profile.ts';
import {validateProfile} from '../../../src/domain/validate/validate-profile.ts';

/** What a test says about a profile; the rest is in order. */
export interface Draft {
  readonly name?: string;
  readonly type?: string;
  readonly cloud?: string;
  readonly version?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly layers?: readonly Partial<Layer>[];
  readonly variables?: readonly Variable[];
  /** Packs that the registry `lab` has; `packOf` finds them by name and version. */
  readonly packs?: readonly Partial<Pack>[];
}

export function aProfile(draft: Draft): Profile {
  const {name = 'web', type = 'add-on', cloud = 'all', version = '1.0.0', labels = {}, variables = []} = draft;
  const layers = draft.layers ?? [{name: 'app'}];
  return {
    metadata: {name, labels},
    spec: {version, template: {type, cloudType: cloud, packs: layers.map(aLayer)}, variables},
  };
}

export function aLayer(layer: Partial<Layer>, at = 0): Layer {
  return {
    'x-strata-id': `layer-${at}`,
    name: 'app',
    layer: 'addon',
    type: 'oci',
    version: '1.0.0',
    tag: '1.0.0',
    ...layer,
  };
}

export function aPack(pack: Partial<Pack>): Pack {
  return {
    registry: 'lab',
    name: 'app',
    displayName: 'App',
    version: '1.0.0',
    layer: 'addon',
    cloudTypes: ['all'],
    addonType: 'system app',
    group: '',
    state: 'active',
    location: 'app',
    values: '',
    presets: [],
    schema: undefined,
    readme: undefined,
    manifests: [],
    charts: [],
    dependencies: [],
    troubles: [],
    ...pack,
  };
}

export function aCatalog(packs: readonly PackSummary[]): Catalog {
  return {
    registries: [
      {name: 'lab', kind: 'directory', source: '/lab', packs, broken: [], readAt: undefined, failure: undefined},
    ],
  };
}

/** The core layers that aws asks for. */
export const CORE: readonly Partial<Layer>[] = [
  {name: 'ubuntu-aws', layer: 'os'},
  {name: 'kubernetes', layer: 'k8s'},
  {name: 'cni-calico', layer: 'cni'},
  {name: 'csi-aws-ebs', layer: 'csi'},
];

export function problemsOf(draft: Draft): readonly Problem[] {
  const packs = (draft.packs ?? []).map(aPack);
  const packOf = (layer: Layer) =>
    packs.find(({name, version}) => name === layer.name.split('--').at(-1) && version === layer.version);
  return validateProfile(aProfile(draft), draft.packs === undefined ? {} : {catalog: aCatalog(packs), packOf});
}
