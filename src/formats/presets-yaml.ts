import {type Document, isMap, isNode, isSeq} from 'yaml';
import type {Preset} from '../domain/preset/preset.ts';
import {parseValues} from '../domain/values/parse-values.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {readYaml} from '../domain/values/read-yaml.ts';
import {placeAt} from '../domain/values/text-place.ts';

/** The presets of a `presets.yaml`, and what in it could not be read; the rest is usable. */
export interface ReadPresets {
  readonly presets: readonly Preset[];
  /** `presets.yaml line 7: ...`. */
  readonly troubles: readonly string[];
}

/**
 * Reads the text of a `presets.yaml` (domain: 6). An empty file, or one of comments only, has no presets. A preset of the wrong
 * shape is left out and said, since half a preset would change half of what it should. Never throws.
 */
export function readPresets(text: string): ReadPresets {
  const yaml = readYaml(text);
  const {value, problems} = parseValues(text, yaml);
  const troubles = problems.map(({line = 1, message}) => `presets.yaml line ${line}: ${message}`);
  const list = isRecord(value) ? (value['presets'] ?? null) : value;
  if (list === null || value === undefined) return {presets: [], troubles};
  if (!Array.isArray(list)) {
    return {presets: [], troubles: [...troubles, 'presets.yaml: it must hold a list under the key "presets"']};
  }
  const starts = startsOfItems(yaml.documents);
  const presets = new Map<string, Preset>();
  const refused: {readonly at: number; readonly why: string}[] = [];
  for (const [at, item] of list.entries()) {
    const preset = toPreset(item);
    const why = typeof preset === 'string' ? preset : whyNotAgain(preset, presets);
    if (why !== undefined) refused.push({at: starts[at] ?? 0, why});
    else if (typeof preset !== 'string') presets.set(identityOf(preset), preset);
  }
  for (const {at, why} of refused.slice(0, MAX_TROUBLES))
    troubles.push(`presets.yaml line ${placeAt(text, at).line}: ${why}`);
  const more = refused.length - MAX_TROUBLES;
  if (more > 0) troubles.push(`presets.yaml: ${more} more of its presets cannot be used`);
  return {presets: [...presets.values()], troubles};
}

/** More than this says no more than the first few. */
const MAX_TROUBLES = 20;

/** Where each item of the list of presets begins in the text. */
function startsOfItems(documents: readonly Document.Parsed[]): readonly number[] {
  const root = documents.find(document => document.contents !== null)?.contents;
  const list = isMap(root) ? root.get('presets', true) : root;
  return isSeq(list) ? list.items.map(item => (isNode(item) ? (item.range?.[0] ?? 0) : 0)) : [];
}

/** The preset, or why it is none. */
function toPreset(value: unknown): Preset | string {
  if (!isRecord(value)) return 'a preset is a map with name, displayName, group, remove and add';
  const name = textOf(value['name']);
  if (name === '') return 'a preset needs a name';
  const add = value['add'] ?? '';
  if (typeof add !== 'string') return `"add" of ${name} must be text: write it as a block below "add: |"`;
  const remove = value['remove'] ?? [];
  const paths = typeof remove === 'string' ? [remove] : remove;
  if (!Array.isArray(paths) || !paths.every(path => typeof path === 'string')) {
    return `"remove" of ${name} must be a list of dotted paths`;
  }
  // A preset without a group excludes no other: it is a group of its own (a decision of ours).
  return {
    name,
    displayName: textOf(value['displayName']) || name,
    group: textOf(value['group']) || name,
    remove: paths,
    add,
  };
}

/** The header in the values names a preset by group and name, so that two of the same cannot be told apart. */
function whyNotAgain(preset: Preset, presets: ReadonlyMap<string, Preset>): string | undefined {
  if (!presets.has(identityOf(preset))) return undefined;
  return `the group ${preset.group} has a preset ${preset.name} already; this one is left out`;
}

function identityOf({group, name}: Preset): string {
  return `${group}\n${name}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
