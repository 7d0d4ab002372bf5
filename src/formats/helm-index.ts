import {isRecord} from '../domain/values/plain-data.ts';
import {type ChartIdentity, readChart} from './chart-yaml.ts';
import {composeYaml} from './yaml-text.ts';

/** A chart as an index lists it (helm.sh/docs/topics/chart_repository, "The index file"). */
export interface IndexedChart extends ChartIdentity {
  /** Where its archive is: relative to the index, or a whole address. Several are the same archive. */
  readonly urls: readonly string[];
  /** SHA-256 of the archive, hex; older tools left it out. */
  readonly digest: string | undefined;
}

/** One entry of an index, not yet parsed: the chart's name, and a YAML list of one. */
export interface IndexItem {
  readonly chart: string;
  readonly text: string;
}

/**
 * The entries of an `index.yaml`, one at a time: a public repository's has 20 MB and more, and `yaml` would read it in one go for seconds.
 * Of each entry only what is needed is handed on. Undefined when the text is not laid out as Helm writes it: parse it whole.
 */
export function indexItems(text: string): Generator<IndexItem, void> | undefined {
  const start = /^entries:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  return start === null ? undefined : itemsFrom(text, start.index + start[0].length);
}

function* itemsFrom(text: string, from: number): Generator<IndexItem, void> {
  let chart: string | undefined;
  let chartIndent = 0;
  let itemIndent = 0;
  let lines: string[] = [];
  let isWanted = true;
  for (let at = from; at < text.length;) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end);
    at = end + 1;
    const indent = line.search(/[^ ]/);
    const isItem =
      chart !== undefined &&
      line.startsWith('- ', indent) &&
      indent >= chartIndent &&
      (indent === itemIndent || lines.length === 0);
    if (indent < 0 || line[indent] === '#' || line === '\r') {
      if (isWanted && lines.length > 0) lines.push(line);
    } else if (indent === 0 && !line.startsWith('- ')) break;
    else if (isItem) {
      if (chart !== undefined && lines.length > 0) yield {chart, text: lines.join('\n')};
      itemIndent = indent;
      // The first key stands behind the dash: on a line of its own it can be left out like any other.
      lines = [`${' '.repeat(indent)}-`];
      isWanted = pushKey(lines, `${' '.repeat(indent + 2)}${line.slice(indent + 2)}`, indent + 2);
    } else if (chart === undefined || indent <= chartIndent) {
      if (chart !== undefined && lines.length > 0) yield {chart, text: lines.join('\n')};
      chart = nameIn(line);
      chartIndent = indent;
      lines = [];
    } else if (lines.length > 0) {
      if (indent === itemIndent + 2 && !line.startsWith('- ', indent)) isWanted = pushKey(lines, line, indent);
      else if (isWanted) lines.push(line);
    }
  }
  if (chart !== undefined && lines.length > 0) yield {chart, text: lines.join('\n')};
}

/** Takes a line with a key in, if the key is needed, or is none that can be told from the line. */
function pushKey(lines: string[], line: string, indent: number): boolean {
  const key = /^([A-Za-z]+):(?:\s|$)/.exec(line.slice(indent))?.[1];
  const isWanted = key === undefined || WANTED.has(key);
  if (isWanted) lines.push(line);
  return isWanted;
}

const WANTED: ReadonlySet<string> = new Set(['name', 'version', 'urls', 'digest', 'deprecated', 'type']);

function nameIn(line: string): string {
  return line
    .trim()
    .replace(/:.*$/, '')
    .replaceAll(/^["']|["']$/g, '');
}

/** Reads one entry. Throws an error that says what is wrong with it. */
export function readIndexItem({chart, text}: IndexItem): IndexedChart {
  const plain = readPlain(text);
  if (plain !== undefined) return readEntry(chart, plain);
  const document = composeYaml(text, `the entry of ${chart}`, {isText: path => path.at(-1) === 'version'});
  const value = dataOf(document);
  return readEntry(chart, Array.isArray(value) ? value[0] : value);
}

/** An entry of nothing but plain words, as nearly all are: ten times as fast as `yaml`. Undefined where YAML might mean anything else. */
function readPlain(text: string): Readonly<Record<string, unknown>> | undefined {
  const entry: Record<string, unknown> = {};
  const urls: string[] = [];
  let isInUrls = false;
  for (const line of text.split('\n').slice(1)) {
    const [, dash, key, , quoted, word] = PLAIN.exec(line) ?? [];
    const value = quoted ?? word ?? '';
    if (dash === undefined || (quoted === undefined && OTHER_THAN_TEXT.test(value) && key !== 'version'))
      return undefined;
    if (key === undefined) {
      if (!isInUrls || dash === '' || value === '') return undefined;
      urls.push(value);
    } else {
      isInUrls = key === 'urls' && value === '';
      if (dash !== '' || Object.hasOwn(entry, key) || (value === '') !== isInUrls) return undefined;
      entry[key] = isInUrls ? urls : key === 'deprecated' ? value === 'true' : value;
    }
  }
  return entry;
}

/** `key: word`, `key: "word"`, `- word`; a word is one that YAML leaves as it is. */
const PLAIN =
  /^ *(- |)(?:([a-zA-Z]+):)?( ?)(?:"([\w.+~/:%@=-]*)"|([A-Za-z0-9.][\w.+~/%@=-]*(?::\/\/[\w.+~/%@=:-]+)?|))\r?$/;
/** Words that are no text without quotes. */
const OTHER_THAN_TEXT = /^(?:[.\d][\d._]*(?:e\d+)?|0x.*|0o.*|null|yes|no|on|off|y|n)$/i;

/** Reads an index whole, JSON too. Throws an error that says what is wrong with it; entries that are broken are named. */
export function readIndexWhole(
  text: string,
): readonly (IndexedChart | {readonly chart: string; readonly reason: string})[] {
  const value = parseWhole(text);
  const entries = isRecord(value) ? value['entries'] : undefined;
  if (!isRecord(entries)) throw new Error('it is no index of a Helm repository: it has no entries');
  return Object.entries(entries).flatMap(([chart, versions]) =>
    (Array.isArray(versions) ? versions : []).map((version: unknown) => {
      try {
        return readEntry(chart, version);
      } catch (error) {
        return {chart, reason: error instanceof Error ? error.message : String(error)};
      }
    }),
  );
}

function parseWhole(text: string): unknown {
  if (text.trimStart().startsWith('{')) {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      // A map of YAML may begin so too.
    }
  }
  if (text.length > MAX_WHOLE) {
    throw new Error(
      `it is not laid out as Helm writes it, and with ${Math.ceil(text.length / 1e6)} MB too large to be read otherwise`,
    );
  }
  return dataOf(
    composeYaml(text, 'index.yaml', {isText: path => path.at(-1) === 'version', mostTokens: MOST_OF_INDEX}),
  );
}

/** Helm writes no aliases: in an index they would only be there to do harm. */
function dataOf(document: ReturnType<typeof composeYaml>): unknown {
  try {
    return document.toJS({maxAliasCount: 0});
  } catch (error) {
    if (error instanceof ReferenceError) throw new Error('it holds YAML aliases, which no index needs', {cause: error});
    throw error;
  }
}

/** `yaml` reads so much in a second or less, in one go; characters. */
const MAX_WHOLE = 5_000_000;

/** Tokens; so many are in an index of that size. */
const MOST_OF_INDEX = 3_000_000;

function readEntry(chart: string, value: unknown): IndexedChart {
  if (!isRecord(value)) throw new Error('it is not a map with name and version');
  // Its name stands above it; the one in it may be left out.
  const identity = readChart({name: chart, ...value});
  if (identity === undefined) throw new Error('it has no version');
  const urls = Array.isArray(value['urls']) ? value['urls'].filter(url => typeof url === 'string' && url !== '') : [];
  if (urls.length === 0) throw new Error(`${identity.version} names no archive`);
  const digest = typeof value['digest'] === 'string' ? value['digest'].replace(/^sha256:/, '').toLowerCase() : '';
  return {...identity, urls, digest: /^[0-9a-f]{64}$/.test(digest) ? digest : undefined};
}
