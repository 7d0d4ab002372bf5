import {manifestsOf} from '../../../src/domain/layer/layer.ts';
import {maskSecretLine} from '../../../src/domain/secret/secret-line.ts';
import {type ListMove, type ListState, moveCursor} from '../../list.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {bodyRows, WIDE_COLUMNS} from '../../surroundings.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import {linesOf, manifestAtCursor} from './layer-rows.ts';
import type {LayerScreen} from './layer-screen.ts';

/** The manifest beside or below the list of manifests. Pages scroll the manifest, because the list is short. */

/**
 * The rows of the list and of the manifest: beside each other when there is room, else one above the other, below the
 * tabs.
 */
export function manifestRows(state: State): {readonly list: number; readonly text: number} {
  const rows = bodyRows(state.size) - 1;
  if (state.size.columns >= WIDE_COLUMNS) return {list: rows, text: rows};
  const layer = layerAtCursor(state);
  const list = Math.min((layer === undefined ? 0 : manifestsOf(layer).length) + 2, Math.floor(rows / 2));
  return {list, text: rows - list};
}

/** All lines of the manifest under the cursor, safe to show; some manifests have 60,000. */
export function manifestLines(state: State, {isRevealed}: LayerScreen): readonly string[] {
  const manifest = manifestAtCursor(state);
  return manifest === undefined ? [] : linesToShow(manifest, isRevealed);
}

const linesToShow = remember(({content}: {readonly content: string}, isRevealed: boolean) =>
  linesOf(isRevealed ? content : content.split('\n').map(maskSecretLine).join('\n')),
);

/** Scrolls the manifest by half or whole pages; undefined for moves of the list. */
export function scrollManifest(state: State, screen: LayerScreen, by: ListMove): ListState | undefined {
  if (typeof by === 'number' || by === 'first' || by === 'last') return undefined;
  const count = manifestLines(state, screen).length;
  const {text} = manifestRows(state);
  // A page scrolls the view: the cursor first goes to the edge in that direction.
  const {top} = screen.preview;
  const edge = by === 'page-down' || by === 'half-down' ? Math.min(count - 1, top + text - 1) : top;
  return moveCursor({cursor: Math.max(0, edge), top}, by, count, text);
}
