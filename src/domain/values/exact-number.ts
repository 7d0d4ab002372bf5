/**
 * A number as a document writes it, where a number of JavaScript would not be written the same: `12345678901234567890`, `1e999`, `1.0`, `-0`.
 * Keys that we do not know may hold one, and come out of strata as they went in. `JSON.stringify` prints what is written.
 */
export class ExactNumber {
  /** By the grammar of JSON, which is a part of YAML's. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toJSON(): object {
    return JSON.rawJSON(this.source);
  }

  toString(): string {
    return this.source;
  }
}

/** A number that stands in a document as `source`: an ordinary one where that is all that is written. */
export function numberOf(source: string, value: number): number | ExactNumber {
  return String(value) !== source && JSON_NUMBER.test(source) ? new ExactNumber(source) : value;
}

/** `JSON.parse`, its numbers as they are written. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, {source}) =>
    typeof value === 'number' && source !== undefined ? numberOf(source, value) : value,
  );
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
