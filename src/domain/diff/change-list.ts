import type {FieldChange} from './field-diff.ts';
import type {LayerDiff, LayerMark, ManifestDiff} from './layer-diff.ts';
import type {ProfileDiff} from './profile-diff.ts';
import type {TextDiff} from './text-diff.ts';
import type {PathChange} from './values/value-diff.ts';
import type {VariableDiff} from './variable-diff.ts';

/** One change: a stop of `[` and `]`, and one of the 14 in "3/14". */
export type Change = {readonly id: string} & (
  | {readonly kind: 'metadata' | 'other'; readonly field: FieldChange}
  | {readonly kind: 'layer'; readonly layer: LayerDiff; readonly mark: LayerPlaceMark}
  | {readonly kind: 'layer-field'; readonly layer: LayerDiff; readonly field: FieldChange}
  | {readonly kind: 'path'; readonly layer: LayerDiff; readonly text: TextDiff; readonly path: PathChange}
  /** The values as text: not YAML, or only comments or formatting differ. */
  | {readonly kind: 'values'; readonly layer: LayerDiff; readonly text: TextDiff}
  | {readonly kind: 'manifest'; readonly layer: LayerDiff; readonly manifest: ManifestDiff}
  | {readonly kind: 'variable'; readonly variable: VariableDiff}
);

/** The marks that are changes in themselves; the others follow from what is in the layer. */
export type LayerPlaceMark = Extract<LayerMark, 'added' | 'removed' | 'moved' | 'version' | 'renamed'>;

/**
 * All changes of a diff, in the order shown: metadata, layers in stack order, variables, other keys. Their ids are
 * unique in the diff, and the same in every run.
 */
export function changesOf(diff: ProfileDiff): readonly Change[] {
  return [
    ...diff.metadata.map(field => ({id: `metadata/${field.path}`, kind: 'metadata', field}) as const),
    ...diff.layers.flatMap(changesInLayer),
    ...diff.variables.map(variable => ({id: `variables/${variable.name}`, kind: 'variable', variable}) as const),
    ...diff.other.map(field => ({id: `other/${field.path}`, kind: 'other', field}) as const),
  ];
}

/**
 * The changes of one layer: its marks, its fields, its values, its manifests. A layer that was added or removed is one
 * change.
 */
function changesInLayer(layer: LayerDiff): readonly Change[] {
  const head = `layers/${layer.before === undefined ? '+' : layer.after === undefined ? '-' : ''}${layer.id}`;
  const marks = layer.marks.filter(isPlaceMark);
  const changes: Change[] = marks.map(mark => ({id: `${head}/${mark}`, kind: 'layer', layer, mark}));
  if (layer.before === undefined || layer.after === undefined) return changes;
  for (const field of layer.fields) changes.push({id: `${head}/${field.path}`, kind: 'layer-field', layer, field});
  for (const change of changesInValues(layer, head)) changes.push(change);
  for (const manifest of layer.manifests) {
    const id = `${head}/manifests/${manifest.marks[0] ?? ''}/${manifest.name}`;
    changes.push({id, kind: 'manifest', layer, manifest});
  }
  return changes;
}

function changesInValues(layer: LayerDiff, head: string): readonly Change[] {
  const text = layer.values;
  if (text === undefined) return [];
  if (text.paths.length === 0) return [{id: `${head}/values`, kind: 'values', layer, text}];
  const taken = new Map<string, number>();
  return text.paths.map(path => {
    // A path may occur twice: for a list item that moved and changed, or a duplicate key.
    const id = `${head}/values/${path.change}/${path.path}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return {id: count === 1 ? id : `${id}#${count}`, kind: 'path', layer, text, path};
  });
}

function isPlaceMark(mark: LayerMark): mark is LayerPlaceMark {
  return mark !== 'values' && mark !== 'manifests' && mark !== 'fields';
}
