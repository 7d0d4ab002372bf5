import {type Change, changesOf} from '../../../src/domain/diff/change-list.ts';
import {textsOfChange} from '../../../src/domain/diff/change-text.ts';
import type {FieldChange} from '../../../src/domain/diff/field-diff.ts';
import type {LayerDiff, ManifestDiff} from '../../../src/domain/diff/layer-diff.ts';
import type {ProfileDiff} from '../../../src/domain/diff/profile-diff.ts';
import {
  counted,
  describeLayer,
  describeManifest,
  describePath,
  describeText,
  describeVariable,
  isOneLine,
  MARK_SIGNS,
  placeOfPath,
  signsOf,
} from '../../../src/domain/diff/report/diff-words.ts';
import type {TextDiff} from '../../../src/domain/diff/text-diff.ts';
import type {PathChange} from '../../../src/domain/diff/values/value-diff.ts';
import type {VariableDiff} from '../../../src/domain/diff/variable-diff.ts';
import {widthOf} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {ChangeRow, CompareRow, RowPlace} from './compare-row.ts';
import type {CompareView} from './compare-screen.ts';
import {type TextLayout, textRows} from './compare-text-rows.ts';

/** How a diff is shown. */
export interface CompareLayout {
  readonly view: CompareView;
  /** The keys of folded parts, and of unfolded runs of lines. */
  readonly folded: ReadonlySet<string>;
  /** The width of the screen, in cells: longer lines are broken. */
  readonly columns: number;
}

/** The rows of a diff, and the number of its stops for `[` and `]`, including folded ones. */
export interface CompareRows {
  readonly rows: readonly CompareRow[];
  readonly changes: number;
}

/** A tree of metadata, layers and variables; values by key path, or as text. */
export function compareRows(diff: ProfileDiff, layout: CompareLayout): CompareRows {
  const maker = new RowMaker(layout);
  const all = changesOf(diff);
  maker.part('metadata', '~', 'metadata', diff.metadata.length > 0, () => maker.fields(diff.metadata));
  for (const layer of diff.layers) {
    const changes = all.filter(change => 'layer' in change && change.layer === layer);
    maker.part(`layer/${layer.id}/${layer.marks.join()}`, signsOf(layer.marks), headOf(layer), true, () =>
      maker.layer(layer, changes),
    );
  }
  maker.part('variables', '~', 'variables', diff.variables.length > 0, () => {
    for (const variable of diff.variables) maker.variable(variable);
  });
  maker.part('other', '~', 'other keys of the document', diff.other.length > 0, () => maker.fields(diff.other));
  return {rows: maker.rows, changes: maker.changes};
}

/** More added and removed lines than this are folded away in the tree. */
const LONG_TEXT = 20;

/** Cells before the words of a change: the cursor, an indent, its sign. */
export const CHANGE_LEAD = 9;

class RowMaker {
  readonly rows: CompareRow[] = [];
  changes = 0;
  readonly #layout: CompareLayout;
  /** In a folded part, changes are counted but not shown, so that their numbers stay the same. */
  #isHidden = false;

  constructor(layout: CompareLayout) {
    this.#layout = layout;
  }

  part(key: string, sign: string, text: string, isThere: boolean, fill: () => void): void {
    if (!isThere) return;
    const isFolded = this.#layout.folded.has(key);
    const [at, change] = [this.rows.length, this.changes];
    this.#isHidden = isFolded;
    fill();
    this.#isHidden = false;
    this.rows.splice(at, 0, {kind: 'head', key, sign, text, isFolded, change, end: this.changes});
  }

  fields(fields: readonly FieldChange[], place?: RowPlace): void {
    for (const field of fields) this.#change(field, `field/${field.path}`, place);
  }

  layer(layer: LayerDiff, changes: readonly Change[]): void {
    const place: RowPlace = {layer, side: layer.after === undefined ? 'a' : 'b'};
    const isText = this.#layout.view !== 'tree';
    for (const change of changes) {
      if (change.kind === 'layer') this.#row(MARK_SIGNS[change.mark], markWords(layer, change.mark), place);
      else if (change.kind === 'layer-field') this.#change(change.field, `${layer.id}/${change.field.path}`, place);
      else if (change.kind === 'manifest') this.#manifest(layer, change.manifest, place);
      else if (change.kind === 'values') this.#texts(layer, change.text, `values: ${describeText(change.text)}`);
      else if (change.kind === 'path' && !isText) this.#path(layer, change.path);
      // In text, the first edit stands for all paths.
      else if (change.kind === 'path' && change.path === change.text.paths[0]) {
        this.#texts(layer, change.text, `values: ${describeText(change.text)}`);
      }
    }
    if (layer.before === undefined || layer.after === undefined) this.#wholeTexts(layer, place);
  }

  variable(variable: VariableDiff): void {
    const isWhole = !variable.marks.includes('fields');
    const words = isWhole ? describeVariable(variable) : '';
    const moved = variable.marks.includes('moved') ? 'moved' : '';
    const said = [printable(variable.name), moved, words].filter(word => word !== '').join('  ');
    this.#row(signsOf(variable.marks), said);
    const change = this.changes - 1;
    // What does not fit in its own row.
    const fields = isWhole ? variable.fields.filter(isNotDescribed) : variable.fields;
    for (const field of fields) this.#inside(field, `variable/${variable.name}/${field.path}`, change);
  }

  #path(layer: LayerDiff, path: PathChange): void {
    const line = path.afterLine ?? path.beforeLine;
    const side = path.afterLine === undefined ? 'a' : 'b';
    this.#change(path, `${layer.id}/${path.change}/${path.path}`, {layer, side, ...(line === undefined ? {} : {line})});
  }

  /** A change with both sides, followed by their lines when they do not fit beside it. */
  #change(change: FieldChange | PathChange, key: string, place?: RowPlace): void {
    this.#row(MARK_SIGNS[change.change], this.#wordsOf(change), place);
    this.#sidesBelow(change, key, this.changes - 1, place);
  }

  /** A part of the change above. */
  #inside(field: FieldChange, key: string, change: number): void {
    this.#push([{kind: 'change', sign: MARK_SIGNS[field.change], text: this.#wordsOf(field), change, isInside: true}]);
    this.#sidesBelow(field, key, change);
  }

  #wordsOf(change: FieldChange | PathChange): string {
    if (this.#fits(change) || hasInside(change)) return describePath(change);
    return change.secret === true ? `${placeOfPath(change)}  (secret)` : placeOfPath(change);
  }

  #fits(change: FieldChange | PathChange): boolean {
    if (change.change === 'moved') return true;
    if (hasInside(change)) return false;
    const isWhole = isOneLine(change.before) && isOneLine(change.after);
    return isWhole && widthOf(describePath(change)) <= this.#layout.columns - CHANGE_LEAD;
  }

  #sidesBelow(change: FieldChange | PathChange, key: string, number: number, place?: RowPlace): void {
    if (this.#isHidden || this.#fits(change)) return;
    const texts = textsOfChange(change);
    this.#push(
      textRows(texts, {
        ...this.#textLayout(key),
        isSideBySide: false,
        isNumbered: false,
        context: 1,
        changeOf: () => number,
        ...(place === undefined ? {} : {placeOf: () => place}),
      }),
    );
  }

  #manifest(layer: LayerDiff, manifest: ManifestDiff, place: RowPlace): void {
    const {name, marks, content} = manifest;
    const words = `manifest ${describeManifest(manifest)}`;
    const at: RowPlace = {...place, manifest: name, side: marks.includes('removed') ? 'a' : place.side};
    if (content === undefined) this.#row(signsOf(marks), words, at);
    else this.#textRows(layer, content, {sign: signsOf(marks), words, key: `${layer.id}/manifest/${name}`, place: at});
  }

  #texts(layer: LayerDiff, text: TextDiff, words: string): void {
    this.#textRows(layer, text, {sign: '~', words, key: `${layer.id}/values`, place: {layer, side: 'b'}});
  }

  /** The values and manifests of an added or removed layer, folded until they are asked for. */
  #wholeTexts(layer: LayerDiff, place: RowPlace): void {
    const number = this.changes - 1;
    for (const field of layer.fields) this.#inside(field, `${layer.id}/${field.path}`, number);
    const texts = [
      ...(layer.values === undefined ? [] : [{name: undefined, text: layer.values}]),
      ...layer.manifests.flatMap(({name, content}) => (content === undefined ? [] : [{name, text: content}])),
    ];
    for (const {name, text} of texts) {
      const key = `open/${layer.id}/whole/${name ?? ''}`;
      const what = `${counted(text.added + text.removed, 'line')} of ${name === undefined ? 'values' : `manifest ${printable(name)}`}`;
      if (!this.#layout.folded.has(key)) this.#push([{kind: 'fold', key, text: what}]);
      else if (!this.#isHidden) {
        const manifest = name === undefined ? {} : {manifest: name};
        this.#push([
          {kind: 'change', sign: ' ', text: what, change: number, isInside: true, place: {...place, ...manifest}},
        ]);
        this.#push(
          textRows(text, {
            ...this.#textLayout(key),
            isNumbered: true,
            changeOf: () => number,
            placeOf: (side, line) => ({layer, side, line, ...manifest}),
          }),
        );
      }
    }
  }

  /**
   * What differs in words, followed by the lines. In text each edit is a stop, the first one together with the words;
   * in the tree they are all one, and a long text is folded.
   */
  #textRows(
    layer: LayerDiff,
    text: TextDiff,
    {
      sign,
      words,
      key,
      place,
    }: {readonly sign: string; readonly words: string; readonly key: string; readonly place: RowPlace},
  ): void {
    const first = this.changes;
    const isTree = this.#layout.view === 'tree';
    this.#push([{kind: 'change', sign, text: words, change: first, isInside: false, place}]);
    this.changes += isTree ? 1 : Math.max(1, text.edits.length);
    if (this.#isHidden) return;
    const fold = `open/${key}/lines`;
    const lines = text.added + text.removed;
    if (isTree && lines > LONG_TEXT && !this.#layout.folded.has(fold)) {
      this.#push([{kind: 'fold', key: fold, text: counted(lines, 'line')}]);
      return;
    }
    const manifest = place.manifest === undefined ? {} : {manifest: place.manifest};
    this.#push(
      textRows(text, {
        ...this.#textLayout(key),
        isNumbered: true,
        changeOf: edit => (isTree ? first : first + edit),
        placeOf: (side, line) => ({layer, side, line, ...manifest}),
      }),
    );
  }

  #textLayout(key: string): Pick<TextLayout, 'isSideBySide' | 'columns' | 'key' | 'open'> {
    const {view, columns, folded} = this.#layout;
    return {isSideBySide: view === 'side-by-side', columns, key, open: folded};
  }

  #row(sign: string, text: string, place?: RowPlace): void {
    const row: ChangeRow = {kind: 'change', sign, text, change: this.changes, isInside: false};
    this.#push([place === undefined ? row : {...row, place}]);
    this.changes += 1;
  }

  #push(rows: readonly CompareRow[]): void {
    if (this.#isHidden) return;
    for (const row of rows) this.rows.push(row);
  }
}

/** `add  prometheus  69.8.2 -> 70.1.1   14 paths, +20 -18 lines`. */
function headOf(layer: LayerDiff): string {
  const name =
    `${layer.kind === 'addon' ? 'add' : layer.kind}  ${printable(layer.name)}  ${describeLayer(layer)}`.trimEnd();
  const isWhole = layer.before === undefined || layer.after === undefined;
  return layer.values === undefined || isWhole ? name : `${name}   ${describeText(layer.values)}`;
}

/** A mark that is a change in itself, in words. */
function markWords({name, before, after}: LayerDiff, mark: (Change & {kind: 'layer'})['mark']): string {
  if (before === undefined || after === undefined) return mark === 'added' ? 'added' : 'removed';
  const one = {before, after, name, marks: [mark]};
  return {
    added: 'added',
    removed: 'removed',
    moved: `moved, ${describeLayer(one)}`,
    version: `version ${describeLayer(one)}`,
    renamed: `renamed, ${describeLayer(one)}`,
  }[mark];
}

/** Fields that `describeVariable` does not mention. */
function isNotDescribed({path, before, after}: FieldChange): boolean {
  return path === 'description' || path === 'displayName' || typeof (after ?? before) === 'object';
}

/** Texts of several lines, whose differences are shown below. */
function hasInside(change: FieldChange | PathChange): boolean {
  return 'lines' in change && change.lines !== undefined;
}
