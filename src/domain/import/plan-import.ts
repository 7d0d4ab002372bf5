import type {Catalog} from '../pack/catalog.ts';
import {type Layer, layerId, manifestsOf, valuesOf} from '../layer/layer.ts';
import {sameData} from '../values/plain-data.ts';
import {findReferences} from '../macro.ts';
import {layersOf, type Profile, type ProfileRef, refOf, variablesOf} from '../profile/profile.ts';
import {nextVersions, whyNotVersion} from '../profile/profile-version.ts';
import {masksIn} from '../secret/secret-values.ts';
import {maskedVariables, type SecretPlace} from '../secret/secrets.ts';
import {isInComment} from '../validate/comment.ts';
import {variableUses} from '../variable/variable-uses.ts';
import {type LayerPlan, planLayers} from './plan-layers.ts';
import {whyNotRef} from './why-not-ref.ts';

/** What importing a profile means here, all at once: a value, which a command prints and a screen shows. */
export interface ImportPlan {
  readonly ref: ProfileRef;
  /** Whether the name and version are free; `next` is a version that is. */
  readonly place:
    | {readonly kind: 'free'; readonly isNewName: boolean}
    | {readonly kind: 'taken'; readonly isSame: boolean; readonly next: string};
  /** Why it cannot be taken in under this name and version; undefined when it can. */
  readonly refused: string | undefined;
  /** Why Palette would not make this version today; it is kept all the same. */
  readonly oddVersion: string | undefined;
  readonly layers: readonly LayerPlan[];
  /** Secrets that came masked, to be filled in. */
  readonly masked: readonly SecretPlace[];
  /** Macros of Palette's users that must be there before a profile is imported (domain: 12). */
  readonly macros: readonly string[];
  /** Variables that layers refer to and the profile does not declare. */
  readonly undeclared: readonly string[];
}

/** What is in the workspace already. */
export interface Taken {
  /** Versions of the profile's name. */
  readonly versions: readonly string[];
  /** The version that has its place, where it can be read. */
  readonly stored?: Profile | undefined;
}

/** Plans an import; nothing is changed by it. `profile` comes as it is to be taken in (`adoptProfile`). */
export function planImport(profile: Profile, catalog: Catalog, {versions, stored}: Taken): ImportPlan {
  const ref = refOf(profile);
  return {
    ref,
    place: versions.includes(ref.version)
      ? {
          kind: 'taken',
          isSame: stored !== undefined && isSame(profile, stored),
          next: freeVersion(ref.version, versions),
        }
      : {kind: 'free', isNewName: versions.length === 0},
    refused: whyNotRef(ref),
    oddVersion: whyNotVersion(ref.version),
    layers: planLayers(profile, catalog),
    masked: [
      ...maskedVariables(profile).map(({name}) => ({kind: 'variable', variable: name}) as const),
      ...layersOf(profile).flatMap(maskedIn),
    ],
    macros: [...new Set(layersOf(profile).flatMap(textsOf).flatMap(macrosIn))],
    undeclared: undeclaredIn(profile),
  };
}

/** A version that is free: the next patch after the one that is taken, or the first after it that nobody has. */
function freeVersion(version: string, taken: readonly string[]): string {
  let next = nextVersions(version)[0] ?? '1.0.0';
  while (taken.includes(next)) next = nextVersions(next)[0] ?? `${next}.0`;
  return next;
}

/** Ids of layers are ours, and tell nothing of the content. */
function isSame(one: Profile, other: Profile): boolean {
  return sameData(contentOf(one), contentOf(other));
}

function contentOf(profile: Profile): unknown {
  const text = JSON.stringify(profile, (key: string, value: unknown) =>
    key.startsWith('x-strata') ? undefined : value,
  );
  return JSON.parse(text);
}

function maskedIn(layer: Layer): readonly SecretPlace[] {
  return masksIn(valuesOf(layer)).map(path => ({kind: 'value', layer: layerId(layer), path}));
}

function textsOf(layer: Layer): readonly string[] {
  return [valuesOf(layer), ...manifestsOf(layer).map(({content}) => content)];
}

function macrosIn(text: string): readonly string[] {
  return findReferences(text).flatMap(({kind, name, start}) =>
    kind === 'macro' && !isInComment(text, start) ? name : [],
  );
}

function undeclaredIn(profile: Profile): readonly string[] {
  const declared = new Set(variablesOf(profile).map(({name}) => name));
  return [...variableUses(profile).keys()].filter(name => !declared.has(name));
}
