import {StrataError} from '../src/domain/error.ts';
import type {Action} from './action.ts';
import type {Context} from './keys/binding.ts';
import type {Effect} from './effect.ts';
import type {ListState} from './list.ts';
import type {State} from './model.ts';
import type {Notice} from './notice.ts';
import type {FilterState, Screen} from './screen.ts';

/** What an action leads to: the next state, and what is asked of the world. */
export type Step = readonly [State, ...Effect[]];

/**
 * What one kind of screen adds to `update`: its keys' contexts, its part of the frame, its list, what it does.
 * One object a screen, in `screens/`; `update` routes to the one that is on top.
 */
export interface ScreenPart<One extends Screen> {
  /** Its part of the title: `web-prod 1.4.2`, `layers`. */
  title(state: State, screen: One): readonly string[];
  /** Where its keys are looked up, the innermost first; `list` and `app` are added behind them. */
  contexts(state: State, screen: One): readonly Context[];
  /** Rows of the list that the list keys move in. */
  count(state: State, screen: One): number;
  list(screen: One): ListState;
  withList(screen: One, list: ListState): One;
  /** Rows of the list that are shown; a list under column heads when absent. */
  height?(state: State, screen: One): number;
  /** The filter or search of the screen, where it has one. */
  filter?(screen: One): FilterState | undefined;
  withFilter?(screen: One, filter: FilterState): One;
  /** Keys of the tokens that its filter knows beside words: `type` for `type:full`. */
  tokens?(screen: One): readonly string[];
  /** The screen in another size, where that makes other rows: the cursor stays on what it is on. */
  refit?(before: State, state: State, screen: One): One;
  /** Where all rows stay and `/` goes to those that match, with `n` and `N`: the words of each row, the same array for as long as they are. */
  texts?(state: State, screen: One): readonly string[];
  /** Where in these one is, and how many are shown, where that is not in the list. */
  textList?(state: State, screen: One): {readonly list: ListState; readonly height: number} | undefined;
  withTextList?(screen: One, list: ListState): One;
  /** Whether these are rows of a list, rather than lines of a text. */
  readonly isOfRows?: boolean;
  /** What names the rows that are shown, so that the cursor stays on its row when the filter is dropped. */
  rowKeys?(state: State, screen: One): readonly string[];
  /** How many tabs `1` to `4` and Tab go through; none when absent. */
  readonly tabs?: number;
  /** Whether a wide terminal shows the row under the cursor beside the list; it follows when the cursor rests (80 ms). */
  readonly hasDetail?: boolean;
  /** What is asked of the world once the cursor of the list has come to another row. */
  rested?(state: State, screen: One): readonly Effect[];
  /** What the status line says of the list: `7 layers, 2 marked`. */
  status(state: State, screen: One): string;
  /** Its part of `update`; undefined for an action that is not its own. */
  update(state: State, screen: One, action: Action): Step | undefined;
}

/** The state with its top screen replaced. */
export function withTop(state: State, screen: Screen): State {
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

/** A step, or the reason said where the domain refuses it: values that cannot be changed by splicing, say. */
export function orSay(state: State, step: () => Step): Step {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    const {message, hint} = error;
    return [say(state, 'error', hint === undefined ? message : `${message}; ${hint}`)];
  }
}
