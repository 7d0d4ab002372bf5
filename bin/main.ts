/**
 * The entry point: without a command the full screen, otherwise the command, which never loads the screen. Every error
 * ends here.
 */
import {tellTrouble} from '../src/commands/program/tell-trouble.ts';
import {StrataError} from '../src/domain/error.ts';
import {printable} from '../src/domain/text/printable.ts';
import {findHome} from '../src/storage/home.ts';
import {isReadAloud, loadWithAttributes, whyNoFullScreen} from '../src/terminal/capability.ts';
import {writeCrashReport} from '../src/terminal/crash-report.ts';
import {type FullScreenArguments, readFullScreenArguments} from './full-screen-arguments.ts';
import {processIo} from './process-io.ts';
import {VERSION} from './version.ts';

/** sysexits.h EX_SOFTWARE. */
const CRASHED = 70;

/** Does what the arguments ask for, and ends the process with the exit status. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const wanted = readFullScreenArguments(args);
    if (wanted === undefined) process.exitCode = await runOneCommand(args);
    else process.exit(await openFullScreen(wanted));
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

async function openFullScreen({dir, isReadOnly, isAscii, isDemo, ...given}: FullScreenArguments): Promise<number> {
  const isPlain = given.isPlain || isReadAloud(process.env);
  const why = isPlain ? undefined : whyNoFullScreen(process.stdin, process.stdout, process.env);
  if (why !== undefined) throw why;
  const home = findHome(dir, process.env);
  if (isPlain) endInOrder();
  const demo = isDemo ? await (await import('../src/storage/demo-workspace.ts')).openDemo(home) : undefined;
  // Whatever way the process ends.
  if (demo !== undefined) process.once('exit', demo.close);
  const {showTui} = await loadWithAttributes(process.env, !isPlain, () => import('./tui.tsx'));
  const look = {isReadOnly, isAscii, isPlain};
  return showTui({home: demo?.home ?? home, reports: home.state, ...look, version: VERSION});
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
