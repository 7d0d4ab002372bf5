import {StrataError} from '../domain/error.ts';
import {parseExactJson} from '../domain/values/exact-number.ts';
import {MAX_DEPTH} from '../domain/values/max-depth.ts';
import {placeAt} from '../domain/values/text-place.ts';

/**
 * Parses JSON strictly: a duplicate key, which `JSON.parse` silently accepts, is an error too, because one of the two
 * values would be lost. Numbers stay as they are written. Throws StrataError `document.syntax` with line and column, `document.too-deep`, and
 * `document.too-large` for more than so many values, not counting keys.
 */
export function parseJson(text: string, source: string, maxValues = Infinity): unknown {
  const fault = findJsonFault(text, maxValues);
  if (fault === undefined) return parseExactJson(text);
  const {line, column} = placeAt(text, fault.offset);
  if (fault.kind === 'too-many') throw tooMany(source, maxValues);
  throw new StrataError(
    fault.kind === 'too-deep' ? 'document.too-deep' : 'document.syntax',
    `${source} line ${line}, column ${column}: ${fault.message}`,
    {hint: 'Correct the file there, or export it again where it came from.'},
  );
}

/** The error for a document with too many entries, which would take seconds and a gigabyte to read. */
export function tooMany(source: string, most: number): StrataError {
  return new StrataError('document.too-large', `${source} holds more than ${most.toLocaleString('en')} entries`, {
    hint: 'A cluster profile has some hundred: check that this is the file that you mean.',
  });
}

interface JsonFault {
  readonly offset: number;
  readonly message: string;
  readonly kind: FaultKind;
}

type FaultKind = 'syntax' | 'too-deep' | 'too-many';

/**
 * Walks the text once by the grammar of JSON (RFC 8259). V8's own messages give no place for some mistakes, and differ
 * between versions of Node.
 */
function findJsonFault(text: string, maxValues: number): JsonFault | undefined {
  const scanner = new JsonScanner(text, maxValues);
  try {
    scanner.document();
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

class Fault extends Error implements JsonFault {
  readonly offset: number;
  readonly kind: FaultKind;

  constructor(offset: number, message: string, kind: FaultKind = 'syntax') {
    super(message);
    this.offset = offset;
    this.kind = kind;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = ['true', 'false', 'null'] as const;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

class JsonScanner {
  readonly #text: string;
  readonly #maxValues: number;
  #at = 0;
  #values = 0;

  constructor(text: string, maxValues: number) {
    this.#text = text;
    this.#maxValues = maxValues;
  }

  document(): void {
    this.#blanks();
    this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) this.#fail(`${this.#seen()} after the end of the document`);
  }

  #value(depth: number): void {
    const next = this.#text[this.#at];
    if (depth > MAX_DEPTH) throw new Fault(this.#at, `nested more than ${MAX_DEPTH} levels deep`, 'too-deep');
    this.#values += 1;
    if (this.#values > this.#maxValues) throw new Fault(this.#at, 'too many values', 'too-many');
    if (next === '{') this.#members(depth);
    else if (next === '[') this.#items(depth);
    else if (next === '"') this.#string();
    else this.#word();
  }

  #members(depth: number): void {
    const keys = new Set<string>();
    this.#list('}', () => {
      const start = this.#at;
      if (this.#text[start] !== '"') this.#fail(`a key in double quotes is expected, not ${this.#seen()}`);
      this.#string();
      const key = this.#text.slice(start, this.#at);
      if (keys.has(key)) throw new Fault(start, `the key ${key} is there twice in one object`);
      keys.add(key);
      this.#blanks();
      if (this.#text[this.#at] !== ':') this.#fail(`":" is expected after the key ${key}, not ${this.#seen()}`);
      this.#at += 1;
      this.#blanks();
      this.#value(depth + 1);
    });
  }

  #items(depth: number): void {
    this.#list(']', () => this.#value(depth + 1));
  }

  #list(end: string, item: () => void): void {
    this.#at += 1;
    this.#blanks();
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      this.#blanks();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== end) this.#fail(`"," or "${end}" is expected, not ${this.#seen()}`);
      const comma = this.#at;
      this.#at += 1;
      if (next === end) return;
      this.#blanks();
      if (this.#text[this.#at] === end) throw new Fault(comma, `a comma too many before "${end}"`);
    }
  }

  #string(): void {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (Number.isNaN(code)) throw new Fault(start, 'text that is never closed with a quote');
      if (code < SPACE) this.#fail('a line break or control character inside of quotes; write it as an escape, "\\n"');
      if (code === BACKSLASH) {
        ESCAPE.lastIndex = this.#at;
        if (!ESCAPE.test(this.#text)) this.#fail(`"${this.#text.slice(this.#at, this.#at + 2)}" is no escape in JSON`);
        this.#at = ESCAPE.lastIndex;
      } else {
        this.#at += 1;
      }
    }
    this.#at += 1;
  }

  #word(): void {
    const word = WORDS.find(candidate => this.#text.startsWith(candidate, this.#at));
    NUMBER.lastIndex = this.#at;
    if (word !== undefined) this.#at += word.length;
    else if (NUMBER.test(this.#text)) this.#at = NUMBER.lastIndex;
    else this.#fail(`a value is expected, not ${this.#seen()}`);
  }

  #blanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #seen(): string {
    const point = this.#text.codePointAt(this.#at);
    return point === undefined ? 'the end of the file' : JSON.stringify(String.fromCodePoint(point));
  }

  #fail(message: string): never {
    throw new Fault(this.#at, message);
  }
}
