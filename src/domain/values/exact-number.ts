/**
 * A number as a document writes it, where a number of JavaScript would not be written the same: `12345678901234567890`, `1e999`, `1.0`, `-0`.
 * Keys that we do not know may hold one, and come out of strata as they went in. It is plain data, which is copied to threads and kept in
 * drafts like all else; the key is of our own names, so that none of Palette's can be taken for one.
 */
export interface ExactNumber {
  /** By the grammar of JSON, which is a part of YAML's. */
  readonly [KEY]: string;
}

const KEY = 'x-strata-number';

export function isExactNumber(value: unknown): value is ExactNumber {
  // `in` has looked: what is there may be anything.
  const source: unknown = typeof value === 'object' && value !== null && KEY in value ? value[KEY] : undefined;
  return typeof source === 'string' && JSON_NUMBER.test(source);
}

/** What a document writes. */
export function sourceOf(number: ExactNumber): string {
  return number[KEY];
}

/** A number that stands in a document as `source`: an ordinary one where that is all that is written. */
export function numberOf(source: string, value: number): number | ExactNumber {
  return String(value) !== source && JSON_NUMBER.test(source) ? {[KEY]: source} : value;
}

/** `JSON.parse`, its numbers as they are written. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, {source}) =>
    typeof value === 'number' && source !== undefined ? numberOf(source, value) : value,
  );
}

/** `JSON.stringify`, numbers as they were written; undefined where that is. */
export function printExactJson(value: unknown, indent = 0): string | undefined {
  const print = (_key: string, item: unknown) => (isExactNumber(item) ? JSON.rawJSON(sourceOf(item)) : item);
  return JSON.stringify(value, print, indent);
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

// "JSON.parse source text access", a part of ECMAScript that Node has from version 21 on and TypeScript's library not yet.
declare global {
  interface JSON {
    rawJSON(text: string): object;
    parse(
      text: string,
      reviver: (this: unknown, key: string, value: unknown, context: {readonly source?: string}) => unknown,
    ): unknown;
  }
}
