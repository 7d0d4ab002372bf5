import {Ajv, type ErrorObject} from 'ajv';
import {compileRegex} from '../regex.ts';
import {type KeyPath, valueAt} from '../values/key-path.ts';
import {isRecord} from '../values/plain-data.ts';
import {STEP, Steps, withSteps} from './schema-steps.ts';

/** What a chart's `values.schema.json` says about values. */
export interface HelmSchemaFinding {
  readonly path: KeyPath;
  /** What is wrong, to follow the path in a sentence: `must be integer`. */
  readonly message: string;
}

export type HelmSchema =
  | {readonly isValid: true; readonly check: (values: unknown) => HelmSchemaCheck}
  | {readonly isValid: false; readonly why: string};

/** The findings, or `why` the schema was given up: it takes too long, or never ends. */
export type HelmSchemaCheck =
  | {readonly isDone: true; readonly findings: readonly HelmSchemaFinding[]}
  | {readonly isDone: false; readonly why: string};

/**
 * Makes the text of a chart's schema ready: draft 7, as most of Helm's life; of later drafts what they share with it. Patterns are read as RE2, so that none can hang us; one that
 * RE2 does not take accepts everything. Schemas elsewhere on the net are not fetched: a `$ref` to one makes the schema unusable here. One that
 * is made to take for ever is given up after a fraction of a second.
 *
 * Helm checks values merged over the chart's own, which are not known here: what is missing is therefore never complained about, nor
 * what holds a template. A null removes a key before Helm looks.
 */
export function compileHelmSchema(text: string): HelmSchema {
  try {
    const schema: unknown = JSON.parse(text);
    if (!isRecord(schema)) return {isValid: false, why: 'it is not an object'};
    // `$schema` only names the draft: written with https, without #, or a later one, Ajv would not know it.
    const {$schema: _draft, ...plain} = schema;
    const steps = new Steps();
    steps.reset();
    const validate = newAjv(steps).compile(withSteps(plain));
    const check = (values: unknown): HelmSchemaCheck => {
      try {
        const merged = withoutNulls(values);
        steps.reset();
        return {isDone: true, findings: validate(merged) ? [] : describe(validate.errors ?? [], merged)};
      } catch (error) {
        return {isDone: false, why: reasonOf(error)};
      }
    };
    return {isValid: true, check};
  } catch (error) {
    return {isValid: false, why: reasonOf(error)};
  }
}

function reasonOf(error: unknown): string {
  // The stack overflowed.
  if (error instanceof RangeError) return 'it refers to itself without end';
  return error instanceof Error ? error.message : String(error);
}

function newAjv(steps: Steps): Ajv {
  const regExp = (pattern: string) => {
    const regex = compileRegex(pattern);
    return {
      test(text: string) {
        steps.spend(REGEX_WEIGHT + text.length / 10);
        return !regex.isValid || regex.finds(text);
      },
    };
  };
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
    // Ajv would print `regExp` into stand-alone code; we make none. Optimizing takes longer than it ever saves here.
    code: {regExp: Object.assign(regExp, {code: ''}), optimize: false},
  });
  ajv.addKeyword({
    keyword: STEP,
    errors: false,
    validate(weight: number) {
      steps.spend(weight);
      return true;
    },
  });
  // Ajv's own compares each item with each.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    errors: false,
    validate: (isWanted: boolean, items: readonly unknown[]) =>
      !isWanted || new Set(items.map(canonical)).size === items.length,
  });
  return ajv;
}

/** In steps; RE2 takes a microsecond or so to begin. */
const REGEX_WEIGHT = 10;

/** The same for values that mean the same, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) =>
    isRecord(child) ? Object.fromEntries(Object.entries(child).toSorted(([a], [b]) => (a < b ? -1 : 1))) : child,
  );
}

/**
 * The errors of single branches (`anyOf`) say little: instead, the branch itself is reported, unless something is only
 * missing in it.
 */
function describe(errors: readonly ErrorObject[], values: unknown): readonly HelmSchemaFinding[] {
  const missing = errors.filter(({keyword}) => MISSING.has(keyword));
  const findings: HelmSchemaFinding[] = [];
  for (const {keyword, schemaPath, instancePath, message = 'is not allowed', params} of errors) {
    const isBranch = keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not' || keyword === 'if';
    if (MISSING.has(keyword) || (!isBranch && /\/(?:anyOf|oneOf|not|then|else)\//.test(schemaPath))) continue;
    if (isBranch && missing.some(one => one.schemaPath.startsWith(schemaPath.replace(/\/if$/, '')))) continue;
    const extra: unknown = params['additionalProperty'];
    const path = toPath(instancePath, values);
    // Helm passes `global` to every chart.
    if (extra === 'global' || holdsTemplate(valueAt(values, path))) continue;
    findings.push({
      path: typeof extra === 'string' ? [...path, extra] : path,
      message: wordsFor(keyword, message, params),
    });
  }
  return findings;
}

const MISSING = new Set(['required', 'dependentRequired', 'dependencies', 'minProperties']);

function wordsFor(keyword: string, message: string, params: Readonly<Record<string, unknown>>): string {
  if (keyword === 'additionalProperties') return 'is not a value that the chart knows';
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params['allowedValues'])}`;
  return keyword === 'const' ? `must be ${JSON.stringify(params['allowedValue'])}` : message;
}

/** A JSON pointer as a key path; numbers are places in lists. */
function toPath(pointer: string, values: unknown): KeyPath {
  const path: (string | number)[] = [];
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(valueAt(values, path)) ? Number(key) : key);
  }
  return path;
}

function holdsTemplate(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, withoutNulls(child)]),
  );
}
