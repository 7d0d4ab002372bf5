import type {Catalog} from '../src/domain/catalog.ts';
import type {ProfileList} from '../src/domain/profile-summary.ts';
import type {Dialog, FormDialog} from './dialog.ts';
import {LIST_START, type ListState} from './list.ts';
import type {DraftSummary, Screen} from './screen.ts';
import type {NewProfileSnapshot} from './screens/new-profile-draft.ts';
import type {Session} from './session.ts';
import {type TextLine, textLine} from './text-line.ts';

/** Everything that the app knows. One value, never changed in place; `update` gives the next one. */
export interface State {
  /** Of the terminal, in cells. */
  readonly size: Size;
  /** The stack of screens, the home screen first; the last one is shown. */
  readonly screens: readonly [Screen, ...Screen[]];
  /** What lies over the screen and takes the keys: at most one of these three. */
  readonly dialog: Dialog | undefined;
  readonly help: ListState | undefined;
  readonly palette: Palette | undefined;
  /** The form that was last submitted: it comes back, with what was typed, when what it asked for fails. */
  readonly submitted: FormDialog | undefined;
  /** The line under the body: what just happened, or why a key did nothing. */
  readonly notice: Notice | undefined;
  /** What is being done in the background, as the status line says it; Ctrl-C cancels it. */
  readonly running: string | undefined;
  /** When a key was last pressed, in milliseconds. */
  readonly pressedAt: number;
  /** When Ctrl-C was last pressed: twice within 1.5 s quits. */
  readonly interruptedAt: number;
  readonly profiles: Loadable<ProfileList>;
  /** Versions with unsaved work. */
  readonly drafts: readonly DraftSummary[];
  readonly catalog: Loadable<Catalog>;
  /** The version that is open, with its history; undefined until one is opened. */
  readonly session: Session | undefined;
  /** A new profile that was left unfinished, as it stands in its draft. */
  readonly unfinished: NewProfileSnapshot | undefined;
  readonly surroundings: Surroundings;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What does not change while the app runs: told once, at the start. */
export interface Surroundings {
  /** Where the profiles are, as it is shown to the user. */
  readonly workspace: string;
  readonly isReadOnly: boolean;
  /** Glyphs in pure ASCII: `--ascii`, or a locale that is not UTF-8. */
  readonly isAscii: boolean;
  /** Keys of the user's own, by the id of the binding. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Something that is read from disk: each screen draws all three. */
export type Loadable<Value> =
  | {readonly status: 'loading'}
  | {readonly status: 'failed'; readonly message: string}
  | {readonly status: 'ready'; readonly value: Value};

export const LOADING: Loadable<never> = {status: 'loading'};

export function ready<Value>(value: Value): Loadable<Value> {
  return {status: 'ready', value};
}

/** The value once it is there, else the fallback. */
export function readyOr<Value>(loadable: Loadable<Value>, fallback: Value): Value {
  return loadable.status === 'ready' ? loadable.value : fallback;
}

export interface Notice {
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly text: string;
}

/** The command palette: a filter over every command. */
export interface Palette {
  readonly line: TextLine;
  readonly list: ListState;
}

export const EMPTY_PALETTE: Palette = {line: textLine(), list: LIST_START};

export function topScreen(state: State): Screen {
  return state.screens.at(-1) ?? state.screens[0];
}

/** Is the screen about the open version? Only there its name is in the title, and undo has a meaning. */
export function isInside(screen: Screen): boolean {
  return INSIDE.has(screen.type);
}

const INSIDE: ReadonlySet<Screen['type']> = new Set<Screen['type']>([
  'stack',
  'layer',
  'pack-picker',
  'problems',
  'resolved',
]);

/** Title, status, notice and hints; what remains is the body. */
const FRAME_ROWS = 4;

/** Below this the app shows its size and waits (columns x rows). */
export const LEAST_SIZE: Size = {columns: 60, rows: 16};

/** From this width on a list has its detail beside it. */
export const WIDE_COLUMNS = 120;

export function bodyRows(size: Size): number {
  return Math.max(1, size.rows - FRAME_ROWS);
}

/** Rows of a list that has a line of column heads above it. */
export function listRows(size: Size): number {
  return Math.max(1, bodyRows(size) - 1);
}

export function isTooSmall(size: Size): boolean {
  return size.columns < LEAST_SIZE.columns || size.rows < LEAST_SIZE.rows;
}
