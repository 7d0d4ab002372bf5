import {type Layer, type Manifest, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {pathAtLine} from '../../../src/domain/values/path-at-line.ts';
import {scanKeys} from '../../../src/domain/values/scan-keys.ts';
import type {State} from '../../model.ts';
import type {LayerScreen} from '../../screen.ts';
import {kept} from '../kept.ts';
import {maskedValues} from './masked-text.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';

/** The text of the shown tab as lines: values, the manifest under the cursor, README. Strangers' characters are made visible. */
export function textLines(state: State, screen: LayerScreen): readonly string[] {
  const layer = layerAtCursor(state);
  if (layer === undefined) return [];
  if (screen.tab === 'readme') return linesOf(readmeOf(screen));
  return screen.tab === 'values' ? valueLines(layer, screen) : [];
}

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
  return formatKeyPath(pathAtLine(scanOf(valuesOf(layer)), screen.lists.values.cursor + 1));
}

function valueLines(layer: Layer, screen: LayerScreen): readonly string[] {
  const values = valuesOf(layer);
  return linesOf(screen.isRevealed ? values : maskedValues(values, screen.pack));
}

const scans = new Map<string, ReturnType<typeof scanKeys>>();
const splits = new Map<string, readonly string[]>();

function scanOf(text: string): ReturnType<typeof scanKeys> {
  return kept(scans, text, scanKeys);
}

/** A text as lines that can be shown. */
export function linesOf(text: string): readonly string[] {
  return kept(splits, text, whole => {
    const lines = whole.split('\n').map(line => printable(line.replace(/\r$/, '').replaceAll('\t', '    ')));
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  });
}
