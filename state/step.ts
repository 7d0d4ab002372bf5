import {StrataError} from '../src/domain/error.ts';
import type {Action} from './action.ts';
import type {BesideText} from './beside-text.ts';
import type {Effect} from './effect.ts';
import type {FilterState} from './filter.ts';
import type {Context} from './keys/binding.ts';
import type {ListState} from './list.ts';
import {type State, topScreen} from './model.ts';
import {type Notice, withHint} from './notice.ts';
import type {Screen} from './screen.ts';

/** What an action leads to: the next state, and effects. */
export type Step = readonly [State, ...Effect[]];

/**
 * What one kind of screen adds to `update`: the contexts of its keys, its part of the frame, its list, its actions.
 * There is one object for each screen, in `screens/`; `update` routes to the one on top.
 */
export interface ScreenPart<One extends Screen> {
  /** Its part of the title: `web-prod 1.4.2`, `layers`. */
  title(state: State, screen: One): readonly string[];
  /** The contexts in which its keys are looked up, innermost first; `list` and `app` are added after them. */
  contexts(state: State, screen: One): readonly Context[];
  /** The number of rows that the list keys move over. */
  count(state: State, screen: One): number;
  list(screen: One): ListState;
  withList(screen: One, list: ListState): One;
  /** The number of rows that are shown; by default a list under column heads. */
  height?(state: State, screen: One): number;
  /** The filter or search of the screen, if it has one. */
  filter?(screen: One): FilterState | undefined;
  withFilter?(screen: One, filter: FilterState): One;
  /** Keys of the tokens that its filter knows besides words: `type` for `type:full`. */
  tokens?(screen: One): readonly string[];
  /** The screen at another size, when that changes its rows: the cursor stays on the same thing. */
  refit?(before: State, state: State, screen: One): One;
  /**
   * For a screen where `/` finds instead of filtering (`n` and `N` go on): the words of each row; the same array as
   * long as the rows are the same.
   */
  texts?(state: State, screen: One): readonly string[];
  /** The position in those rows, and how many are shown, when that is not in the list. */
  textList?(state: State, screen: One): {readonly list: ListState; readonly height: number} | undefined;
  withTextList?(screen: One, list: ListState): One;
  /** Whether they are rows of a list, rather than lines of a text. */
  readonly isOfRows?: boolean;
  /** Names for the rows that are shown, so that the cursor stays on its row when the filter is dropped. */
  rowKeys?(state: State, screen: One): readonly string[];
  /** The number of tabs that `1` to `4` and Tab choose from; absent when there are none. */
  readonly tabs?: number;
  /** Whether a wide terminal shows the row under the cursor beside the list, once the cursor rests (80 ms). */
  readonly hasDetail?: boolean;
  /** The text beside the list that can be scrolled; undefined when there is none now. */
  beside?(state: State, screen: One): BesideText | undefined;
  /** The effects of the cursor's coming to another row. */
  rested?(state: State, screen: One): readonly Effect[];
  /** The status line's words for the list: `7 layers, 2 marked`. */
  status(state: State, screen: One): string;
  /** Its part of `update`; undefined for actions that are not its own. */
  update(state: State, screen: One, action: Action): Step | undefined;
}

/** The state with another top screen. */
export function withTop(state: State, screen: Screen): State {
  if (topScreen(state) === screen) return state;
  const [home, ...rest] = state.screens;
  return {...state, screens: rest.length === 0 ? [screen] : [home, ...rest.slice(0, -1), screen]};
}

export function pushScreen(state: State, screen: Screen): State {
  return {...state, screens: [...state.screens, screen]};
}

/** Leaves the top screen; the home screen stays. */
export function popScreen(state: State): State {
  const [home, ...rest] = state.screens;
  return rest.length === 0 ? state : {...state, screens: [home, ...rest.slice(0, -1)]};
}

export function say(state: State, tone: Notice['tone'], text: string): State {
  return {...state, notice: {tone, text}};
}

/** Says what nobody asked for just now; what has gone wrong, and was not read yet, is worth more. */
export function mention(state: State, text: string): State {
  const tone = state.notice?.tone;
  return tone === 'warning' || tone === 'error' ? state : say(state, 'info', text);
}

/**
 * A step, or, when the domain refuses it, the reason as a notice: values that cannot be changed by splicing, for
 * example.
 */
export function orSay(state: State, step: () => Step): Step {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    const {message, hint} = error;
    return [say(state, 'error', withHint(message, hint))];
  }
}
