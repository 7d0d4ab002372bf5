import type {Variable} from '../profile/profile.ts';
import {checkSchema, type Resolve, type SchemaFinding} from '../schema-constraint/check-schema.ts';
import {valueAt} from '../values/key-path.ts';
import {fillVariables} from '../variable/resolve.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {Finding, LayerRule, ProfileRule} from './rule.ts';
import {isTemplate, placeOf} from './text-facts.ts';

const SOURCE = 'librarium, pack-constraints.md';

const required: LayerRule = {
  code: 'schema.required',
  severity: 'error',
  title: "A value that the pack's schema requires is present.",
  why: `Palette refuses the profile until it has a value (${SOURCE}).`,
  check: facts => schemaFindings(facts, 'required'),
};

const format: LayerRule = {
  code: 'schema.format',
  severity: 'error',
  title: "A value has the format that the pack's schema asks for.",
  why: `Palette refuses the profile: types, ranges, lists, RE2 patterns and literal text must match (${SOURCE}).`,
  check: facts => schemaFindings(facts, 'format'),
};

const readonly: LayerRule = {
  code: 'schema.readonly',
  severity: 'error',
  title: "A value that the pack's schema makes read-only is the pack's own.",
  why: `Palette lets nobody change it (${SOURCE}).`,
  check: facts => schemaFindings(facts, 'readonly'),
};

const unread: LayerRule = {
  code: 'schema.unread',
  severity: 'note',
  title: "The pack's schema holds nothing that strata cannot read.",
  why: 'Packs carry types and forms that no document describes; what they ask for is not checked here.',
  check: function* ({schema}) {
    for (const {line, message} of schema()?.troubles ?? []) yield {message: `schema.yaml line ${line}: ${message}`};
  },
};

const variable: ProfileRule = {
  code: 'schema.variable',
  severity: 'error',
  title: "A variable's default has the format that the pack's schema asks for where it is used.",
  why: 'Palette refuses the profile (librarium, create-cluster-profile-variables.md).',
  check: function* ({layers, variables}) {
    const defaults = new Map(variables.map(variable => [variable.name, variable]));
    for (const facts of layers) {
      const schema = facts.schema();
      const {value} = facts.values.yaml();
      if (schema === undefined || !facts.values.references().some(({kind}) => kind === 'var')) continue;
      for (const {kind, path, message} of checkSchema(schema, value, undefined, text => fillDefaults(text, defaults))) {
        if (kind !== 'format' || !isTemplate(valueAt(value, path))) continue;
        yield {
          message: `${message}, once its variables are filled in`,
          layer: facts.id,
          ...placeOf(facts.values, path),
        };
      }
    }
  },
};

export const schemaRules: readonly LayerRule[] = [required, format, readonly, unread];
export const schemaProfileRules: readonly ProfileRule[] = [variable];

/** What the text comes to when nothing else is given; undefined where that cannot be known. */
function fillDefaults(text: string, variables: ReadonlyMap<string, Variable>): ReturnType<Resolve> {
  let isSecret = false;
  const filled = fillVariables(text, name => {
    const variable = variables.get(name);
    isSecret ||= variable?.isSensitive === true;
    return variable?.defaultValue || undefined;
  });
  return filled.includes('{{') ? undefined : {text: filled, isSecret};
}

function* schemaFindings(facts: LayerFacts, kind: SchemaFinding['kind']): Generator<Finding> {
  for (const {kind: found, message, path, constraint} of facts.schemaFindings()) {
    if (found !== kind) continue;
    const {hints} = constraint;
    const where = facts.values.isDefault ? "in the pack's default values, " : '';
    yield {
      message: where + message,
      ...(hints.length === 0 ? {} : {hint: hints.join(' ')}),
      ...placeOf(facts.values, path),
    };
  }
}
