import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {diskTrouble} from './disk-trouble.ts';
import type {Home} from './home.ts';
import {workspaceAt} from './workspace.ts';

/** A home to try everything in. */
export interface Demo {
  readonly home: Home;
  /** Throws it away. */
  readonly close: () => Promise<void>;
}

/** Makes a private temporary home with the sample profiles in it; only what can be made again is shared with the user's own. */
export async function openDemo({cache}: Home): Promise<Demo> {
  const root = join(tmpdir(), 'strata-demo-');
  try {
    const directory = await mkdtemp(root);
    const workspace = workspaceAt(join(directory, 'workspace'));
    await cp(samplesPath(), workspace.profiles, {recursive: true});
    const home = {workspace, config: join(directory, 'config'), state: join(directory, 'state'), cache};
    return {home, close: async () => rm(directory, {recursive: true, force: true})};
  } catch (error) {
    throw diskTrouble(error, 'make', root);
  }
}

/** The samples lie beside the built program, or, when it runs from its sources, beside this file. */
function samplesPath(): string {
  return fileURLToPath(new URL('./demo', import.meta.url));
}
