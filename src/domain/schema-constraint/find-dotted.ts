import {type KeyPath, resolveDotted, valueAt} from '../values/key-path.ts';

export interface FoundValue {
  readonly path: KeyPath;
  readonly value: unknown;
}

/** The values at a dotted path below a value. `$[]` stands for every item of a list. */
export function findDotted(root: unknown, dotted: string): readonly FoundValue[] {
  const [head = '', ...rest] = dotted.split(/\.?\$\[\]\.?/);
  let found = resolveIn(root, head, []);
  for (const words of rest) {
    found = found
      .flatMap(({path, value}) =>
        Array.isArray(value) ? value.map((item, at) => ({path: [...path, at], value: item})) : [],
      )
      .flatMap(({path, value}) => resolveIn(value, words, path));
  }
  return found;
}

function resolveIn(value: unknown, dotted: string, above: KeyPath): readonly FoundValue[] {
  const path = resolveDotted(value, dotted);
  return path === undefined ? [] : [{path: [...above, ...path], value: valueAt(value, path)}];
}
