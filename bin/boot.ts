#!/usr/bin/env node
/**
 * The executable: checks that this Node is new enough, and turns on V8's compile cache before anything larger is
 * loaded.
 */
import {readFileSync} from 'node:fs';
import module from 'node:module';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {settleHome} from './settle-home.ts';

/** Bytes; what is kept of the largest of our files has some 2 MB. */
const LARGEST_COMPILED = 20_000_000;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`strata needs Node 22.12 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
try {
  // Node remembers the answer: it is there for paths that the user names later, whatever becomes of the directory.
  process.cwd();
} catch {
  process.stderr.write('strata: the directory that you are in is gone; change to one that is there.\n');
  process.exit(2);
}
// A file that grows beyond the limit of this user (ulimit -f) is an error of its write, not the end of the process and a spoilt terminal.
process.on('SIGXFSZ', () => undefined);
// Arguments may hold secrets (`--var token=...`), and every user can read the arguments of every process.
process.title = 'strata';
if (!settleHome(process.env)) {
  process.stderr.write(
    'strata: nobody knows where the home directory of this user is; set HOME to a directory of yours.\n',
  );
  process.exit(2);
}
// Saves some 10 ms at every start. In the user's own cache, not in the temporary directory, where others could plant
// something.
if (mayGrow())
  module.enableCompileCache(join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'strata', 'compiled'));
void import('./main.ts').then(({run}) => run(process.argv.slice(2)));

/** Whether the limit for files (ulimit -f) lets the compile cache be written: Node does that last, when nobody hears the signal any more. */
function mayGrow(): boolean {
  try {
    const [, limit = ''] = /^Max file size +(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return !(Number(limit) < LARGEST_COMPILED);
  } catch {
    // Only Linux tells.
    return true;
  }
}
