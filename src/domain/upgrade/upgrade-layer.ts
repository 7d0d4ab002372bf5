import {withPack} from '../layer/layer-from-pack.ts';
import {type Layer, valuesOf} from '../layer/layer.ts';
import type {Choices} from '../merge/merge-data.ts';
import {type Upgrade, upgradeValues} from '../merge/upgrade-values.ts';
import type {Pack} from '../pack/pack.ts';
import type {PresetSource} from '../preset/preset-selection.ts';
import {parseSchema, passwordPaths} from '../schema-constraint/parse-schema.ts';
import {versionOf} from './version-of.ts';

/** What a merge of a layer's values needs, as plain data, because it may be done in another thread. */
export interface UpgradeQuestion {
  readonly mine: string;
  readonly before: PresetSource | undefined;
  readonly after: PresetSource;
  readonly choices: Choices;
}

/** The question for the values of a layer with another version of its pack. */
export function questionOf(
  layer: Layer,
  before: Pack | undefined,
  after: Pack,
  choices: Choices = new Map(),
): UpgradeQuestion {
  return {
    mine: valuesOf(layer),
    before: before === undefined ? undefined : sourceOf(before),
    after: sourceOf(after),
    choices,
  };
}

export function answerUpgrade({mine, before, after, choices}: UpgradeQuestion): Upgrade {
  return upgradeValues(mine, before, after, choices);
}

/**
 * Whether a merge may be slow enough to feel at the keyboard: all three texts and the result are parsed, at some 1 MB a
 * second.
 */
export function mergesLong({mine, before, after}: UpgradeQuestion): boolean {
  return mine.length + (before?.defaults.length ?? 0) + after.defaults.length > LONG;
}

/** In UTF-16 units, for all three texts together. */
const LONG = 5000;

/** The layer with its new pack and the merged values. */
export function upgradeLayer(layer: Layer, after: Pack, tag: string, {text}: Pick<Upgrade, 'text'>): Layer {
  return withPack(layer, after, tag, text);
}

/** Paths that either version of the pack calls passwords. */
export function secretsOfPacks(...packs: readonly (Pack | undefined)[]): readonly string[] {
  const schemas = packs.flatMap(pack => (pack?.schema === undefined ? [] : [pack.schema]));
  return [...new Set(schemas.flatMap(schema => passwordPaths(parseSchema(schema))))];
}

/**
 * Why the old defaults are unknown, in words; undefined when they are known. A train without a resolved version does
 * not say which of its versions the values were made from, so none is guessed.
 */
export function whyNoBase(layer: Layer, before: Pack | undefined): string | undefined {
  const version = versionOf(layer);
  if (version === '') return `the layer does not say which version of ${layer.tag ?? 'its pack'} its values are from`;
  return before === undefined ? `the defaults of ${version} are in no registry` : undefined;
}

function sourceOf({values, presets}: Pack): PresetSource {
  return {defaults: values, presets};
}
