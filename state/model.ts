import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {ProfileList} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../src/domain/profile/profile.ts';
import type {FormDialog, TypedForm} from './dialogs/dialog-shape.ts';
import type {Dialog} from './dialogs/dialog.ts';
import {LIST_START, type ListState} from './list.ts';
import type {Loadable} from './loadable.ts';
import type {Notice} from './notice.ts';
import type {Findings} from './problems/findings-shape.ts';
import type {DraftSummary, Screen} from './screen.ts';
import type {LeftImport} from './screens/import/kept-import-shape.ts';
import type {NewProfileSnapshot} from './screens/new-profile/new-profile-snapshot.ts';
import type {KeptAnswers} from './screens/upgrade/upgrade-row.ts';
import type {Size, Surroundings} from './surroundings.ts';
import {type TextLine, textLine} from './text-line.ts';

/** Everything the app knows: one value, never changed in place; `update` returns the next one. */
export interface State {
  /** Of the terminal, in cells. */
  readonly size: Size;
  /** The stack of screens, the home screen first; the last one is shown. */
  readonly screens: readonly [Screen, ...Screen[]];
  /** What lies over the screen and takes the keys: at most one of these three. */
  readonly dialog: Dialog | undefined;
  readonly help: ListState | undefined;
  readonly palette: Palette | undefined;
  /** The form that was last submitted: when what it asked for fails, it comes back with everything that was typed. */
  readonly submitted: FormDialog | undefined;
  /** The line under the body: what just happened, or why a key did nothing. */
  readonly notice: Notice | undefined;
  /** How many cells of the lines of a text are out of sight on its left. */
  readonly shift: number;
  /** Set while the cursor moves: the row that the detail beside the list still shows until the cursor rests. */
  readonly trailing: {readonly cursor: number} | undefined;
  /** How many lines of the text beside a list are out of sight above. */
  readonly besideTop: number;
  /** What is running in the background, in the words of the status line; Ctrl-C cancels it. */
  readonly running: string | undefined;
  /** When a key was last pressed, in milliseconds. */
  readonly pressedAt: number;
  /** When Ctrl-C was last pressed: twice within 1.5 s quits. */
  readonly interruptedAt: number;
  readonly profiles: Loadable<ProfileList>;
  /** Versions with unsaved work. */
  readonly drafts: readonly DraftSummary[];
  readonly catalog: Loadable<Catalog>;
  /** What checks found in stored versions, by name and version, for the list of profiles. */
  readonly findings: ReadonlyMap<string, Findings>;
  /** Whether such checks are running. */
  readonly isSweeping: boolean;
  /** The version that is open, with its history; undefined until one is opened. */
  readonly session: Session | undefined;
  /** A new profile that was left unfinished, as in its draft. */
  readonly unfinished: NewProfileSnapshot | undefined;
  /** What was typed into a form when strata was cut off: for when that form is opened again. */
  readonly leftForm?: TypedForm | undefined;
  /** The answers to an upgrade that was open then, for when it is opened again. */
  readonly leftAnswers?: KeptAnswers | undefined;
  /** The import that was open then, for when it is gone on with. */
  readonly leftImport?: LeftImport | undefined;
  readonly surroundings: Surroundings;
}

/** The version that is open: its changes, and what is on disk. */
export interface Session {
  /** The file that it is read from and written to. */
  readonly ref: ProfileRef;
  /** As last read or written; undefined when no file is there. */
  readonly saved: Profile | undefined;
  /** The hash of the file as last read or written: a save compares it with the file. */
  readonly hash: string | undefined;
  readonly history: History;
  readonly problems: readonly Problem[];
  /** The profile in which the problems were found; undefined before the first check. */
  readonly checked: Profile | undefined;
  /** Example values of variables, by name, to see what values come to; they are stored nowhere. */
  readonly examples?: Readonly<Record<string, string>>;
  /** A document that was merged into it: once the version is saved, this is the base of the next merge. */
  readonly mergedFrom?: Profile;
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

/** Is the screen about the open version? Only there is its name in the title, and does undo mean anything. */
export function isInside(screen: Screen): boolean {
  return INSIDE.has(screen.type);
}

const INSIDE: ReadonlySet<Screen['type']> = new Set<Screen['type']>([
  'stack',
  'layer',
  'pack-picker',
  'problems',
  'resolved',
  'upgrade',
]);
