import {findLine} from './find-line.ts';
import {putCursor} from './list.ts';
import type {State} from './model.ts';
import {remember} from './remember.ts';
import type {Screen} from './screen.ts';
import {partOf} from './screens/parts.ts';
import {say, type Step, withTop} from './step.ts';
import {listRows} from './surroundings.ts';

/**
 * Goes to the next row that contains the text typed after `/`, wrapping around, in a text or in a list that keeps all
 * its rows. With `by` 0, the row under the cursor counts too.
 */
export function findNext(state: State, screen: Screen, by: 1 | -1 | 0): Step {
  const part = partOf(screen);
  const wanted = part.filter?.(screen)?.line.text ?? '';
  const texts = part.texts?.(state, screen);
  if (texts === undefined || wanted === '') return [say(state, 'info', '/ finds a text first')];
  const own = part.textList?.(state, screen);
  const list = own?.list ?? part.list(screen);
  const at = findLine(texts, Math.max(0, list.cursor), wanted, by);
  if (at === undefined)
    return [say(state, 'info', `"${wanted}" is not ${part.isOfRows === true ? 'here' : 'in this text'}`)];
  const height = own?.height ?? part.height?.(state, screen) ?? listRows(state.size);
  const found = putCursor(list, at, texts.length, height);
  const shown = own === undefined ? part.withList(screen, found) : part.withTextList?.(screen, found);
  return [withTop(state, shown ?? screen)];
}

/** Which match the cursor is on, of how many: `3/14`, or `-/14` between matches; empty when nothing is searched for. */
export function matchPosition(state: State, screen: Screen): string {
  const part = partOf(screen);
  const wanted = part.filter?.(screen)?.line.text ?? '';
  const texts = wanted === '' ? undefined : part.texts?.(state, screen);
  if (texts === undefined) return '';
  const found = matchingRows(texts, wanted.toLowerCase());
  const {cursor} = part.textList?.(state, screen)?.list ?? part.list(screen);
  const at = found.indexOf(cursor);
  return `${at < 0 ? '-' : at + 1}/${found.length}`;
}

const matchingRows = remember((texts: readonly string[], wanted: string): readonly number[] =>
  texts.flatMap((text, row) => (text.toLowerCase().includes(wanted) ? row : [])),
);
