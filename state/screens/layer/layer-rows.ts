import {type Layer, type Manifest, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {wrapLine} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {pathAtLine} from '../../../src/domain/values/path-at-line.ts';
import {scanKeys} from '../../../src/domain/values/scan-keys.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {kept} from '../kept.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import type {LayerScreen} from './layer-screen.ts';
import {maskedValues} from './masked-text.ts';

/**
 * The text of the tab as lines: values, the manifest under the cursor, README. Invisible characters are made visible.
 */
export function textLines(state: State, screen: LayerScreen): readonly string[] {
  const layer = layerAtCursor(state);
  if (layer === undefined) return [];
  if (screen.tab === 'readme') return wrapped(linesOf(readmeOf(screen)), state.size.columns - 2).lines;
  return screen.tab === 'values' ? valueLines(layer, screen) : [];
}

/** After a resize the README has other lines: this finds the reader's place again. */
export function readmeRow(before: State, state: State, screen: LayerScreen): number {
  const lines = linesOf(readmeOf(screen));
  const {of} = wrapped(lines, before.size.columns - 2);
  const line = of[screen.lists.readme.cursor] ?? 0;
  return Math.max(0, wrapped(lines, state.size.columns - 2).of.indexOf(line));
}

/** A README is prose, so its lines are wrapped. `of` is the line of each row. */
const wrapped = remember((lines: readonly string[], width: number) => {
  const rows = lines.flatMap((line, of) => wrapLine(line, width).map(text => ({text, of})));
  return {lines: rows.map(({text}) => text), of: rows.map(({of}) => of)};
});

function readmeOf(screen: LayerScreen): string {
  return screen.pack.status === 'ready' ? (screen.pack.value.readme ?? '') : '';
}

export function manifestAtCursor(state: State): Manifest | undefined {
  const screen = state.screens.at(-1);
  const layer = layerAtCursor(state);
  if (screen?.type !== 'layer' || screen.tab !== 'manifests' || layer === undefined) return undefined;
  return manifestsOf(layer)[screen.lists.manifests.cursor];
}

/** The key path of the line under the cursor, for the status line. */
export function pathUnderCursor(state: State, screen: LayerScreen): string {
  const layer = layerAtCursor(state);
  if (layer === undefined || screen.tab !== 'values') return '';
  return formatKeyPath(pathAtLine(scanOf(shownValues(layer, screen)), screen.lists.values.cursor + 1));
}

/** A layer without values of its own has those of its pack. */
export function shownValues(layer: Layer, {pack}: LayerScreen): string {
  const isOwn = valuesOf(layer).trim() !== '' || pack.status !== 'ready';
  return isOwn ? valuesOf(layer) : pack.value.values;
}

function valueLines(layer: Layer, screen: LayerScreen): readonly string[] {
  const values = shownValues(layer, screen);
  return linesOf(screen.isRevealed ? values : maskedValues(values, screen.pack));
}

const scans = new Map<string, ReturnType<typeof scanKeys>>();
const splits = new Map<string, readonly string[]>();

function scanOf(text: string): ReturnType<typeof scanKeys> {
  return kept(scans, text, scanKeys);
}

/** A text as lines that are safe to show. */
export function linesOf(text: string): readonly string[] {
  return kept(splits, text, whole => {
    const lines = whole.split('\n').map(line => printable(line.replace(/\r$/, '').replaceAll('\t', '    ')));
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  });
}
