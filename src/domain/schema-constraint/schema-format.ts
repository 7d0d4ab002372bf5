import {compileRegex, type Regex} from '../regex.ts';
import {isIpv4, isIpv6, isNumber, isVersion} from '../variable/variable-format.ts';

/** The format template of a schema constraint: `${string}/${string}:${version}` has five parts. */
export interface SchemaFormat {
  /** As the schema writes it. */
  readonly text: string;
  readonly parts: readonly FormatPart[];
}

export type FormatPart = {readonly literal: string} | TypedPart;

export interface TypedPart {
  /** One of string, number, boolean, password, list, ipv4, version; anything else is not checked. */
  readonly type: string;
  readonly regex?: string;
  readonly range?: readonly [low: number, high: number];
  readonly options?: readonly string[];
}

/**
 * The types that we can check: librarium, pack-constraints.md; `ipv6` is there for variables and costs nothing here.
 */
const SCHEMA_TYPES = ['string', 'number', 'boolean', 'password', 'list', 'ipv4', 'ipv6', 'version'] as const;

function isTyped(part: FormatPart): part is TypedPart {
  return 'type' in part;
}

/**
 * Reads a format template. What cannot be read is reported to `trouble`, and taken as literal text or as an unchecked
 * part.
 */
export function parseFormat(text: string, trouble: (what: string) => void): SchemaFormat {
  const parts: FormatPart[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('${', at);
    if (open !== at) {
      parts.push({literal: text.slice(at, open < 0 ? text.length : open)});
      at = open < 0 ? text.length : open;
      continue;
    }
    const part = typedPartAt(text, open, trouble);
    if (part === undefined) {
      trouble(`"${text}" holds a \${ that is not closed`);
      parts.push({literal: text.slice(open)});
      break;
    }
    parts.push(part.part);
    at = part.end;
  }
  return {text, parts};
}

/** The end of a part's text. A regex or a list may contain braces, so their own closing mark is searched for first. */
function typedPartAt(
  text: string,
  open: number,
  trouble: (what: string) => void,
): {part: TypedPart; end: number} | undefined {
  const head = /^\$\{\s*([A-Za-z0-9_]*)\s*(:\s*[/[]?)?/.exec(text.slice(open));
  if (head === null) return undefined;
  const [{length}, type = '', colon = ''] = head;
  const mark = colon.endsWith('/') ? '/}' : colon.endsWith('[') ? ']}' : '}';
  const end = text.indexOf(mark, open + length);
  if (end < 0) return undefined;
  const argument = text.slice(open + length, end);
  return {part: typedPart(type, mark, argument, trouble), end: end + mark.length};
}

function typedPart(type: string, mark: string, argument: string, trouble: (what: string) => void): TypedPart {
  if (!(SCHEMA_TYPES as readonly string[]).includes(type)) trouble(`the type "${type}" is not one that we know`);
  if (mark === '/}') {
    const compiled = compileRegex(argument);
    if (compiled.isValid) return {type, regex: argument};
    trouble(`the pattern /${argument}/ is not valid: ${compiled.why}`);
    return {type};
  }
  if (mark === ']}' && type === 'list')
    return {type, options: argument.split(',').map(option => unquote(option.trim()))};
  if (mark === ']}') {
    const [, low, high] = /^\s*([+-]?[\d.]+)\s*-\s*([+-]?[\d.]+)\s*$/.exec(argument) ?? [];
    if (low !== undefined && high !== undefined) return {type, range: [Number(low), Number(high)]};
    trouble(`[${argument}] is not a range such as [1-10]`);
    return {type};
  }
  if (argument.trim() !== '') trouble(`"${argument.trim()}" is neither /a pattern/ nor [a range]`);
  return {type};
}

/** The longest search for a way to split a value into the parts; beyond it the value is accepted. */
const STEP_LIMIT = 20_000;

/**
 * Whether the value can be split so that literal texts match exactly, and every typed part fits its piece. A pattern is
 * searched for within its own piece (Go's MatchString).
 */
export function matchesFormat({parts}: SchemaFormat, value: string): boolean {
  const checks = parts.map(part => (isTyped(part) ? checkOf(part) : part.literal));
  const failed = new Set<string>();
  let steps = 0;

  const matchFrom = (part: number, at: number): boolean => {
    const check = checks[part];
    if (check === undefined) return at === value.length;
    if (typeof check === 'string') return value.startsWith(check, at) && matchFrom(part + 1, at + check.length);
    const key = `${part}:${at}`;
    if (failed.has(key)) return false;
    for (let end = part === checks.length - 1 ? value.length : at; end <= value.length; end += 1) {
      const next = checks[part + 1];
      if (typeof next === 'string') {
        end = value.indexOf(next, end);
        if (end < 0) break;
      }
      steps += 1;
      if (steps > STEP_LIMIT) return true;
      if (check(value.slice(at, end)) && matchFrom(part + 1, end)) return true;
    }
    failed.add(key);
    return false;
  };
  return matchFrom(0, 0);
}

/** What a value must look like, in words: `a number from 1 to 10`. */
export function describeSchemaFormat({parts, text}: SchemaFormat): string {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 && isTyped(only) ? describePart(only) : `of the form ${text}`;
}

function describePart({type, regex, range, options}: TypedPart): string {
  if (options !== undefined) return `one of ${options.join(', ')}`;
  const noun = NOUNS[type] ?? `of the type ${type}`;
  if (range !== undefined) return `${noun} from ${range[0]} to ${range[1]}`;
  return regex === undefined ? noun : `${noun} that matches /${regex}/`;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  password: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'one of a list',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  version: 'a semantic version',
};

function checkOf({type, regex, range, options}: TypedPart): (piece: string) => boolean {
  const ofType = typeCheck(type);
  const compiled: Regex | undefined = regex === undefined ? undefined : compileRegex(regex);
  return piece =>
    ofType(piece) &&
    (options === undefined || options.includes(piece)) &&
    (range === undefined || (isNumber(piece) && Number(piece) >= range[0] && Number(piece) <= range[1])) &&
    (compiled === undefined || !compiled.isValid || compiled.finds(piece));
}

function typeCheck(type: string): (piece: string) => boolean {
  switch (type) {
    case 'number':
      return isNumber;
    // YAML 1.1, which Palette reads, has more words for them; those get a warning of their own.
    case 'boolean':
      return piece => /^(?:true|false|yes|no|on|off)$/i.test(piece);
    case 'ipv4':
      return isIpv4;
    case 'ipv6':
      return isIpv6;
    case 'version':
      return isVersion;
    // A piece between literals must not be empty, or it would be another format.
    case 'string':
    case 'password':
      return piece => piece !== '';
    default:
      return () => true;
  }
}

function unquote(option: string): string {
  return /^(['"]).*\1$/s.test(option) ? option.slice(1, -1) : option;
}
