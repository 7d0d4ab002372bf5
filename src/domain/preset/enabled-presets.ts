import {lineBreakOf} from '../values/splice.ts';

/** A preset that the values' header names as enabled. */
export interface EnabledPreset {
  readonly group: string;
  readonly name: string;
  /** The line of the header, from 1. */
  readonly line: number;
}

/**
 * Reads the header that records presets, `# spectrocloud.com/enabled-presets: Group:name,Group:name`. It is among the
 * comments that values begin with, usually first. Groups may contain blanks, dashes and colons, so each entry is split
 * at its last colon (domain: 5.1).
 */
export function enabledPresets(values: string): readonly EnabledPreset[] {
  const header = findHeader(values);
  if (header === undefined) return [];
  return header.list.split(',').flatMap(entry => {
    const preset = readEntry(entry);
    return preset === undefined ? [] : [{...preset, line: header.line}];
  });
}

/**
 * Writes a header that names these presets, in this order. Existing entries keep their spelling, and so do those that
 * are not `Group:name`; a header that already names the same presets stays byte for byte. A new header becomes the
 * first line, and an empty list is written only over an existing header. Nothing else changes.
 */
export function withEnabledPresets(values: string, presets: readonly Named[]): string {
  const header = findHeader(values);
  if (header === undefined)
    return presets.length === 0 ? values : insertHeader(values, presets.map(writeEntry).join(','));
  const written = header.list.split(',');
  const old = written.map(readEntry);
  const isNamed = old.filter(preset => preset !== undefined);
  if (isNamed.length === presets.length && isNamed.every((preset, at) => isSame(preset, presets[at]))) return values;
  const strange = written.filter((entry, at) => old[at] === undefined && entry.trim() !== '');
  const entries = presets.map((preset, at) => {
    const place = old.findIndex(other => isSame(other, preset));
    const neighbour = place >= 0 ? place : old.findIndex(other => other?.group === preset.group);
    const blanks = at === 0 ? '' : (/^\s*/.exec(written[neighbour] ?? '')?.[0] ?? '');
    return blanks + (place < 0 ? writeEntry(preset) : (written[place] ?? '').trim());
  });
  const list = [...entries, ...strange].join(',');
  const gap = /^[ \t]+(?=\S)/.exec(header.list)?.[0] ?? ' ';
  return values.slice(0, header.start) + (list === '' ? '' : gap + list) + values.slice(header.end);
}

/** Whether the values have the header, even an empty one. */
export function hasPresetHeader(values: string): boolean {
  return findHeader(values) !== undefined;
}

/** The values without the header's line. */
export function withoutPresetHeader(values: string): string {
  const header = findHeader(values);
  if (header === undefined) return values;
  const start = values.lastIndexOf('\n', header.start) + 1;
  const end = values.indexOf('\n', header.end);
  return values.slice(0, start) + (end < 0 ? '' : values.slice(end + 1));
}

interface Header {
  /** What follows its colon, from `start` to `end`, without trailing blanks. */
  readonly list: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Looks among the comments and blank lines that values begin with. */
function findHeader(values: string): Header | undefined {
  let line = 1;
  for (let start = 0; start < values.length; line += 1) {
    const lineEnd = values.indexOf('\n', start);
    const end = lineEnd < 0 ? values.length : lineEnd;
    const text = values.slice(start, end);
    if (text.trim() !== '' && !/^\s*(?:#|---)/.test(text)) return undefined;
    const mark = /^\s*#\s*spectrocloud\.com\/enabled-presets:/.exec(text)?.[0];
    if (mark !== undefined) {
      const list = text.slice(mark.length).trimEnd();
      return {list, start: start + mark.length, end: start + mark.length + list.length, line};
    }
    start = end + 1;
  }
  return undefined;
}

function insertHeader(values: string, list: string): string {
  const start = values.startsWith('\ufeff') ? 1 : 0;
  const header = `# spectrocloud.com/enabled-presets: ${list}${lineBreakOf(values)}`;
  return values.slice(0, start) + header + values.slice(start);
}

function readEntry(entry: string): Named | undefined {
  const colon = entry.lastIndexOf(':');
  const preset = {group: entry.slice(0, colon).trim(), name: entry.slice(colon + 1).trim()};
  return colon < 0 || preset.name === '' ? undefined : preset;
}

function writeEntry({group, name}: Named): string {
  return `${group}:${name}`;
}

type Named = Pick<EnabledPreset, 'group' | 'name'>;

function isSame(a: Named | undefined, b: Named | undefined): boolean {
  return a !== undefined && b !== undefined && a.group === b.group && a.name === b.name;
}
