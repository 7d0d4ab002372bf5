export const THEME_NAMES = ['dark', 'light', 'plain'] as const;
/** A theme: for dark backgrounds, for light ones, or without colours. */
export type ThemeName = (typeof THEME_NAMES)[number];

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What does not change while the app runs: known at the start. */
export interface Surroundings {
  /** Where the profiles are, as shown to the user. */
  readonly workspace: string;
  /** Opened with `--read-only`. */
  readonly isReadOnly: boolean;
  /**
   * The bundle that is open as a workspace, which is only read, and the workspace that its profiles would be imported
   * into.
   */
  readonly bundle?: {readonly path: string; readonly into: string};
  /** Glyphs in pure ASCII: `--ascii`, or a locale that is not UTF-8. */
  readonly isAscii: boolean;
  readonly theme: ThemeName;
  /** The user's own keys, by the id of the binding. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Why nothing in the workspace can be changed; undefined when it can. */
export function whyFixed({isReadOnly, bundle}: Surroundings): string | undefined {
  if (isReadOnly) return 'opened with --read-only: nothing is changed';
  return bundle === undefined ? undefined : `in the bundle ${bundle.path}: import it to change it (I at home)`;
}

/** The rows of title, status, notice and hints; the rest is the body. */
const FRAME_ROWS = 4;

/** On a smaller terminal the app only shows its size, and waits. */
export const LEAST_SIZE: Size = {columns: 60, rows: 16};

/** From this width on, a list has its detail beside it. */
export const WIDE_COLUMNS = 120;

/** The width of a list with its detail beside it: two fifths, or what its columns need, but at most half. */
export function listColumns({columns}: Size): number {
  if (columns < WIDE_COLUMNS) return columns;
  return Math.max(Math.floor(columns * 0.4), Math.min(ALL_COLUMNS, Math.floor(columns / 2)));
}

const ALL_COLUMNS = 78;

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
