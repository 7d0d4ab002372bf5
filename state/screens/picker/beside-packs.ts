import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {BesideText} from '../../beside-text.ts';
import type {State} from '../../model.ts';
import {listColumns, WIDE_COLUMNS} from '../../surroundings.ts';
import {isSamePack, summaryAtCursor} from './picker-rows.ts';
import type {PackPicker} from './picker-screen.ts';

/** Rows above the text beside the packs: the pack, what it is, and what the text is; then what is wrong with it. */
const PACK_HEAD = 3;

/** The text beside the packs, in `rows` of the screen; undefined before the pack under the cursor was read. */
export function textBesidePacks(state: State, picker: PackPicker, rows: number): BesideText | undefined {
  const {size} = state;
  const {pack} = picker;
  const summary = summaryAtCursor(state, picker);
  const isRead = summary !== undefined && pack.status === 'ready' && isSamePack(pack.value, summary);
  if (!isRead || size.columns < WIDE_COLUMNS) return undefined;
  return textOfPack(picker, pack.value, size.columns - listColumns(size), rows);
}

/** The README or the values of a pack, in a pane of a width and height; undefined when they are empty. */
export function textOfPack(
  {detail, stage, values}: Pick<PackPicker, 'detail' | 'stage' | 'values'>,
  pack: Pack,
  pane: number,
  rows: number,
): BesideText | undefined {
  // Of the pane: the rule, a blank, and one at the right edge.
  const room = {width: pane - 3, height: Math.max(1, rows - PACK_HEAD - pack.troubles.length)};
  if (detail === 'readme' && pack.readme !== undefined && pack.readme.trim() !== '')
    return {kind: 'prose', text: pack.readme, ...room};
  const text = stage === 'presets' ? (values ?? pack.values) : pack.values;
  return text.trim() === '' ? undefined : {kind: 'values', text, ...room};
}
