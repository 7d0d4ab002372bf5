import {kindOf, type Layer, layerId, type LayerKind, manifestsOf, packNameOf, valuesOf} from '../layer.ts';
import {diffKeys, fieldChange, type FieldChange} from './field-diff.ts';
import {findMoved, matchItems} from './match.ts';
import {diffPlainTexts, diffValuesTexts, type TextDiff} from './text-diff.ts';

/** What a layer's row says of it; one layer may have several at once, `added` and `removed` stand alone. */
export type LayerMark = 'added' | 'removed' | 'moved' | 'version' | 'renamed' | 'values' | 'manifests' | 'fields';

/** A layer that differs. Layers that are the same on both sides are not listed. */
export interface LayerDiff {
  /** Unique in the diff, and stable: the layer's id on the new side, on the old side for a removed one. */
  readonly id: string;
  readonly kind: LayerKind;
  /** Its name now, or before when it was removed. */
  readonly name: string;
  readonly marks: readonly LayerMark[];
  /** Absent when added. */
  readonly before?: LayerSide;
  /** Absent when removed. */
  readonly after?: LayerSide;
  /** What the two sides were matched by; absent when added or removed. */
  readonly matchedBy?: 'id' | 'name' | 'pack';
  /** Fields other than name, version, tag, values and manifests: `type`, `registry.metadata.uid`, keys that we don't know. */
  readonly fields: readonly FieldChange[];
  /** Absent when the values are the same. For an added or removed layer all of its text, compared as text. */
  readonly values?: TextDiff;
  readonly manifests: readonly ManifestDiff[];
}

export interface LayerSide {
  /** Id in its own profile. */
  readonly id: string;
  /** Place among all layers of its profile, counted from 0. */
  readonly at: number;
  readonly name: string;
  readonly version: string;
  readonly tag: string;
}

/** A manifest that differs. */
export interface ManifestDiff {
  readonly name: string;
  readonly marks: readonly ('added' | 'removed' | 'moved' | 'content' | 'fields')[];
  readonly fields: readonly FieldChange[];
  /** Absent when the content is the same. */
  readonly content?: TextDiff;
}

/** The layers that differ: those of b in its order, the removed ones where they stood in a. */
export function diffLayers(a: readonly Layer[], b: readonly Layer[]): readonly LayerDiff[] {
  if (a === b) return [];
  const matches = matchItems(a, b, [
    layer => `${layerId(layer)}\n${layer.name}`,
    layerId,
    layer => layer.name,
    packNameOf,
  ]);
  const moved = findMoved(matches.map(match => match.a));
  const diffs: LayerDiff[] = [];
  const oldOf = new Map(matches.map((match, at) => [match.b, {at: match.a, isMoved: moved.has(at)}]));
  const kept = new Set(matches.map(match => match.a));
  let next = 0;
  const takeRemoved = (until: number) => {
    for (; next < until; next += 1) {
      const layer = a[next];
      if (layer !== undefined && !kept.has(next)) diffs.push(oneSided('removed', layer, next));
    }
  };
  b.forEach((after, at) => {
    const old = oldOf.get(at);
    const before = old === undefined ? undefined : a[old.at];
    if (old === undefined || before === undefined) {
      diffs.push(oneSided('added', after, at));
      return;
    }
    if (!old.isMoved) takeRemoved(old.at);
    const diff = diffLayer(before, after, old.at, at, old.isMoved);
    if (diff !== undefined) diffs.push(diff);
  });
  takeRemoved(a.length);
  return diffs;
}

/** How one layer differs; undefined when nothing does. */
function diffLayer(a: Layer, b: Layer, aAt: number, bAt: number, isMoved: boolean): LayerDiff | undefined {
  if (a === b && !isMoved) return undefined;
  const [before, after] = [sideOf(a, aAt), sideOf(b, bAt)];
  const values = diffValuesTexts(valuesOf(a), valuesOf(b));
  const manifests = diffManifests(a, b);
  const fields = [
    ...(kindOf(a) === kindOf(b) ? [] : [fieldChange('layer', kindOf(a), kindOf(b))]),
    ...((a.type ?? 'spectro') === (b.type ?? 'spectro') ? [] : [fieldChange('type', a.type, b.type)]),
    ...diffKeys(a, b, OWN_KEYS),
  ];
  const marks: LayerMark[] = [];
  if (isMoved) marks.push('moved');
  if (before.version !== after.version || before.tag !== after.tag) marks.push('version');
  if (a.name !== b.name) marks.push('renamed');
  if (values !== undefined) marks.push('values');
  if (manifests.length > 0) marks.push('manifests');
  if (fields.length > 0) marks.push('fields');
  if (marks.length === 0) return undefined;
  const matchedBy = layerId(a) === layerId(b) ? 'id' : a.name === b.name ? 'name' : 'pack';
  const side = {id: layerId(b), kind: kindOf(b), name: b.name, marks, before, after, matchedBy} as const;
  return {...side, fields, ...(values === undefined ? {} : {values}), manifests};
}

/** Told by marks, or compared with their defaults in mind. */
const OWN_KEYS = new Set(['name', 'version', 'tag', 'layer', 'type', 'values', 'manifests']);

function oneSided(mark: 'added' | 'removed', layer: Layer, at: number): LayerDiff {
  const isAdded = mark === 'added';
  const nothing: Layer = {'x-strata-id': layerId(layer), name: layer.name};
  const [a, b] = isAdded ? [nothing, layer] : [layer, nothing];
  const values = diffPlainTexts(valuesOf(a), valuesOf(b));
  const side = sideOf(layer, at);
  return {
    id: layerId(layer),
    kind: kindOf(layer),
    name: layer.name,
    marks: [mark],
    ...(isAdded ? {after: side} : {before: side}),
    fields: diffKeys(a, b, OWN_KEYS),
    ...(values === undefined ? {} : {values}),
    manifests: diffManifests(a, b),
  };
}

function sideOf(layer: Layer, at: number): LayerSide {
  return {id: layerId(layer), at, name: layer.name, version: layer.version ?? '', tag: layer.tag ?? ''};
}

function diffManifests(left: Layer, right: Layer): readonly ManifestDiff[] {
  const [a, b] = [manifestsOf(left), manifestsOf(right)];
  if (a === b) return [];
  const matches = matchItems(a, b, [manifest => manifest.name]);
  const moved = findMoved(matches.map(match => match.a));
  const diffs: ManifestDiff[] = [];
  const kept = new Set(matches.map(match => match.a));
  a.forEach(({name, content}, at) => {
    if (kept.has(at)) return;
    const diff = diffPlainTexts(content, '');
    diffs.push({name, marks: ['removed'], fields: [], ...(diff === undefined ? {} : {content: diff})});
  });
  const oldOf = new Map(matches.map((match, at) => [match.b, {before: a[match.a], isMoved: moved.has(at)}]));
  b.forEach((manifest, at) => {
    const {before, isMoved = false} = oldOf.get(at) ?? {};
    const content = diffPlainTexts(before?.content ?? '', manifest.content);
    const fields = before === undefined ? [] : diffKeys(before, manifest, MANIFEST_KEYS);
    const marks: ManifestDiff['marks'][number][] = [];
    if (before === undefined) marks.push('added');
    if (isMoved) marks.push('moved');
    if (before !== undefined && content !== undefined) marks.push('content');
    if (fields.length > 0) marks.push('fields');
    if (marks.length > 0) diffs.push({name: manifest.name, marks, fields, ...(content === undefined ? {} : {content})});
  });
  return diffs;
}

const MANIFEST_KEYS = new Set(['name', 'content']);
