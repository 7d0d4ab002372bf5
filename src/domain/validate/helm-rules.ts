import {compileHelmSchema, type HelmSchema} from '../helm-schema.ts';
import type {ChartSchema} from '../pack.ts';
import type {KeyPath} from '../values/key-path.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {LayerRule} from './rule.ts';
import {placeOf} from './text-facts.ts';

const allowed: LayerRule = {
  code: 'values.helm-schema',
  severity: 'error',
  title: "Values are what the chart's `values.schema.json` allows.",
  why: 'Helm refuses to install the chart otherwise. What is missing is not told: the chart may have it.',
  check: function* (facts) {
    for (const {chart} of facts.pack?.chartSchemas ?? []) {
      const path = partOf(facts, chart);
      const values = facts.values.yaml().valueAt(path);
      const schema = schemaOf(facts, chart);
      if (values === undefined || values === null || schema?.isValid !== true) continue;
      for (const finding of schema.check(values)) {
        const whole = [...path, ...finding.path];
        yield {
          message: `the chart ${chart} does not allow this: it ${finding.message}`,
          ...placeOf(facts.values, whole),
        };
      }
    }
  },
};

const unread: LayerRule = {
  code: 'values.helm-schema-unread',
  severity: 'note',
  title: "The chart's `values.schema.json` can be used here.",
  why: 'It may be broken, or refer to a schema on the net, which is not fetched.',
  check: function* (facts) {
    for (const {chart} of facts.pack?.chartSchemas ?? []) {
      const schema = schemaOf(facts, chart);
      if (schema?.isValid === false)
        yield {message: `the values.schema.json of the chart ${chart} is not used: ${schema.why}`};
    }
  },
};

export const helmRules: readonly LayerRule[] = [allowed, unread];

/** A Helm layer's values are the chart's; a pack's stand below `charts.NAME`. */
function partOf({layer}: LayerFacts, chart: string): KeyPath {
  return layer.type === 'helm' || layer.registry?.metadata?.providerType === 'helm' ? [] : ['charts', chart];
}

/** Compiling costs some 10 ms: it is done once for each schema of a pack. */
const compiled = new WeakMap<ChartSchema, HelmSchema>();

function schemaOf({pack}: LayerFacts, chart: string): HelmSchema | undefined {
  const source = pack?.chartSchemas?.find(one => one.chart === chart);
  if (source === undefined) return undefined;
  const known = compiled.get(source) ?? compileHelmSchema(source.text);
  compiled.set(source, known);
  return known;
}
