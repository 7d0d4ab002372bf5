import type {RegistrySetting} from './registry-setting.ts';

/**
 * Registries under names of which none stands twice: settings are edited by hand, and two registries of one name could be told apart
 * neither in a layer nor when one is to be removed. The second `lab` is `lab-2`; the same array where all have names of their own.
 */
export function withOwnNames(registries: readonly RegistrySetting[]): readonly RegistrySetting[] {
  const taken = [STARTER];
  const named = registries.map(registry => {
    const name = freeName(registry.name, taken);
    taken.push(name);
    return name === registry.name ? registry : {...registry, name};
  });
  return named.some((registry, at) => registry !== registries[at]) ? named : registries;
}

/** The registry that comes with strata (`BUILT_IN` in `registries.ts`). */
const STARTER = 'Starter';

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let n = 2;
  while (taken.includes(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}
