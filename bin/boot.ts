#!/usr/bin/env node
/** The executable: looks whether this Node is new enough, and has it keep what V8 makes of the program, before loading that. */
import module from 'node:module';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {settleHome} from './settle-home.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`strata needs Node 22.12 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
// What is given to a command may be secret (`--var token=...`), and every user sees the arguments of every process.
process.title = 'strata';
if (!settleHome(process.env)) {
  process.stderr.write(
    'strata: nobody knows where the home directory of this user is; set HOME to a directory of yours.\n',
  );
  process.exit(2);
}
// Some 10 ms of every start. In the user's own cache, not in the temporary directory, where others could leave something for us.
module.enableCompileCache(join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'strata', 'compiled'));
void import('./main.ts').then(({run}) => run(process.argv.slice(2)));
