import {dependencyRules} from './dependency-rules.ts';
import {duplicateRules} from './duplicate-rules.ts';
import {helmRules} from './helm-rules.ts';
import {imageRules} from './image-rules.ts';
import {layerRules, stackRules} from './layer-rules.ts';
import {macroLayerRules, macroRules} from './macro-rules.ts';
import {packLayerRules, packRules} from './pack-rules.ts';
import {presetRules} from './preset-rules.ts';
import {profileRules} from './profile-rules.ts';
import type {LayerRule, ProfileRule, RuleRecord} from './rule.ts';
import {schemaProfileRules, schemaRules} from './schema-rules.ts';
import {valuesRules} from './values-rules.ts';
import {variableLayerRules, variableRules} from './variable-rules.ts';

/** Rules that look at a single layer; their findings are kept until it changes. */
export const LAYER_RULES: readonly LayerRule[] = [
  ...layerRules,
  ...packLayerRules,
  ...valuesRules,
  ...presetRules,
  ...helmRules,
  ...schemaRules,
  ...variableLayerRules,
  ...macroLayerRules,
  ...imageRules,
];

/** Rules that look at the profile as a whole. */
export const PROFILE_RULES: readonly ProfileRule[] = [
  ...profileRules,
  ...stackRules,
  ...packRules,
  ...dependencyRules,
  ...duplicateRules,
  ...schemaProfileRules,
  ...variableRules,
  ...macroRules,
];

/** Every rule, by code: the README's list is drawn from it. */
export const RULES: readonly RuleRecord[] = [...LAYER_RULES, ...PROFILE_RULES]
  .map(({code, severity, title, why}) => ({code, severity, title, why}))
  .sort((a, b) => Number(a.code > b.code) - Number(a.code < b.code));
