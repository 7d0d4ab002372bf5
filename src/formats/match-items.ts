import {isRecord} from '../domain/values/plain-data.ts';

/**
 * For every new item of a list, the index of its old item, or undefined: matched first by `x-strata-id`, then by `name`
 * or `value`, then by equality. Each old item is used once.
 */
export function matchItems(old: readonly unknown[], items: readonly unknown[]): readonly (number | undefined)[] {
  const matches = items.map((): number | undefined => undefined);
  const taken = new Set<number>();
  for (const identify of [idOf, nameOf, (item: unknown) => JSON.stringify(item)]) {
    const free = Map.groupBy(
      old.keys().filter(at => !taken.has(at)),
      at => identify(old[at]),
    );
    for (const [at, item] of items.entries()) {
      const key = identify(item);
      const found = key === undefined || matches[at] !== undefined ? undefined : free.get(key)?.shift();
      if (found === undefined) continue;
      matches[at] = found;
      taken.add(found);
    }
  }
  return matches;
}

function idOf(item: unknown): string | undefined {
  return textOf(isRecord(item) ? item['x-strata-id'] : undefined);
}

function nameOf(item: unknown): string | undefined {
  return textOf(isRecord(item) ? (item['name'] ?? item['value']) : undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
