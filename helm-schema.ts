import {Ajv, type ErrorObject, type Options} from 'ajv';
import {Ajv2019} from 'ajv/dist/2019.js';
import {Ajv2020} from 'ajv/dist/2020.js';
import {isRecord} from './diff/plain-data.ts';
import {compileRegex} from './regex.ts';
import {type KeyPath, valueAt} from './values/key-path.ts';

/** What a chart's `values.schema.json` says against values. */
export interface HelmSchemaFinding {
  readonly path: KeyPath;
  /** In words that follow the path: `must be integer`. */
  readonly message: string;
}

export type HelmSchema =
  | {readonly isValid: true; readonly check: (values: unknown) => readonly HelmSchemaFinding[]}
  | {readonly isValid: false; readonly why: string};

/**
 * Makes the text of a chart's schema ready, in any draft that Helm takes. Patterns are read as RE2, so that none can hang us; one that
 * RE2 does not take accepts everything. Schemas elsewhere on the net are not fetched: a `$ref` to one makes the schema unusable here.
 *
 * Helm checks values merged over the chart's own, which are not known here: what is missing is therefore never complained about, nor
 * what holds a template. A null removes a key before Helm looks.
 */
export function compileHelmSchema(text: string): HelmSchema {
  try {
    const schema: unknown = JSON.parse(text);
    if (!isRecord(schema)) return {isValid: false, why: 'it is not an object'};
    const validate = newAjv(schema['$schema']).compile(schema);
    const check = (values: unknown): readonly HelmSchemaFinding[] => {
      const merged = withoutNulls(values);
      return validate(merged) ? [] : describe(validate.errors ?? [], merged);
    };
    return {isValid: true, check};
  } catch (error) {
    return {isValid: false, why: error instanceof Error ? error.message : String(error)};
  }
}

function newAjv(draft: unknown): Ajv {
  const regExp = (pattern: string) => {
    const regex = compileRegex(pattern);
    return {test: (text: string) => !regex.isValid || regex.finds(text)};
  };
  // Ajv would print this into stand-alone code; we make none.
  const options: Options = {
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
    code: {regExp: Object.assign(regExp, {code: ''})},
  };
  if (typeof draft === 'string' && draft.includes('2020-12')) return new Ajv2020(options);
  if (typeof draft === 'string' && draft.includes('2019-09')) return new Ajv2019(options);
  return new Ajv(options);
}

/** Errors of branches (`anyOf`) say little one by one: of those the branch itself is told, unless something is only missing in it. */
function describe(errors: readonly ErrorObject[], values: unknown): readonly HelmSchemaFinding[] {
  const missing = errors.filter(({keyword}) => MISSING.has(keyword));
  const findings: HelmSchemaFinding[] = [];
  for (const {keyword, schemaPath, instancePath, message = 'is not allowed', params} of errors) {
    const isBranch = keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not' || keyword === 'if';
    if (MISSING.has(keyword) || (!isBranch && /\/(?:anyOf|oneOf|not|then|else)\//.test(schemaPath))) continue;
    if (isBranch && missing.some(one => one.schemaPath.startsWith(schemaPath.replace(/\/if$/, '')))) continue;
    const extra: unknown = params['additionalProperty'];
    const path = toPath(instancePath, values);
    // Helm hands `global` to every chart.
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
