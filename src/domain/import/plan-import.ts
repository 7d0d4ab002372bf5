import {type Layer, layerId, manifestsOf, valuesOf} from '../layer/layer.ts';
import {findReferences} from '../macro.ts';
import type {Catalog} from '../pack/catalog.ts';
import {nextVersions, whyNotVersion} from '../profile/profile-version.ts';
import {layersOf, type Profile, type ProfileRef, refOf, variablesOf} from '../profile/profile.ts';
import {masksIn} from '../secret/secret-values.ts';
import {maskedVariables, type SecretPlace} from '../secret/secrets.ts';
import {isInComment} from '../validate/comment.ts';
import {isRecord, sameData} from '../values/plain-data.ts';
import {variableUses} from '../variable/variable-uses.ts';
import {type LayerPlan, planLayers} from './plan-layers.ts';
import {whyNotRef} from './why-not-ref.ts';

/** What importing a profile would mean here: a value that a command prints and a screen shows. */
export interface ImportPlan {
  readonly ref: ProfileRef;
  /** Whether the name and version are free; `next` is a version that is. */
  readonly place:
    | {readonly kind: 'free'; readonly isNewName: boolean}
    | {readonly kind: 'taken'; readonly isSame: boolean; readonly next: string};
  /** Why it cannot be imported under this name and version; undefined when it can. */
  readonly refused: string | undefined;
  /** Why Palette would not create this version today; it is kept all the same. */
  readonly oddVersion: string | undefined;
  readonly layers: readonly LayerPlan[];
  /** Masked secrets, which have to be filled in. */
  readonly masked: readonly SecretPlace[];
  /** Macros that must exist in Palette before the profile is imported there (domain: 12). */
  readonly macros: readonly string[];
  /** Variables that layers refer to, but the profile does not declare. */
  readonly undeclared: readonly string[];
}

/** What the workspace has already. */
export interface Taken {
  /** The versions under the profile's name. */
  readonly versions: readonly string[];
  /** The existing version in its place, if it can be read. */
  readonly stored?: Profile | undefined;
}

/** Plans an import, without changing anything. `profile` is the profile as it would be imported (`adoptProfile`). */
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

/** A free version: the next patch after the one that is taken, or the first free one after it. */
function freeVersion(version: string, taken: readonly string[]): string {
  let next = nextVersions(version)[0] ?? '1.0.0';
  while (taken.includes(next)) next = nextVersions(next)[0] ?? `${next}.0`;
  return next;
}

/** Layer ids are our own, and say nothing about the content. */
function isSame(one: Profile, other: Profile): boolean {
  return sameData(contentOf(one), contentOf(other));
}

function contentOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(contentOf);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key, item]) => item !== undefined && !key.startsWith('x-strata'));
  return Object.fromEntries(entries.map(([key, item]) => [key, contentOf(item)]));
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
