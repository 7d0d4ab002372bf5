import type {FieldChange} from './field-diff.ts';
import type {LayerDiff, LayerMark} from './layer-diff.ts';
import type {VariableDiff} from './variable-diff.ts';

/** The numbers in the header; those of layers count the layers with each mark. */
export interface DiffCounts {
  readonly metadata: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly version: number;
  /** Layers on both sides whose name, values, manifests or other fields differ. */
  readonly edited: number;
  readonly variables: number;
  /** Key paths in the values of layers on both sides; values that are not YAML count as one. */
  readonly paths: number;
  /** Values in which only comments differ. */
  readonly commentsOnly: number;
  /** Values in which only blanks, quotes or the order of keys differ. */
  readonly formattingOnly: number;
  /** Keys of the document that we do not know. */
  readonly other: number;
}

export function countChanges(parts: {
  readonly metadata: readonly FieldChange[];
  readonly layers: readonly LayerDiff[];
  readonly variables: readonly VariableDiff[];
  readonly other: readonly FieldChange[];
}): DiffCounts {
  const having = (...marks: readonly LayerMark[]) =>
    parts.layers.filter(layer => layer.marks.some(mark => marks.includes(mark))).length;
  const values = parts.layers.flatMap(layer => (isShared(layer) ? (layer.values ?? []) : []));
  return {
    metadata: parts.metadata.length,
    added: having('added'),
    removed: having('removed'),
    moved: having('moved'),
    version: having('version'),
    edited: having('renamed', 'values', 'manifests', 'fields'),
    variables: parts.variables.length,
    paths: values.reduce((sum, text) => sum + (text.comparedAs === 'text' ? 1 : text.paths.length), 0),
    commentsOnly: values.filter(text => text.extent === 'comments').length,
    formattingOnly: values.filter(text => text.extent === 'formatting').length,
    other: parts.other.length,
  };
}

function isShared({before, after}: LayerDiff): boolean {
  return before !== undefined && after !== undefined;
}
