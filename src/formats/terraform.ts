import {isManifestLayer, type Layer, manifestsOf, packNameOf, valuesOf} from '../domain/layer/layer.ts';
import {parseTag} from '../domain/pack/pack-version.ts';
import {cloudOf, layersOf, type Profile, refOf, typeOf, type Variable, variablesOf} from '../domain/profile/profile.ts';
import {tagsOf} from '../domain/profile/tag-list.ts';
import type {CutValues} from '../domain/secret/secret-values.ts';
import {isMask} from '../domain/secret/secrets.ts';
import {printable} from '../domain/text/printable.ts';
import {freeHclName, type HclBlock, type HclItem, type HclTemplate, type HclValue, printHcl} from './hcl.ts';
import {findUnknownKeys} from './unknown-keys.ts';

/** A profile as Terraform configuration: a whole root module in one file. */
export interface TerraformFile {
  readonly text: string;
  /** The Terraform variables that have no default: they must be given for the file to be applied. */
  readonly variables: readonly string[];
  /** What Terraform or its provider cannot hold, in words. */
  readonly losses: readonly string[];
}

export interface TerraformSecrets {
  /** A layer's values without their secrets (`cutAtSecrets`): each becomes a Terraform variable. */
  readonly cutValues?: (layer: Layer) => CutValues;
  /** Writes the defaults of sensitive variables into the file, as defaults of their Terraform variables. */
  readonly reveal?: boolean;
}

/**
 * The profile for the provider `spectrocloud/spectrocloud`: packs in order, with data sources for registries and packs of
 * which no uid is known; defaults of sensitive variables are Terraform variables. `profile` comes unmasked.
 * Source of the mapping: terraform-provider-spectrocloud, resource_cluster_profile.go, schemas/pack.go,
 * schemas/profile_variables.go. The provider has no attribute for a layer's kind, which the pack tells, nor for keys that we don't
 * know: they are named in the losses and at the head of the file.
 */
export function printTerraform(
  profile: Profile,
  {cutValues = cutNothing, reveal = false}: TerraformSecrets = {},
): TerraformFile {
  const module = new Module(cutValues, reveal);
  const resource = module.profile(profile);
  const text = printHcl([PROVIDERS, ...module.variables, ...module.data, resource]);
  const losses = lossesOf(profile);
  return {text: headOf(losses) + text, variables: module.asked, losses};
}

const PROVIDERS: HclBlock = {
  type: 'terraform',
  body: [
    {
      type: 'required_providers',
      body: [{name: 'spectrocloud', value: {fields: {source: 'spectrocloud/spectrocloud'}}}],
    },
  ],
};

/** What is collected while the profile is written: variables and data sources stand before it. */
class Module {
  readonly variables: HclBlock[] = [];
  readonly data: HclBlock[] = [];
  readonly asked: string[] = [];
  readonly #cutValues: (layer: Layer) => CutValues;
  readonly #reveal: boolean;
  readonly #variableNames = new Set<string>();
  readonly #sources = new Map<string, string>();
  readonly #sourceNames = {spectrocloud_registry: new Set<string>(), spectrocloud_pack: new Set<string>()};

  constructor(cutValues: (layer: Layer) => CutValues, reveal: boolean) {
    this.#cutValues = cutValues;
    this.#reveal = reveal;
  }

  profile(profile: Profile): HclBlock {
    const {name, version} = refOf(profile);
    const {description, labels} = profile.metadata;
    const variables = variablesOf(profile).map(variable => this.#variable(variable));
    const tags = tagsOf(labels);
    return {
      type: 'resource',
      labels: ['spectrocloud_cluster_profile', freeHclName(name, new Set())],
      body: [
        ...texts({name, version, description}),
        // Its defaults for these two are not Palette's.
        ...texts({type: typeOf(profile), cloud: cloudOf(profile)}),
        ...(tags.length === 0 ? [] : [{name: 'tags', value: {items: tags}}]),
        ...layersOf(profile).map(layer => this.#pack(layer)),
        ...(variables.length === 0 ? [] : [{type: 'profile_variables', body: variables}]),
      ],
    };
  }

  #pack(layer: Layer): HclBlock {
    const source = isManifestLayer(layer) ? [] : this.#source(layer);
    const values = layer.values ?? undefined;
    return {
      type: 'pack',
      body: [
        ...texts({name: layer.name, tag: layer.tag ?? layer.version, type: layer.type}),
        ...source,
        ...(values === undefined ? [] : [{name: 'values', value: this.#values(layer, values)}]),
        ...manifestsOf(layer).map(({name, content}) => ({type: 'manifest', body: texts({name, content})})),
      ],
    };
  }

  /** Where the provider finds the pack. It resolves exact tags by itself, but not trains, nor a second copy of a pack. */
  #source(layer: Layer): readonly HclItem[] {
    const registry = this.#registry(layer);
    const uid = knownUid(layer) ?? (isListed(layer) ? this.#packSource(layer, registry) : undefined);
    return [
      ...(uid === undefined ? [] : [{name: 'uid', value: uid}]),
      ...(registry === undefined ? [] : [{name: 'registry_uid', value: registry}]),
    ];
  }

  #registry(layer: Layer): HclValue | undefined {
    const metadata = layer.registry?.metadata;
    if (metadata?.uid) return metadata.uid;
    if (!metadata?.name) return undefined;
    return this.#dataSource(
      'spectrocloud_registry',
      metadata.name,
      texts({name: metadata.name, type: lookUpAs(layer)}),
    );
  }

  #packSource(layer: Layer, registry: HclValue | undefined): HclValue {
    const name = packNameOf(layer);
    const version = layer.version || exactVersion(layer.tag ?? '');
    return this.#dataSource('spectrocloud_pack', name, [
      ...texts({name, version}),
      ...(registry === undefined ? [] : [{name: 'registry_uid', value: registry}]),
    ]);
  }

  /** Two layers that look for the same thing share its data source. */
  #dataSource(type: 'spectrocloud_registry' | 'spectrocloud_pack', name: string, body: readonly HclItem[]): HclValue {
    const key = JSON.stringify([type, body]);
    const known = this.#sources.get(key);
    if (known !== undefined) return {code: known};
    const label = freeHclName(name, this.#sourceNames[type]);
    const code = `data.${type}.${label}.id`;
    this.#sources.set(key, code);
    this.data.push({type: 'data', labels: [type, label], body});
    return {code};
  }

  #values(layer: Layer, values: string): string | HclTemplate {
    const pieces = this.#cutValues(layer);
    if (pieces.length === 1) return values;
    return {
      parts: pieces.map(piece => {
        if (typeof piece === 'string') return piece;
        // JSON's quoting is YAML's: a password may hold any character.
        const variable = this.#secret(`${layer.name} ${piece.path}`, `${layer.name}: ${piece.path}`);
        return {code: `jsonencode(${variable.code})`};
      }),
    };
  }

  #variable(variable: Variable): HclBlock {
    const {name, displayName, description, format, inputType, regex, defaultValue, options} = variable;
    const isSecret = variable.isSensitive === true && (defaultValue ?? '') !== '';
    const value = isSecret ? this.#secret(name, description || displayName || name, defaultValue) : defaultValue;
    return {
      type: 'variable',
      body: [
        // The provider demands a display name.
        ...texts({name, display_name: displayName ?? name, description, format, input_type: inputType}),
        ...(value === undefined ? [] : [{name: 'default_value', value}]),
        ...texts({regex}),
        ...flags({
          required: variable.required,
          immutable: variable.immutable,
          hidden: variable.hidden,
          is_sensitive: variable.isSensitive,
        }),
        // ... and a label.
        ...(options ?? []).map(({value, label, description}) => ({
          type: 'options',
          body: texts({value, label: label ?? value, description}),
        })),
      ],
    };
  }

  #secret(name: string, description: string, value?: string): {readonly code: string} {
    const variable = freeHclName(name, this.#variableNames);
    const isGiven = this.#reveal && value !== undefined && !isMask(value);
    if (!isGiven) this.asked.push(variable);
    this.variables.push({
      type: 'variable',
      labels: [variable],
      body: [
        {name: 'description', value: description},
        {name: 'type', value: {code: 'string'}},
        {name: 'sensitive', value: true},
        ...(isGiven ? texts({default: value}) : []),
      ],
    });
    return {code: `var.${variable}`};
  }
}

function cutNothing(layer: Layer): CutValues {
  return [valuesOf(layer)];
}

/** Not in the model of exports, but in some documents all the same: older ones, and those made by hand. */
function knownUid(layer: Layer): string | undefined {
  const uid = layer['uid'];
  return typeof uid === 'string' && uid !== '' ? uid : undefined;
}

/**
 * Whether Palette keeps a list of the registry's packs to look in. `isPrivate` tells nothing by itself: it is true for the
 * public OCI registries too (domain: 14.1). Private Helm repositories have no list.
 */
function isListed(layer: Layer): boolean {
  const metadata = layer.registry?.metadata;
  return metadata?.isSyncSupported !== false && !(metadata?.kind === 'helm' && metadata.isPrivate === true);
}

/**
 * The provider finds registries of packs without a type. Exports call registries of packs now `pack`, now `oci`, so the kind
 * is said only where it must be.
 */
function lookUpAs(layer: Layer): string | undefined {
  const {kind, providerType} = layer.registry?.metadata ?? {};
  if (kind === 'helm') return 'helm';
  return kind === 'oci' && (providerType === 'helm' || providerType === 'zarf') ? 'oci' : undefined;
}

/** Undefined for a train: the newest of the registry is taken then. */
function exactVersion(tag: string): string | undefined {
  const parsed = parseTag(tag);
  return parsed.kind === 'exact' && parsed.version !== '' ? parsed.version : undefined;
}

function texts(fields: Readonly<Record<string, string | undefined>>): readonly HclItem[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : {name, value}));
}

function flags(fields: Readonly<Record<string, boolean | undefined>>): readonly HclItem[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : {name, value}));
}

/** The provider splits a tag at every colon and keeps the first two parts (cluster_common_tags.go). */
function lossesOf(profile: Profile): readonly string[] {
  const tags = tagsOf(profile.metadata.labels).filter(tag => tag.split(':').length > 2);
  const keys = findUnknownKeys(profile).filter(({path}) => path !== PACK_UID);
  return [
    ...tags.map(tag => `tag ${tag}: the provider keeps only ${tag.split(':').slice(0, 2).join(':')}`),
    ...keys.map(
      ({path, count}) => `${path}${count === 1 ? '' : ` (${count} times)`}: the provider has no place for it`,
    ),
  ];
}

/** Not in the model of exports, and used all the same. */
const PACK_UID = 'spec.template.packs[].uid';

/** So that whoever reads the file knows what it does not hold. */
function headOf(losses: readonly string[]): string {
  if (losses.length === 0) return '';
  return [
    '# What the profile has and this file cannot hold:',
    ...losses.map(loss => `#   ${printable(loss)}`),
    '\n',
  ].join('\n');
}
