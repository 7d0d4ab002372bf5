import type {Action} from './action.ts';
import {type BesideText, lastTop} from './beside-text.ts';
import type {Effect} from './effect.ts';
import {LIST_START, moveCursor, putCursor, RESTED} from './list.ts';
import {type State, topScreen} from './model.ts';
import type {Screen} from './screen.ts';
import {partOf} from './screens/parts.ts';
import {findNext} from './searching.ts';
import {say, type Step, withTop} from './step.ts';
import {listRows, WIDE_COLUMNS} from './surroundings.ts';
import {editLine, insertText, textLine} from './text-line.ts';

/** List keys and the filter, the same on every screen. */
export function updateList(state: State, screen: Screen, action: Action): Step | undefined {
  const part = partOf(screen);
  const count = part.count(state, screen);
  const height = part.height?.(state, screen) ?? listRows(state.size);
  const filter = part.filter?.(screen);
  switch (action.type) {
    case 'list.move':
      return trail(
        state,
        screen,
        rest(state, part.withList(screen, moveCursor(part.list(screen), action.by, count, height))),
      );
    case 'text.shift':
      return [shifted(state, action.by)];
    case 'detail.follow':
      return [state.trailing === undefined ? state : {...state, trailing: undefined, besideTop: 0}];
    case 'detail.scroll':
      return [scrolled(state, part.beside?.(state, screen), action.by)];
    case 'list.put':
      return rest(state, part.withList(screen, putCursor(part.list(screen), action.row, count, height)));
    case 'filter.open':
      if (filter === undefined || part.withFilter === undefined)
        return [say(state, 'info', 'there is nothing to filter here')];
      return [
        {
          ...withTop(state, part.withFilter(screen, {...filter, isTyping: true})),
          notice: {tone: 'info', text: howToFilter(screen), isPassing: true},
        },
      ];
    case 'filter.accept': {
      if (filter === undefined || part.withFilter === undefined) return undefined;
      const accepted = part.withFilter(screen, {...filter, isTyping: false});
      // How it is typed was to be read until then.
      const notice = state.notice?.isPassing === true ? undefined : state.notice;
      const next = withTop({...state, notice}, accepted);
      return part.texts === undefined || filter.line.text === '' ? [next] : findNext(next, accepted, 0);
    }
    case 'match.next':
      return part.texts === undefined ? undefined : findNext(state, screen, action.by);
    case 'filter.leave':
      return dropFilter(state, screen);
    case 'screen.back':
      // esc drops a filter before it leaves the screen.
      return filter === undefined || filter.line.text === '' ? undefined : dropFilter(state, screen);
    case 'text.type':
    case 'text.edit': {
      if (filter === undefined || part.withFilter === undefined || !filter.isTyping) return undefined;
      const line =
        action.type === 'text.type' ? insertText(filter.line, action.text) : editLine(filter.line, action.key);
      if (line === undefined) return [state];
      const typed = part.withFilter(screen, {...filter, line});
      return part.texts !== undefined ? [withTop(state, typed)] : rest(state, part.withList(typed, LIST_START));
    }
    default:
      return undefined;
  }
}

/** Scrolls the text beside the list, as far as it goes. */
function scrolled(state: State, beside: BesideText | undefined, by: 1 | -1): State {
  if (beside === undefined) return state;
  const top = state.besideTop + by * Math.ceil(beside.height / 2);
  return {...state, besideTop: Math.max(0, Math.min(top, lastTop(beside)))};
}

/** Shifts long lines sideways by half of the screen. */
function shifted(state: State, by: 1 | -1): State {
  const step = Math.floor(state.size.columns / 2);
  return {...state, shift: Math.max(0, state.shift + by * step)};
}

/**
 * The detail beside a list stays as it is while the cursor moves, because drawing it for each row that is passed costs
 * too much on a slow line.
 */
function trail(state: State, screen: Screen, [next, ...effects]: Step): Step {
  const part = partOf(screen);
  const {cursor} = part.list(screen);
  const isMoved = part.list(topScreen(next)).cursor !== cursor;
  if (part.hasDetail !== true || state.size.columns < WIDE_COLUMNS || !isMoved) return [next, ...effects];
  const trailing = {cursor: state.trailing?.cursor ?? cursor};
  // A screen that has something to do then brings the detail up to date itself.
  const rests = effects.some(effect => effect.type === 'later');
  const follow: readonly Effect[] = rests ? [] : [{type: 'later', ms: RESTED, action: {type: 'detail.follow'}}];
  return [{...next, trailing}, ...effects, ...follow];
}

/** Moves the cursor to another row; returns the effects for when it stays there. */
function rest(state: State, screen: Screen): Step {
  const next = withTop(state, screen);
  return [next, ...(partOf(screen).rested?.(next, screen) ?? [])];
}

/** Shows all rows again, with the cursor on the row it was on; in a text it does not move. */
function dropFilter(state: State, screen: Screen): Step {
  const part = partOf(screen);
  if (part.withFilter === undefined) return [state];
  const all = part.withFilter(screen, {line: textLine(), isTyping: false});
  if (part.texts !== undefined) return [withTop(state, all)];
  const key = part.rowKeys?.(state, screen)[part.list(screen).cursor];
  const row = key === undefined ? 0 : (part.rowKeys?.(state, all).indexOf(key) ?? 0);
  const height = part.height?.(state, all) ?? listRows(state.size);
  return rest(state, part.withList(all, putCursor(LIST_START, row, part.count(state, all), height)));
}

/** What may be typed after `/`, shown until the first letter is typed. */
function howToFilter(screen: Screen): string {
  const part = partOf(screen);
  if (part.texts !== undefined) return 'a text to find; enter goes to it, then n and N to the next and the previous';
  const tokens = (part.tokens?.(screen) ?? []).map(key => (key === 'has' ? 'has:problem' : `${key}:`));
  return ['words that must all match', '~ for a fuzzy one', ...(tokens.length === 0 ? [] : [tokens.join(' ')])].join(
    ', ',
  );
}

/** Any other change to the screen brings the detail up to date, and shows it from its beginning. */
export function caughtUp(before: State, state: State): State {
  const isFollowing = state.trailing !== undefined && state.trailing !== before.trailing;
  const isUpToDate = state.trailing === undefined && state.besideTop === 0;
  if (isUpToDate || isFollowing || topScreen(before) === topScreen(state)) return state;
  return {...state, trailing: undefined, besideTop: 0};
}
