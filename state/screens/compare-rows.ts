import {type Change, changesOf} from '../../src/domain/diff/change-list.ts';
import {sideBySideRows, type SideLine, unifiedRows} from '../../src/domain/diff/diff-rows.ts';
import {
  describeField,
  describeLayer,
  describeManifest,
  describePath,
  describeText,
  describeVariable,
  MARK_SIGNS,
  signsOf,
} from '../../src/domain/diff/diff-words.ts';
import type {LayerDiff} from '../../src/domain/diff/layer-diff.ts';
import type {ProfileDiff} from '../../src/domain/diff/profile-diff.ts';
import type {TextDiff} from '../../src/domain/diff/text-diff.ts';
import {printable} from '../../src/domain/printable.ts';
import type {CompareView} from '../screen.ts';
import type {CompareRow} from './compare-row.ts';

/** The rows of a diff in a view; `folded` holds the keys of parts that are folded and of runs of lines that are open. */
export function compareRows(diff: ProfileDiff, view: CompareView, folded: ReadonlySet<string>): readonly CompareRow[] {
  const maker = new RowMaker(view, folded);
  maker.part('metadata', '~', 'metadata', diff.metadata.length, () => {
    for (const field of diff.metadata) maker.change(MARK_SIGNS[field.change], describeField(field));
  });
  const changes = changesOf(diff);
  for (const layer of diff.layers)
    maker.layer(
      layer,
      changes.filter(change => isOfLayer(change, layer)),
    );
  maker.part('variables', '~', 'variables', diff.variables.length, () => {
    for (const variable of diff.variables)
      maker.change(signsOf(variable.marks), `${printable(variable.name)}  ${describeVariable(variable)}`);
  });
  maker.part('other', '~', 'other', diff.other.length, () => {
    for (const field of diff.other) maker.change(MARK_SIGNS[field.change], describeField(field));
  });
  return maker.rows;
}

/** How many stops `[` and `]` have in these rows. */
export function countChanges(rows: readonly CompareRow[]): number {
  return new Set(rows.flatMap(row => ('change' in row && row.change >= 0 ? [row.change] : []))).size;
}

class RowMaker {
  readonly rows: CompareRow[] = [];
  #changes = 0;
  readonly #view: CompareView;
  readonly #folded: ReadonlySet<string>;

  constructor(view: CompareView, folded: ReadonlySet<string>) {
    this.#view = view;
    this.#folded = folded;
  }

  part(key: string, sign: string, text: string, count: number, fill: () => void): void {
    if (count === 0) return;
    const isFolded = this.#folded.has(key);
    this.rows.push({kind: 'head', key, sign, text, isFolded});
    if (!isFolded) fill();
  }

  change(sign: string, text: string, place: {readonly layer?: string; readonly line?: number} = {}): void {
    this.rows.push({kind: 'change', sign, text, change: this.#changes, ...place});
    this.#changes += 1;
  }

  layer(layer: LayerDiff, changes: readonly Change[]): void {
    const text = `${layer.kind === 'addon' ? 'add' : layer.kind}  ${printable(layer.name)}  ${describeLayer(layer)}`;
    const isWhole = layer.before === undefined || layer.after === undefined;
    this.part(`layer/${layer.id}/${layer.marks.join()}`, signsOf(layer.marks), text, 1, () => {
      if (this.#view === 'tree') for (const change of changes) this.#inWords(layer, change, isWhole);
      else this.#inText(layer);
    });
  }

  #inWords(layer: LayerDiff, change: Change, isWhole: boolean): void {
    const place = layer.after === undefined ? {} : {layer: layer.after.id};
    switch (change.kind) {
      case 'layer':
        // Its own row says the versions and places; here it is a stop.
        if (isWhole) this.change(MARK_SIGNS[change.mark], `the whole layer${linesOfValues(layer)}`, place);
        else this.change(MARK_SIGNS[change.mark], MARK_WORDS[change.mark], place);
        return;
      case 'layer-field':
        return this.change(MARK_SIGNS[change.field.change], describeField(change.field), place);
      case 'path': {
        const {afterLine} = change.path;
        return this.change(MARK_SIGNS[change.path.change], describePath(change.path), {
          ...place,
          ...(afterLine === undefined ? {} : {line: afterLine}),
        });
      }
      case 'values':
        return this.change('~', `values: ${describeText(change.text)}`, place);
      case 'manifest':
        return this.change(signsOf(change.manifest.marks), `manifest ${describeManifest(change.manifest)}`, place);
      default:
        return undefined;
    }
  }

  #inText(layer: LayerDiff): void {
    for (const field of layer.fields) this.change(MARK_SIGNS[field.change], describeField(field));
    if (layer.values !== undefined) this.#text(`${layer.id}/values`, layer.values);
    for (const manifest of layer.manifests) {
      this.change(signsOf(manifest.marks), `manifest ${printable(manifest.name)}`);
      if (manifest.content !== undefined) this.#text(`${layer.id}/manifest/${manifest.name}`, manifest.content);
    }
  }

  #text(key: string, text: TextDiff): void {
    const open = new Set(
      [...this.#folded].flatMap(one => (one.startsWith(`open/${key}/`) ? [Number(one.slice(key.length + 6))] : [])),
    );
    const first = this.#changes;
    if (this.#view === 'side-by-side') {
      for (const row of sideBySideRows(text, {open})) {
        if (row.kind === 'fold') this.#fold(key, row.a, row.count);
        else {
          const isChanged = row.kind === 'changed';
          this.rows.push({
            kind: 'pair',
            ...sidesOf(row),
            isChanged,
            change: isChanged ? this.#stop(first, row.edit) : -1,
          });
        }
      }
    } else {
      for (const row of unifiedRows(text, {open})) {
        if (row.kind === 'fold') this.#fold(key, row.a, row.count);
        else if (row.kind === 'same')
          this.rows.push({kind: 'line', sign: ' ', text: printable(row.text), number: row.b, change: -1});
        else {
          const number = row.kind === 'added' ? row.b : row.a;
          const sign = row.kind === 'added' ? '+' : '-';
          this.rows.push({kind: 'line', sign, text: printable(row.text), number, change: this.#stop(first, row.edit)});
        }
      }
    }
  }

  /** The number of the stop for an edit of a text whose first edit is stop `first`. */
  #stop(first: number, edit: number): number {
    this.#changes = Math.max(this.#changes, first + edit + 1);
    return first + edit;
  }

  #fold(key: string, line: number, count: number): void {
    this.rows.push({kind: 'fold', key: `open/${key}/${line}`, text: `${count} unchanged lines`});
  }
}

const MARK_WORDS = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  version: 'another version',
  renamed: 'renamed',
} as const;

function isOfLayer(change: Change, layer: LayerDiff): boolean {
  return 'layer' in change && change.layer === layer;
}

function linesOfValues({values}: LayerDiff): string {
  return values === undefined ? '' : `, ${values.added + values.removed} lines of values`;
}

function sidesOf({left, right}: {readonly left?: SideLine; readonly right?: SideLine}) {
  return {...(left === undefined ? {} : {left}), ...(right === undefined ? {} : {right})};
}
