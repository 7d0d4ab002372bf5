import {isRecord} from '../values/plain-data.ts';

/** The keyword that counts each look at a schema; no draft has one of that name. */
export const STEP = 'x-strata-step';

/**
 * A JSON schema in which every part counts how often it is looked at, by how much there is to look at: references to references, or lists
 * below lists, make a few lines take for ever otherwise. Throws an error for a schema with too many parts, or nested too deep.
 */
export function withSteps(schema: JsonMap): JsonMap {
  const walk: Walk = {left: MAX_PARTS, seen: new Set(), references: []};
  const root = countedMap(walk, schema, 0);
  for (const {part, reference} of walk.references)
    part[STEP] = Number(part[STEP]) + weightOfTarget(walk, schema, reference);
  return root;
}

type JsonMap = Readonly<Record<string, unknown>>;

/** What may be spent on one check. */
export class Steps {
  private left = 0;

  reset(): void {
    this.left = MAX_STEPS;
  }

  /** Throws once too much was spent. */
  spend(weight: number): void {
    this.left -= weight;
    if (this.left < 0) throw new Error('it takes too long to check');
  }
}

/** Compiling takes some 0.05 ms for each; the largest known schema of a chart has 4,000. */
const MAX_PARTS = 10_000;
/** The largest known come to 20,000; so many take a fifth of a second. */
const MAX_STEPS = 300_000;
/** The target of a reference to a name (`$id`), which may be anywhere. */
const NAMED_WEIGHT = 100;
/** Deeper ones overflow the stack, slowly. */
const MAX_DEPTH = 200;

/** Keywords that hold schemas by name, and those that hold what is no schema. */
const BY_NAME = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependencies',
  'dependentSchemas',
]);
const VERBATIM = new Set(['enum', 'const', 'default', 'examples', 'required', 'type', 'dependentRequired']);

interface Walk {
  /** Other parts there may be. */
  left: number;
  /** What is counted in place. */
  readonly seen: Set<unknown>;
  readonly references: {readonly part: Record<string, unknown>; readonly reference: string}[];
}

function counted(walk: Walk, schema: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error('it is nested too deep');
  if (Array.isArray(schema)) return schema.map(one => counted(walk, one, depth + 1));
  return isRecord(schema) ? countedMap(walk, schema, depth) : schema;
}

function countedMap(walk: Walk, schema: JsonMap, depth: number): JsonMap {
  walk.left -= 1;
  if (walk.left < 0) throw new Error('it is too large to be used here');
  walk.seen.add(schema);
  const entries = Object.entries(schema).map(([key, child]) => {
    if (VERBATIM.has(key)) return [key, withoutReferences(child)] as const;
    if (!BY_NAME.has(key) || !isRecord(child)) return [key, counted(walk, child, depth + 1)] as const;
    const named = Object.entries(child).map(([name, one]) => [name, counted(walk, one, depth + 1)] as const);
    return [key, Object.fromEntries(named)] as const;
  });
  const part: Record<string, unknown> = {...Object.fromEntries(entries), [STEP]: weightOf(schema)};
  const reference = schema['$ref'];
  if (typeof reference === 'string') walk.references.push({part, reference});
  return part;
}

/** What is no schema may be referred to as one, and nothing is counted there: so it must not go on from there. */
function withoutReferences(child: unknown): unknown {
  const text = typeof child === 'object' ? JSON.stringify(child) : '';
  if (text.includes('"$ref":')) throw new Error('it has references where no schema should be');
  return child;
}

/** How much there is to look at in a schema itself: keywords, and what stands in their lists and maps. */
function weightOf(schema: JsonMap): number {
  return Object.values(schema).reduce<number>((sum, value) => sum + 1 + sizeOf(value), 1);
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isRecord(value) ? Object.keys(value).length : 0;
}

/** Where a reference leads to what is not counted, into an example say, all that stands there counts at once. */
function weightOfTarget({seen}: Walk, root: JsonMap, reference: string): number {
  if (!/^#(?:\/|$)/.test(reference)) return NAMED_WEIGHT;
  let target: unknown = root;
  for (const segment of reference.replace(/^#\/?/, '').split('/')) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (segment !== '') target = typeof target === 'object' && target !== null ? Reflect.get(target, key) : undefined;
  }
  return seen.has(target) ? 0 : JSON.stringify(target ?? null).length;
}
