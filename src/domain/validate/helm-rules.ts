import type {ChartSchema} from '../pack/pack.ts';
import {type KeyPath, valueAt} from '../values/key-path.ts';
import {isRecord} from '../values/plain-data.ts';
import {compileHelmSchema, type HelmSchema, type HelmSchemaCheck} from './helm-schema.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {LayerRule} from './rule.ts';
import {placeOf} from './text-facts.ts';

const allowed: LayerRule = {
  code: 'values.helm-schema',
  severity: 'error',
  title: "Values are what the chart's `values.schema.json` allows.",
  why: 'Helm refuses to install the chart otherwise. What is missing is not told: the chart may have it.',
  check: function* (facts) {
    for (const {source, path, result} of checkedBy(facts)) {
      for (const finding of result.isDone ? result.findings : []) {
        const whole = [...path, ...finding.path];
        yield {
          message: `the chart ${nameOf(source)} does not allow this: it ${finding.message}`,
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
  why: 'It may be broken, or take too long, or refer to a schema on the net, which is not fetched.',
  check: function* (facts) {
    for (const {source, result} of checkedBy(facts)) {
      if (!result.isDone)
        yield {message: `the values.schema.json of the chart ${nameOf(source)} is not used: ${result.why}`};
    }
  },
};

export const helmRules: readonly LayerRule[] = [allowed, unread];

/** A Helm layer's values are the chart's own; a pack has them below `charts.NAME`. */
function partOf({layer}: LayerFacts, chart: string): KeyPath {
  return layer.type === 'helm' || layer.registry?.metadata?.providerType === 'helm' ? [] : ['charts', chart];
}

/** A Helm layer's values include `pack`, which Palette removes before the chart sees them. */
function chartValues(values: unknown, path: KeyPath): unknown {
  if (path.length > 0 || !isRecord(values)) return values;
  const {pack: _, ...own} = values;
  return own;
}

/** A dependency is not installed when its condition says so (helm.sh/docs/topics/charts). */
function isLeftOut(values: unknown, {condition = ''}: ChartSchema): boolean {
  const answers = condition.split(',').map(dotted => valueAt(values, dotted.trim().split('.')));
  return answers.find(answer => typeof answer === 'boolean') === false;
}

function nameOf({chart, below}: ChartSchema): string {
  return below === undefined ? chart : `${below} in ${chart}`;
}

interface Checked {
  readonly source: ChartSchema;
  /** The path of the chart's values. */
  readonly path: KeyPath;
  readonly result: HelmSchemaCheck;
}

/** The findings of the schemas of the pack's charts, for both rules. */
function checkedBy(facts: LayerFacts): readonly Checked[] {
  const known = results.get(facts);
  if (known !== undefined) return known;
  const checked = (facts.pack?.chartSchemas ?? []).map((source): Checked => {
    const chart = partOf(facts, source.chart);
    const path = source.below === undefined ? chart : [...chart, source.below];
    const schema = compile(source);
    if (!schema.isValid) return {source, path, result: {isDone: false, why: schema.why}};
    const values = isLeftOut(facts.values.yaml().valueAt(chart), source)
      ? undefined
      : chartValues(facts.values.yaml().valueAt(path) ?? undefined, path);
    return {source, path, result: values === undefined ? NOTHING_FOUND : schema.check(values)};
  });
  results.set(facts, checked);
  return checked;
}

const NOTHING_FOUND: HelmSchemaCheck = {isDone: true, findings: []};
const results = new WeakMap<LayerFacts, readonly Checked[]>();

/** Compiling a large one costs some 100 ms: it is done once for each schema of a pack. */
const compiled = new WeakMap<ChartSchema, HelmSchema>();

function compile(source: ChartSchema): HelmSchema {
  const schema = compiled.get(source) ?? compileHelmSchema(source.text);
  compiled.set(source, schema);
  return schema;
}
