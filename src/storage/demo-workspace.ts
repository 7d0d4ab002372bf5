import {rmSync} from 'node:fs';
import {cp, lstat, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {hostname, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {markOfThisProcess, whoRuns} from '../files/process-mark.ts';
import {diskTrouble} from './disk-trouble.ts';
import type {Home} from './home.ts';
import {PRIVATE_FILE} from './safe-write.ts';
import {workspaceAt} from './workspace.ts';

/** A temporary home to try everything in. */
export interface Demo {
  readonly home: Home;
  /** Deletes it synchronously, in the last moment of the process. */
  readonly close: () => void;
}

/**
 * Creates a private temporary home with the sample profiles; only caches are shared with the user's own. First deletes
 * homes left by processes that had no chance to (kill -9).
 */
export async function openDemo({cache}: Home): Promise<Demo> {
  const root = join(tmpdir(), PREFIX);
  await sweepDemos(tmpdir());
  try {
    const directory = await mkdtemp(root);
    await writeFile(join(directory, OWNER), `${markOfThisProcess()} ${hostname()}\n`, {mode: PRIVATE_FILE});
    const workspace = workspaceAt(join(directory, 'workspace'));
    await cp(samplesPath(), workspace.profiles, {recursive: true});
    const home = {workspace, config: join(directory, 'config'), state: join(directory, 'state'), cache};
    return {home, close: () => throwAway(directory)};
  } catch (error) {
    throw diskTrouble(error, 'make', root);
  }
}

const PREFIX = 'strata-demo-';
/** Says whose home it is: its process and machine. */
const OWNER = 'owner';

function throwAway(directory: string): void {
  try {
    rmSync(directory, {recursive: true, force: true});
  } catch {
    // The next one deletes it.
  }
}

/** Never throws: what cannot be deleted is in nobody's way. */
async function sweepDemos(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter(one => one.startsWith(PREFIX))) {
    const demo = join(directory, name);
    if (await isLeft(demo)) await rm(demo, {recursive: true, force: true}).catch(() => undefined);
  }
}

/** Whether it belongs to this user, and to a process of this machine that no longer runs. */
async function isLeft(demo: string): Promise<boolean> {
  try {
    const stats = await lstat(demo);
    if (!stats.isDirectory() || stats.uid !== process.getuid?.()) return false;
    const [mark = '', host] = (await readFile(join(demo, OWNER), 'utf8')).trim().split(' ');
    return host === hostname() && whoRuns(mark) !== 'this user';
  } catch {
    return false;
  }
}

/** The samples are beside the built program or, when run from source, beside this file. */
function samplesPath(): string {
  return fileURLToPath(new URL('./demo', import.meta.url));
}
