import {isMap, isSeq, LineCounter, parseDocument} from 'yaml';
import {isRecord} from '../domain/diff/plain-data.ts';
import type {Preset} from '../domain/preset.ts';

/** The presets of a `presets.yaml`, and what in it could not be read; the rest is usable. */
export interface ReadPresets {
  readonly presets: readonly Preset[];
  /** `presets.yaml line 7: ...`. */
  readonly troubles: readonly string[];
}

/** Reads the text of a `presets.yaml` (domain: 6). An empty file, or one of comments only, has no presets. */
export function readPresets(text: string): ReadPresets {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: false, logLevel: 'silent'});
  const troubles = document.errors.map(
    error => `presets.yaml line ${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0] ?? ''}`,
  );
  if (troubles.length > 0) return {presets: [], troubles};
  if (document.contents === null) return {presets: [], troubles: []};
  const list = isMap(document.contents) ? document.contents.get('presets', true) : document.contents;
  if (list === undefined || (!isSeq(list) && document.toJS()?.presets === null)) return {presets: [], troubles: []};
  if (!isSeq(list)) return {presets: [], troubles: ['presets.yaml: "presets" is not a list']};
  const presets: Preset[] = [];
  for (const item of list.items) {
    const value: unknown = isMap(item) ? item.toJS(document, {maxAliasCount: 100}) : undefined;
    const preset = isMap(item) ? toPreset(value) : undefined;
    const line = isMap(item) && item.range ? lines.linePos(item.range[0]).line : 0;
    if (preset === undefined) troubles.push(`presets.yaml line ${line}: a preset needs a name and a group`);
    else presets.push(preset);
  }
  return {presets, troubles};
}

function toPreset(value: unknown): Preset | undefined {
  if (!isRecord(value)) return undefined;
  const {name, displayName, group, remove, add} = value;
  if (typeof name !== 'string' || name === '') return undefined;
  return {
    name,
    displayName: typeof displayName === 'string' && displayName !== '' ? displayName : name,
    group: typeof group === 'string' && group !== '' ? group : name,
    remove: Array.isArray(remove) ? remove.filter(path => typeof path === 'string') : [],
    add: typeof add === 'string' ? add : '',
  };
}
