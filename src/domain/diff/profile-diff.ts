import {cloudOf, layersOf, type Profile, type ProfileRef, refOf, typeOf, variablesOf} from '../profile.ts';
import {diffKeys, fieldChange, type FieldChange} from './field-diff.ts';
import {diffLayers, type LayerDiff} from './layer-diff.ts';
import {joinKey} from './path-text.ts';
import {diffVariables, type VariableDiff} from './variable-diff.ts';

/**
 * Everything that differs between two profiles: the one value that the Compare screen, `strata diff` and the exports draw
 * from. It is plain JSON data, and its shape is stable.
 */
export interface ProfileDiff {
  /** What was compared. A name or a version that differs is told by these two and is no change of its own. */
  readonly a: ProfileRef;
  readonly b: ProfileRef;
  /** Nothing else differs: neither a parsed value nor a byte, apart from final newlines of texts. */
  readonly same: boolean;
  /** `description`, `type`, `cloud`, `tags.env`, and keys of metadata that we don't know. */
  readonly metadata: readonly FieldChange[];
  readonly layers: readonly LayerDiff[];
  readonly variables: readonly VariableDiff[];
  /** Keys elsewhere in the document that we don't know, by their path in it: `spec.template.uid`. */
  readonly other: readonly FieldChange[];
  readonly counts: DiffCounts;
}

/** The numbers of the header; those of layers count the layers that have the mark. */
export interface DiffCounts {
  readonly metadata: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly version: number;
  /** Layers whose name, values, manifests or other fields differ. */
  readonly edited: number;
  readonly variables: number;
  /** Key paths in the values of layers that are on both sides; a text that isn't YAML counts as one. */
  readonly paths: number;
  /** Values and manifests where only comments differ. */
  readonly commentsOnly: number;
  /** Values and manifests where only blanks, quotes or the order of keys differ. */
  readonly formattingOnly: number;
  readonly other: number;
}

/** Compares two profiles. Layers and texts that are the same object or the same text cost nothing. */
export function diffProfiles(a: Profile, b: Profile): ProfileDiff {
  const metadata = diffMetadata(a, b);
  const layers = diffLayers(layersOf(a), layersOf(b));
  const variables = diffVariables(variablesOf(a), variablesOf(b));
  const other = diffOther(a, b);
  const same = [metadata, layers, variables, other].every(part => part.length === 0);
  const counts = {...countLayers(layers), metadata: metadata.length, variables: variables.length, other: other.length};
  return {a: refOf(a), b: refOf(b), same, metadata, layers, variables, other, counts};
}

function diffMetadata(a: Profile, b: Profile): readonly FieldChange[] {
  const changes: FieldChange[] = [...diffKeys(pick(a), pick(b), new Set())];
  if (typeOf(a) !== typeOf(b)) changes.push(fieldChange('type', typeOf(a), typeOf(b)));
  if (cloudOf(a) !== cloudOf(b)) changes.push(fieldChange('cloud', cloudOf(a), cloudOf(b)));
  const [before, after] = [a.metadata.labels ?? {}, b.metadata.labels ?? {}];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (old !== now) changes.push(tagChange(joinKey('tags', key), old, now));
  }
  return [...changes, ...diffKeys(a.metadata, b.metadata, METADATA_KEYS)];
}

function pick(profile: Profile): object {
  return {description: profile.metadata.description};
}

/** Unlike elsewhere, an empty tag is not the same as none: the key alone says something. */
function tagChange(path: string, before: string | undefined, after: string | undefined): FieldChange {
  if (before === undefined) return {path, change: 'added', after: after ?? ''};
  if (after === undefined) return {path, change: 'removed', before};
  return {path, change: 'changed', before, after};
}

const METADATA_KEYS = new Set(['name', 'description', 'labels']);

function diffOther(a: Profile, b: Profile): readonly FieldChange[] {
  return [
    ...diffKeys(a, b, new Set(['metadata', 'spec'])),
    ...under('spec', diffKeys(a.spec, b.spec, new Set(['version', 'template', 'variables']))),
    ...under('spec.template', diffKeys(a.spec.template, b.spec.template, new Set(['type', 'cloudType', 'packs']))),
  ];
}

function under(path: string, changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.map(change => ({...change, path: `${path}.${change.path}`}));
}

function countLayers(layers: readonly LayerDiff[]): Omit<DiffCounts, 'metadata' | 'variables' | 'other'> {
  const having = (...marks: readonly string[]) =>
    layers.filter(layer => layer.marks.some(mark => marks.includes(mark))).length;
  const shared = layers.filter(layer => layer.before !== undefined && layer.after !== undefined);
  const values = shared.flatMap(layer => (layer.values === undefined ? [] : [layer.values]));
  const texts = [...values, ...shared.flatMap(layer => layer.manifests.flatMap(({content}) => content ?? []))];
  return {
    added: having('added'),
    removed: having('removed'),
    moved: having('moved'),
    version: having('version'),
    edited: having('renamed', 'values', 'manifests', 'fields'),
    paths: values.reduce((sum, text) => sum + (text.comparedAs === 'text' ? 1 : text.paths.length), 0),
    commentsOnly: texts.filter(text => text.extent === 'comments').length,
    formattingOnly: texts.filter(text => text.extent === 'formatting').length,
  };
}
