import {seemsSecret} from '../secret/secret-line.ts';
import {type KeyPath, resolveDotted, valueAt} from '../values/key-path.ts';
import {findDotted} from './find-dotted.ts';
import type {Schema, SchemaConstraint} from './parse-schema.ts';
import {describeSchemaFormat, matchesFormat} from './schema-format.ts';

/** A value that a pack's schema does not allow. */
export interface SchemaFinding {
  readonly kind: 'required' | 'readonly' | 'format';
  readonly constraint: SchemaConstraint;
  /** The value's path; for a missing value, the part of its path that exists. */
  readonly path: KeyPath;
  /** What is wrong, to follow the path in a sentence: `is not a number`. */
  readonly message: string;
}

/**
 * Resolves a text with references, and says whether the result is secret; undefined when it is not known before
 * deployment.
 */
export type Resolve = (text: string) => {readonly text: string; readonly isSecret: boolean} | undefined;

/**
 * Checks parsed values against a pack's schema. `defaults` are the pack's own values, which read-only values must keep.
 * A missing or empty value is wrong only when it is required; `resolve` is asked for values that contain `{{`.
 */
export function* checkSchema(
  schema: Schema,
  values: unknown,
  defaults: unknown,
  resolve: Resolve = () => undefined,
): Generator<SchemaFinding> {
  for (const constraint of schema.constraints) {
    const found = findDotted(values, constraint.path);
    if (found.length === 0 && constraint.isRequired && !isEmptyList(values, constraint.path)) {
      const message = `${constraint.path} is required, and missing`;
      yield {kind: 'required', constraint, path: pathUpTo(values, constraint.path), message};
    }
    for (const {path, value} of found) {
      if (constraint.isRequired && isEmpty(value)) {
        yield {kind: 'required', constraint, path, message: `${constraint.path} is required, and empty`};
      } else if (!isEmpty(value)) {
        const why = whyNotFormat(constraint, path, value, resolve);
        if (why !== undefined) yield {kind: 'format', constraint, path, message: `${constraint.path} ${why}`};
      }
      const original = constraint.isReadonly ? valueAt(defaults, path) : undefined;
      if (original !== undefined && JSON.stringify(original) !== JSON.stringify(value)) {
        const message = `${constraint.path} is read-only: the pack has ${JSON.stringify(original)}`;
        yield {kind: 'readonly', constraint, path, message};
      }
    }
  }
}

/** Quotes the value, unless its type, its key's name or a variable in it says that it is a secret. */
function whyNotFormat({format}: SchemaConstraint, path: KeyPath, value: unknown, resolve: Resolve): string | undefined {
  if (format === undefined) return undefined;
  if (typeof value === 'object')
    return `is a ${Array.isArray(value) ? 'list' : 'map'}, not ${describeSchemaFormat(format)}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const resolved = text.includes('{{') ? resolve(text) : {text, isSecret: false};
  if (resolved === undefined || resolved.text === '' || matchesFormat(format, resolved.text)) return undefined;
  const isPassword = format.parts.some(part => 'type' in part && part.type === 'password');
  const key = path.at(-1);
  const isSecret = isPassword || resolved.isSecret || (typeof key === 'string' && seemsSecret(key));
  return `${isSecret ? '' : `"${cut(resolved.text)}" `}is not ${describeSchemaFormat(format)}`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** In a list without items, nothing is missing at `addresses.$[].host`. */
function isEmptyList(values: unknown, dotted: string): boolean {
  const at = dotted.indexOf('.$[]');
  if (at < 0) return false;
  const [list] = findDotted(values, dotted.slice(0, at));
  return Array.isArray(list?.value) && (list.value.length === 0 || dotted.slice(at + 4) === '');
}

/** The longest part of the path that exists. */
function pathUpTo(values: unknown, dotted: string): KeyPath {
  const words = dotted.split('.');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const path = resolveDotted(values, words.slice(0, count).join('.'));
    if (path !== undefined) return path;
  }
  return [];
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
