import {parseDocument} from 'yaml';
import {diffLines} from './line-diff.ts';
import {countLines, isSameText, type LineEdit, linesOf} from './line-edit.ts';
import {diffValues, type PathChange} from './value-diff.ts';

/** How two texts differ: a layer's values, or a manifest. There is none for texts that are the same. */
export interface TextDiff {
  /** `yaml`: by key path, `paths` says where; `text`: by lines only. */
  readonly comparedAs: 'yaml' | 'text';
  /** Why it was compared as text, where YAML would be expected: `not YAML: line 7: ...`. */
  readonly note?: string;
  /** `comments` and `formatting`: the parsed values agree, and comments, or only blanks, quotes and order of keys, differ. */
  readonly extent: 'meaning' | 'comments' | 'formatting';
  /** In the new text's order; empty unless compared as YAML. */
  readonly paths: readonly PathChange[];
  /** The two texts, with secrets masked line by line, so that `edits` fits them. */
  readonly before: string;
  readonly after: string;
  /** The line edits between them; never empty. */
  readonly edits: readonly LineEdit[];
  /** How many lines came and went. */
  readonly added: number;
  readonly removed: number;
}

/** Compares two values texts by key path where both are YAML; undefined when they are the same. Equal texts are not parsed. */
export function diffValuesTexts(before: string, after: string): TextDiff | undefined {
  const plain = diffPlainTexts(before, after);
  if (plain === undefined || before === '' || after === '') return plain;
  const [a, b] = [parse(before), parse(after)];
  if (a === undefined || b === undefined) return {...plain, note: 'not YAML'};
  const paths = diffValues(a.value, b.value);
  return {...plain, comparedAs: 'yaml', paths, extent: paths.length > 0 ? 'meaning' : 'formatting'};
}

/** Compares two texts line by line; undefined when they are the same. */
export function diffPlainTexts(before: string, after: string): TextDiff | undefined {
  if (isSameText(before, after)) return undefined;
  const edits = diffLines(linesOf(before), linesOf(after));
  return {comparedAs: 'text', extent: 'meaning', paths: [], before, after, edits, ...countLines(edits)};
}

function parse(text: string): {value: unknown} | undefined {
  const document = parseDocument(text, {uniqueKeys: false});
  if (document.errors.length > 0) return undefined;
  return {value: document.toJS()};
}
