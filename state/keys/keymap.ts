import type {State} from '../model.ts';
import {appKeys} from './app-keys.ts';
import {batchKeys} from './batch-keys.ts';
import type {Binding, Context} from './binding.ts';
import {compareKeys} from './compare-keys.ts';
import {importKeys} from './import-keys.ts';
import {layerKeys} from './layer-keys.ts';
import {listKeys} from './list-keys.ts';
import {mergeKeys} from './merge-keys.ts';
import {newProfileKeys} from './new-profile-keys.ts';
import {pickerKeys} from './picker-keys.ts';
import {problemsKeys} from './problems-keys.ts';
import {profilesKeys} from './profiles-keys.ts';
import {registryKeys} from './registry-keys.ts';
import {resolvedKeys} from './resolved-keys.ts';
import {stackKeys} from './stack-keys.ts';
import {stackLayersKeys} from './stack-layers-keys.ts';
import {upgradeKeys} from './upgrade-keys.ts';
import {variablesKeys} from './variables-keys.ts';

/** The key table: dispatch, hints, help, palette, README and tests all read it, and follow its order. */
export const BINDINGS: readonly Binding[] = [
  ...profilesKeys,
  ...registryKeys,
  ...newProfileKeys,
  ...stackLayersKeys,
  ...stackKeys,
  ...variablesKeys,
  ...layerKeys,
  ...pickerKeys,
  ...problemsKeys,
  ...resolvedKeys,
  ...importKeys,
  ...mergeKeys,
  ...batchKeys,
  ...compareKeys,
  ...upgradeKeys,
  ...listKeys,
  ...appKeys,
];

const byContext: ReadonlyMap<Context, readonly Binding[]> = Map.groupBy(BINDINGS, ({context}) => context);

/** The rows of the table for one context. */
export function bindingsIn(context: Context): readonly Binding[] {
  return byContext.get(context) ?? [];
}

/** The binding of a key in these contexts; the innermost wins. The user's own keys replace a binding's. */
export function bindingFor(state: State, contexts: readonly Context[], key: string): Binding | undefined {
  for (const context of contexts) {
    const found = bindingsIn(context).find(one => keysOf(state, one).includes(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The keys of a binding: the user's own, else the table's. */
export function keysOf(state: State, binding: Binding): readonly string[] {
  return state.surroundings.keys[binding.id] ?? binding.keys;
}
