/**
 * The entry point: without a command the full screen, otherwise the command, which never loads the screen. Every error
 * ends here.
 */
import {tellTrouble} from '../src/commands/program/tell-trouble.ts';
import {StrataError} from '../src/domain/error.ts';
import {printable} from '../src/domain/text/printable.ts';
import {findHome} from '../src/storage/home.ts';
import {isReadAloud, loadWithAttributes, lookOf, whyNoFullScreen} from '../src/terminal/capability.ts';
import {writeCrashReport} from '../src/terminal/crash-report.ts';
import {openFullScreen} from '../src/terminal/lifecycle.ts';
import {type FullScreenArguments, readFullScreenArguments} from './full-screen-arguments.ts';
import {processIo} from './process-io.ts';
import type * as Screens from './tui.tsx';
import {VERSION} from './version.ts';

/** sysexits.h EX_SOFTWARE. */
const CRASHED = 70;

/** Does what the arguments ask for, and ends the process with the exit status. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const wanted = readFullScreenArguments(args);
    if (wanted === undefined) process.exitCode = await runOneCommand(args);
    else process.exit(await showApp(wanted));
  } catch (error) {
    process.exitCode = tell(error);
  }
}

async function runOneCommand(args: readonly string[]): Promise<number> {
  process.on('uncaughtException', error => process.exit(tell(error)));
  const {runCommand} = await import('../src/commands/program/program.ts');
  const find = (dir: string | undefined) => findHome(dir, process.env);
  return runCommand(args, {io: processIo(), findHome: find, version: VERSION});
}

async function showApp({dir, isReadOnly, isAscii, isDemo, ...given}: FullScreenArguments): Promise<number> {
  const isPlain = given.isPlain || isReadAloud(process.env);
  const why = isPlain ? undefined : whyNoFullScreen(process.stdin, process.stdout, process.env);
  if (why !== undefined) throw why;
  const home = findHome(dir, process.env);
  if (isPlain) endInOrder();
  const demo = isDemo ? await (await import('../src/storage/demo-workspace.ts')).openDemo(home) : undefined;
  // Whatever way the process ends.
  if (demo !== undefined) process.once('exit', demo.close);
  const look = lookOf(process.env, isAscii);
  const options = {home: demo?.home ?? home, look, isReadOnly, version: VERSION};
  if (isPlain) return (await loadScreens(false)).showLines(options);
  const {stdin, stdout} = process;
  const screen = openFullScreen({stdin, stdout, look, reports: home.state, version: VERSION});
  // Loading the screens takes longer than Node's own start: something is to be read meanwhile.
  screen.begin(NAME);
  try {
    return await (await loadScreens(true)).showScreen({...options, screen});
  } catch (error) {
    await screen.close();
    throw error;
  }
}

/** As the title will begin. */
const NAME = '\u{1B}[1m strata';

function loadScreens(hasAttributes: boolean): Promise<typeof Screens> {
  return loadWithAttributes(process.env, hasAttributes, () => import('./tui.tsx'));
}

/** Ends the process in order on signals and errors, which the full screen does by itself. */
function endInOrder(): void {
  process.on('uncaughtException', error => process.exit(tell(error)));
  process.on('SIGHUP', () => process.exit(128 + 1));
  process.on('SIGTERM', () => process.exit(128 + 15));
  // Nobody is reading any more, or the terminal is gone.
  process.stdout.on('error', () => process.exit(128 + 1));
}

/** Says what went wrong, and returns the exit status. */
function tell(error: unknown): number {
  if (error instanceof StrataError) {
    tellTrouble(process.stderr, error);
    return 2;
  }
  const report = writeCrashReport(error, findHome(undefined, process.env).state, VERSION, new Date());
  const where = report === undefined ? 'no report could be written' : `a report is in ${printable(report)}`;
  process.stderr.write(`strata: ended on an error of its own; ${where}\n`);
  return CRASHED;
}
