import {type Layer, layerId, packNameOf} from '../layer/layer.ts';
import type {MergePart} from './merge-part.ts';
import {isLayer} from './merged-layers.ts';

/** How to merge a place in the document, unless it is merged key by key or as a whole. */
export type MergeRule =
  /** Not merged at all. */
  {readonly kind: 'ours'} | {readonly kind: 'whole'} | ListRule;

/** A list of named items, which come, go and move. */
export interface ListRule {
  readonly kind: 'list';
  readonly noun: string;
  readonly about?: MergePart['about'];
  /** What items are matched by, in order of preference. */
  readonly keys: readonly ((item: Item) => string)[];
  readonly nameOf: (item: Item) => string;
}

type Item = Readonly<Record<string, unknown>>;

/** The rule for a place, by its path without list indices; undefined when there is none. */
export function ruleAt(pattern: string): MergeRule | undefined {
  return RULES.get(pattern);
}

const byName = (item: Item) => String(item['name']);
const byValue = (item: Item) => String(item['value']);
// The ids of a document from elsewhere are made from names, so the name says more; an id finds what was renamed here.
const layerKeys = [byName, byLayer(layerId), byLayer(packNameOf)];

function byLayer(keyOf: (layer: Layer) => string): (item: Item) => string {
  return item => (isLayer(item) ? keyOf(item) : '');
}

const RULES: ReadonlyMap<string, MergeRule> = new Map<string, MergeRule>([
  // These are equal by now.
  ['metadata.name', {kind: 'ours'}],
  ['spec.version', {kind: 'ours'}],
  ['spec.template.packs', {kind: 'list', noun: 'layer', about: 'layer', keys: layerKeys, nameOf: byName}],
  ['spec.template.packs[].registry', {kind: 'whole'}],
  ['spec.template.packs[].manifests', {kind: 'list', noun: 'manifest', keys: [byName], nameOf: byName}],
  ['spec.variables', {kind: 'list', noun: 'variable', about: 'variable', keys: [byName], nameOf: byName}],
  ['spec.variables[].options', {kind: 'list', noun: 'option', keys: [byValue], nameOf: byValue}],
]);
