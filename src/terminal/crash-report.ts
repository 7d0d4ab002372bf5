import {writeFileSync} from 'node:fs';
import {arch, homedir, platform, release} from 'node:os';
import {join} from 'node:path';
import {makeDirectorySync} from '../files/make-directory.ts';

/**
 * Writes what is needed to find a bug to a private file, and gives its path; undefined when even that fails.
 * No text of the user's gets in: what an error message quotes is left out, of the environment only the terminal's kind is told.
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

/** The error and its causes: names, messages without what they quote, stack frames with the home directory as ~. */
function describe(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`thrown: ${typeof error}`];
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [
    `${error.name}: ${withoutQuotes(error.message)}`,
    ...frames.map(frame => frame.replaceAll(homedir(), '~')),
    ...(error.cause === undefined ? [] : ['caused by', ...describe(error.cause)]),
  ];
}

/** The first line, with everything between quotes left out: JSON and YAML errors quote the text they failed on. */
function withoutQuotes(message: string): string {
  const [line = ''] = message.split('\n');
  return line.replaceAll(/(["'`]).*\1/g, '$1…$1').slice(0, 200);
}
