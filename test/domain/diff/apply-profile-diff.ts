import type {FieldChange} from '../../../src/domain/diff/field-diff.ts';
import type {LayerDiff, ManifestDiff} from '../../../src/domain/diff/layer-diff.ts';
import {applyLineDiff, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import type {ProfileDiff} from '../../../src/domain/diff/profile-diff.ts';
import type {TextDiff} from '../../../src/domain/diff/text-diff.ts';
import type {VariableDiff} from '../../../src/domain/diff/variable-diff.ts';
import {type Layer, type Manifest, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {
  layersOf,
  type Profile,
  type Variable,
  type VariableOption,
  variablesOf,
} from '../../../src/domain/profile/profile.ts';
import {type KeyPath, type KeySegment, parseKeyPath} from '../../../src/domain/values/key-path.ts';

/**
 * The other side of a diff, from one side and what the diff says alone: names, texts by their line edits, fields by their paths, the order
 * by what came and moved. What a diff leaves out can't come back: secrets.
 */
export function applyProfileDiff(a: Profile, diff: ProfileDiff): Profile {
  const metadata: Profile['metadata'] & Record<string, unknown> = {...a.metadata, name: diff.b.name};
  const template: Record<string, unknown> = {...a.spec.template};
  const labels: Record<string, string> = {...a.metadata.labels};
  for (const field of diff.metadata) {
    const path = pathOf(field);
    if (path[0] === 'tags') put(labels, path.slice(1), field);
    else if (path[0] === 'type') put(template, ['type'], field);
    else if (path[0] === 'cloud') put(template, ['cloudType'], field);
    else put(metadata, path, field);
  }
  const packs = applyLayers(layersOf(a), diff.layers);
  const variables = applyVariables(variablesOf(a), diff.variables);
  const document = structuredClone({
    ...a,
    metadata: {...metadata, labels},
    spec: {...a.spec, version: diff.b.version, variables, template: {...template, packs}},
  });
  for (const field of diff.other) put(document, pathOf(field), field);
  return document;
}

function applyLayers(layers: readonly Layer[], diffs: readonly LayerDiff[]): readonly Layer[] {
  const gone = new Set(diffs.flatMap(({before}) => (before === undefined ? [] : [before.at])));
  const placed = new Map<number, Layer>();
  const changed = new Map<number, Layer>();
  for (const diff of diffs) {
    const {before, after, marks} = diff;
    if (after === undefined) continue;
    const layer = applyLayer(before === undefined ? undefined : layers[before.at], diff);
    // Only what came and what moved has a place of its own; the others keep their order.
    if (before === undefined || marks.includes('moved')) placed.set(after.at, layer);
    else changed.set(before.at, layer);
  }
  const staying = layers.flatMap((layer, at) => changed.get(at) ?? (gone.has(at) ? [] : [layer]));
  return inPlaces(staying, placed);
}

function applyLayer(layer: Layer | undefined, {after, id, kind, fields, values, manifests}: LayerDiff): Layer {
  const changed: Record<string, unknown> = structuredClone({layer: kind, ...layer});
  for (const field of fields) put(changed, pathOf(field), field);
  return {
    ...changed,
    'x-strata-id': id,
    name: after?.name ?? '',
    version: after?.version ?? '',
    tag: after?.tag ?? '',
    values: applyText(layer === undefined ? '' : valuesOf(layer), values),
    manifests: applyManifests(layer === undefined ? [] : manifestsOf(layer), manifests),
  };
}

function applyManifests(manifests: readonly Manifest[], diffs: readonly ManifestDiff[]): readonly Manifest[] {
  return applyItems(manifests, diffs, (manifest, {name, content, fields}) => {
    const next = structuredClone({...manifest, name, content: applyText(manifest?.content ?? '', content)});
    for (const field of fields) put(next, pathOf(field), field);
    return next;
  });
}

function applyText(before: string, diff: TextDiff | undefined): string {
  if (diff === undefined) return before;
  return applyLineDiff(linesOf(before), diff.edits, linesOf(diff.after))
    .map(line => `${line}\n`)
    .join('');
}

function applyVariables(variables: readonly Variable[], diffs: readonly VariableDiff[]): readonly Variable[] {
  return applyItems(variables, diffs, (before, {name, fields}) => {
    const variable = structuredClone({...before, name});
    for (const field of fields) if (!isOption(field)) put(variable, pathOf(field), field);
    const options = applyOptions(before?.options ?? [], fields);
    return Object.assign(variable, {options});
  });
}

/** `options[value=eu]`, or a field of it. */
function isOption({path}: FieldChange): boolean {
  return path.startsWith('options[');
}

/** Options stand by their values: first what changes in them, then those that come, go and move. */
function applyOptions(options: readonly VariableOption[], fields: readonly FieldChange[]): readonly unknown[] {
  const list: {options: unknown[]} = structuredClone({options: [...options]});
  const gone = new Set<number>();
  const placed = new Map<number, number>();
  const [came, rest] = [new Map<number, unknown>(), fields.filter(isOption)];
  for (const field of rest) {
    const [, item, ...below] = pathOf(field);
    if (below.length > 0) put(list, pathOf(field), field);
    else if (field.change === 'added') came.set(field.at ?? Number.NaN, field.after);
    else if (field.change === 'moved') placed.set(Number(field.before), Number(field.after));
    else gone.add(options.findIndex(({value}, at) => !gone.has(at) && typeof item === 'object' && value === item.name));
  }
  const staying = list.options.filter((_, at) => !gone.has(at) && !placed.has(at));
  for (const [from, to] of placed) came.set(to, list.options[from]);
  return inPlaces(staying, came);
}

/** Items that came, went, moved and changed, from the places that a diff gives. */
function applyItems<Item, Diff extends {beforeAt?: number; afterAt?: number; marks: readonly string[]}>(
  items: readonly Item[],
  diffs: readonly Diff[],
  apply: (item: Item | undefined, diff: Diff) => Item,
): readonly Item[] {
  const gone = new Set<number>();
  const changed = new Map<number, Item>();
  const placed = new Map<number, Item>();
  for (const diff of diffs) {
    const {beforeAt, afterAt, marks} = diff;
    if (beforeAt !== undefined) gone.add(beforeAt);
    if (afterAt === undefined) continue;
    const item = apply(beforeAt === undefined ? undefined : items[beforeAt], diff);
    if (beforeAt === undefined || marks.includes('moved')) placed.set(afterAt, item);
    else changed.set(beforeAt, item);
  }
  const staying = items.flatMap((item, at) => changed.get(at) ?? (gone.has(at) ? [] : [item]));
  return inPlaces(staying, placed);
}

/** Items that keep their order, around those that have a place. */
function inPlaces<Item>(items: readonly Item[], placed: ReadonlyMap<number, Item>): readonly Item[] {
  const rest = [...items];
  return Array.from({length: items.length + placed.size}, (_, at) => placed.get(at) ?? rest.shift()).filter(
    item => item !== undefined,
  );
}

function pathOf({path}: FieldChange): KeyPath {
  const parsed = parseKeyPath(path);
  if (parsed === undefined) throw new Error(`not a path: ${path}`);
  return parsed;
}

/** Puts one side of a change in its place; an item of a list is found by the key that names it. */
function put(target: object, [key, ...rest]: KeyPath, field: FieldChange): void {
  if (Array.isArray(target)) {
    putIntoList(target, key, rest, field);
    return;
  }
  if (typeof key === 'object' || key === undefined) throw new Error(`cannot be applied: ${field.path}`);
  if (rest.length > 0) {
    if (!Object.hasOwn(target, key)) set(target, key, typeof rest[0] === 'object' ? [] : {});
    put(Object(Object.getOwnPropertyDescriptor(target, key)?.value), rest, field);
  } else if (field.change === 'removed') Reflect.deleteProperty(target, key);
  else set(target, key, field.after);
}

/** Also a key `__proto__` is a key like any other. */
function set(target: object, key: string | number, value: unknown): void {
  Object.defineProperty(target, key, {value, enumerable: true, configurable: true, writable: true});
}

function putIntoList(list: unknown[], key: KeySegment | undefined, rest: KeyPath, field: FieldChange): void {
  if (typeof key === 'number') {
    if (rest.length > 0) put(Object(list[key]), rest, field);
    else list[key] = field.after;
    return;
  }
  if (typeof key !== 'object') throw new Error(`cannot be applied: ${field.path}`);
  const at = list.findIndex(item => String(Reflect.get(Object(item), key.by)) === key.name);
  if (rest.length > 0) put(Object(list[at]), rest, field);
  else if (field.change === 'added') list.push(field.after);
  else if (field.change === 'removed') list.splice(at, 1);
}
