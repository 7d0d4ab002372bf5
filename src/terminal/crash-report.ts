import {writeFileSync} from 'node:fs';
import {arch, homedir, platform, release} from 'node:os';
import {join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {withoutQuotes} from '../domain/text/without-quotes.ts';
import {makeDirectorySync} from '../files/make-directory.ts';

/**
 * Writes what is needed to find a bug to a private file, and returns its path; undefined when even that fails. It
 * contains no text of the user's: quotations in error messages are left out, and of the environment only the kind of
 * terminal is recorded.
 */
export function writeCrashReport(error: unknown, directory: string, version: string, now: Date): string | undefined {
  const path = join(directory, `crash-${now.toISOString().replaceAll(/[:.]/g, '-')}.txt`);
  const {TERM = '', LANG = '', TMUX, STY, SSH_TTY} = process.env;
  const around = [TMUX && 'tmux', STY && 'screen', SSH_TTY && 'ssh'].filter(Boolean).join(' ');
  const report = [
    `strata ${version} ended on an error of its own, ${now.toISOString()}`,
    `node ${process.version}, ${platform()} ${release()} ${arch()}`,
    `TERM=${TERM} LANG=${LANG} ${around}`.trimEnd(),
    `memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB, after ${Math.round(process.uptime())} s`,
    '',
    ...describe(error),
    '',
  ];
  try {
    makeDirectorySync(directory);
    writeFileSync(path, report.join('\n'), {mode: 0o600, flag: 'wx'});
    return path;
  } catch {
    return undefined;
  }
}

/**
 * The error and its causes: the parts that are ours or the engine's, with stack frames that show the home directory as
 * ~.
 */
function describe(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error)) return [`thrown: ${typeof error}`];
  const causes = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause];
  return [
    `${error.name}: ${harmless(error)}`,
    ...framesOf(error).map(frame => frame.replaceAll(homedir(), '~')),
    ...causes.slice(0, MOST).flatMap(cause => (depth < MOST ? ['caused by', ...describe(cause, depth + 1)] : [])),
  ];
}

/** The causes of an error and their causes; an error could be its own cause. */
const MOST = 5;

/**
 * The part of a message that may be recorded. For system errors the code and the call, for ours the code, because the
 * rest names files. For any other the first line up to a colon, without what is quoted: parsers quote the text they
 * failed on, or append it.
 */
function harmless(error: Error): string {
  if (error instanceof StrataError) return error.code;
  const [code, call] = ['code', 'syscall'].map(key => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && /^\w+$/.test(value) ? value : '';
  });
  if (code !== '' && call !== '') return `${code} ${call}`;
  const [line = ''] = error.message.split('\n');
  const told = withoutQuotes(line).replace(/:.*/, ': …').slice(0, LONGEST);
  return code === '' ? told : `${code} ${told}`;
}

const LONGEST = 200;

/** The stack lines that name a place in a program; a message may have lines that look like others. */
function framesOf({stack = '', message}: Error): readonly string[] {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames.split('\n').filter(line => FRAME.test(line));
}

const FRAME = /^ {4}at (?:.*\(|async )?(?:<anonymous>|(?:file:|node:|\/).*:\d+:\d+)\)?$/;
