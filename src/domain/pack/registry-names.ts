import type {RegistrySetting} from './registry-setting.ts';

/**
 * Makes the names of registries unique: settings are edited by hand, and two registries with one name could be
 * distinguished neither in a layer nor on removal. The second `lab` becomes `lab-2`; returns the same array when
 * nothing changes.
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
