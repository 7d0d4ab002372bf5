import {isRecord} from './plain-data.ts';

/**
 * A place in a values text: `charts.grafana.replicas`. A key is a string, even where YAML reads it as a number; a list
 * item stands by its index, or, where two lists were compared, by the key of its own that names it.
 */
export type KeyPath = readonly KeySegment[];
export type KeySegment = string | number | NamedItem;

/** The list item whose key `by` reads `name`: `[name=grafana]`. */
export interface NamedItem {
  readonly by: string;
  readonly name: string;
}

/** `charts.grafana.replicas`, `options."system.uri"`, `args[2]`, `containers[name=web].image`; empty for the root. */
export function formatKeyPath(path: KeyPath): string {
  return path
    .map((segment, at) => (typeof segment === 'string' && at > 0 ? `.${formatKey(segment)}` : format(segment)))
    .join('');
}

/** Reads what `formatKeyPath` wrote, and the same with single quotes; undefined where the text is no key path. */
export function parseKeyPath(text: string): KeyPath | undefined {
  const path: KeySegment[] = [];
  const token = new RegExp(TOKEN, 'y');
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.groups;
    if (found === undefined) return undefined;
    const segment = readSegment(found);
    // Only the first key goes without a dot, and only a key has one.
    if (
      segment === undefined ||
      (typeof segment === 'string' && (found['dot'] === undefined) !== (path.length === 0))
    ) {
      return undefined;
    }
    if (typeof segment !== 'string' && found['dot'] !== undefined) return undefined;
    path.push(segment);
  }
  return path;
}

/** Whether `path` is `start`, or below it. */
export function startsWithPath(path: KeyPath, start: KeyPath): boolean {
  return start.every((segment, at) => isSameSegment(segment, path[at]));
}

/** The value at a path in parsed values; undefined when there is none. An existing null is null. */
export function valueAt(value: unknown, path: KeyPath): unknown {
  let found = value;
  for (const segment of path) found = childOf(found, segment);
  return found;
}

/**
 * The path that dotted words of a preset, a schema or a macro mean in these values: `options.system.uri` may be
 * `options."system.uri"`, since keys hold literal dots (domain: 5). Single words are tried before joined ones;
 * undefined where nothing fits.
 */
export function resolveDotted(value: unknown, dotted: string): KeyPath | undefined {
  return dotted === '' ? [] : resolveWords(value, dotted.split('.'));
}

const TOKEN = String.raw`(?<dot>\.)?(?:(?<plain>[^.[\]"'\s]+)|(?<double>"(?:[^"\\]|\\.)*")|'(?<single>(?:[^']|'')*)')|\[(?:(?<index>\d+)|(?<by>[^=\][\s"]+)=(?:(?<name>[^\][\s"=]+)|(?<quoted>"(?:[^"\\]|\\.)*")))\]`;

function readSegment(found: Readonly<Record<string, string | undefined>>): KeySegment | undefined {
  const {plain, double, single, index, by, name, quoted} = found;
  if (plain !== undefined) return plain;
  if (single !== undefined) return single.replaceAll("''", "'");
  if (index !== undefined) return Number(index);
  const text = double ?? quoted;
  const word = text === undefined ? name : unquote(text);
  if (word === undefined) return undefined;
  return by === undefined ? word : {by, name: word};
}

function unquote(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function format(segment: KeySegment): string {
  if (typeof segment === 'string') return formatKey(segment);
  if (typeof segment === 'number') return `[${segment}]`;
  return `[${segment.by}=${/^[^\][\s"=]+$/.test(segment.name) ? segment.name : JSON.stringify(segment.name)}]`;
}

function formatKey(key: string): string {
  return /^[^.[\]"'\s]+$/.test(key) ? key : JSON.stringify(key);
}

function isSameSegment(a: KeySegment, b: KeySegment | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.by === b.by && a.name === b.name;
}

function childOf(value: unknown, segment: KeySegment): unknown {
  if (Array.isArray(value)) {
    if (typeof segment === 'number') return value[segment];
    if (typeof segment === 'string') return undefined;
    return value.find(
      item => isRecord(item) && Object.hasOwn(item, segment.by) && String(item[segment.by]) === segment.name,
    );
  }
  if (!isRecord(value) || typeof segment !== 'string' || !Object.hasOwn(value, segment)) return undefined;
  return value[segment];
}

function resolveWords(value: unknown, words: readonly string[]): KeyPath | undefined {
  if (words.length === 0) return [];
  for (let count = 1; count <= words.length; count += 1) {
    const key = words.slice(0, count).join('.');
    const segment = Array.isArray(value) && /^\d+$/.test(key) ? Number(key) : key;
    const child = childOf(value, segment);
    const rest = child === undefined ? undefined : resolveWords(child, words.slice(count));
    if (rest !== undefined) return [segment, ...rest];
  }
  return undefined;
}
