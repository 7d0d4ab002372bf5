import {StrataError} from '../domain/error.ts';
import type {Look} from './row.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Why the full screen cannot be shown here, or undefined when it can. CI in the environment is no reason: jump hosts have it set. */
export function whyNoFullScreen(
  stdin: {readonly isTTY?: boolean},
  stdout: {readonly isTTY?: boolean},
  env: Environment,
): StrataError | undefined {
  const hint =
    'Use a command instead, for example `strata list`; `strata --help` names them all. `strata --plain` works line by line.';
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    const side = stdin.isTTY === true ? 'output' : 'input';
    return new StrataError('terminal.none', `The full screen needs a terminal, and standard ${side} is none.`, {hint});
  }
  const {TERM = ''} = env;
  if (TERM !== '' && TERM !== 'dumb') return undefined;
  const kind = TERM === '' ? 'TERM is not set' : 'TERM is "dumb"';
  return new StrataError('terminal.dumb', `The full screen needs a terminal that can move its cursor; ${kind}.`, {
    hint,
  });
}

/**
 * Is the screen read out, rather than looked at? Several command-line tools honour `ACCESSIBLE`; the other is Ink's
 * own.
 */
export function isReadAloud(env: Environment): boolean {
  return isSet(env['ACCESSIBLE']) || isSet(env['INK_SCREEN_READER']);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

/**
 * What this terminal can and should show: depends on NO_COLOR (no-color.org), terminals without colour, and locales
 * other than UTF-8.
 */
export function lookOf(env: Environment, isAsciiWanted: boolean): Look {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  const hasColour = (env['NO_COLOR'] ?? '') === '' && !/^vt\d|-m$|-mono/.test(env['TERM'] ?? '');
  // GNU screen has an alternate screen only with `altscreen` on; the Linux console and real terminals have none.
  const hasOneScreen = (env['STY'] ?? '') !== '' || /^(?:screen|linux|vt\d)/.test(env['TERM'] ?? '');
  return {hasColour, isAscii: isAsciiWanted || !/utf-?8/i.test(locale), hasOneScreen};
}

/** Whether the terminal says that its ground is light: rxvt, Konsole and others tell their colours so, `0;15` for black on white. */
export function isOnLight(env: Environment): boolean {
  const ground = env['COLORFGBG']?.split(';').at(-1);
  return ground === '7' || ground === '15';
}

/**
 * Loads the screens with colours and attributes on, or off for line-by-line use. Chalk, which Ink draws with, decides
 * once when it is loaded, and turns off even bold and inverse for NO_COLOR, for CI and for unknown terminals. `lookOf`
 * decides instead what this terminal gets.
 */
export async function loadWithAttributes<Module>(
  env: NodeJS.ProcessEnv,
  hasAttributes: boolean,
  load: () => Promise<Module>,
): Promise<Module> {
  const before = env['FORCE_COLOR'];
  // Level 1: the 16 colours of the terminal's own theme.
  env['FORCE_COLOR'] = hasAttributes ? '1' : '0';
  try {
    return await load();
  } finally {
    // The editor and the shell get the environment as it was.
    if (before === undefined) delete env['FORCE_COLOR'];
    else env['FORCE_COLOR'] = before;
  }
}
