import type {Catalog} from '../pack/catalog.ts';
import type {PackSummary} from '../pack/pack.ts';
import {type Profile, type ProfileType, cloudOf, typeOf, variablesOf, type Variable} from '../profile/profile.ts';
import {checkVariable, type VariableTrouble} from '../variable/check-variables.ts';
import type {LayerFacts} from './layer-facts.ts';
import {lazy} from './lazy.ts';

/** What rules ask about the profile as a whole. */
export interface ProfileFacts {
  readonly profile: Profile;
  readonly type: ProfileType;
  readonly cloud: string;
  readonly variables: readonly Variable[];
  /** What is wrong with each variable's definition; of two with one name, the second is wrong. */
  readonly variableTroubles: () => readonly (readonly VariableTrouble[])[];
  /** In the order of the stack. */
  readonly layers: readonly LayerFacts[];
  /** What the registries hold; undefined while that is unknown. */
  readonly catalog: Catalog | undefined;
  /** Every version of every pack that a registry has, by the pack's name; empty while the catalog is not known. */
  readonly packsByName: () => ReadonlyMap<string, readonly PackSummary[]>;
}

export function profileFacts(
  profile: Profile,
  layers: readonly LayerFacts[],
  catalog: Catalog | undefined,
): ProfileFacts {
  const variables = variablesOf(profile);
  return {
    profile,
    type: typeOf(profile),
    cloud: cloudOf(profile),
    variables,
    variableTroubles: lazy(() => variables.map((variable, at) => checkVariable(variable, variables.slice(0, at)))),
    layers,
    catalog,
    packsByName: () => packsByName(catalog),
  };
}

/** A catalog may hold 10,000 packs, and is the same object from one check to the next. */
const indexes = new WeakMap<Catalog, ReadonlyMap<string, readonly PackSummary[]>>();

function packsByName(catalog: Catalog | undefined): ReadonlyMap<string, readonly PackSummary[]> {
  if (catalog === undefined) return new Map();
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const index = Map.groupBy(
    catalog.registries.flatMap(({packs}) => packs),
    ({name}) => name,
  );
  indexes.set(catalog, index);
  return index;
}
