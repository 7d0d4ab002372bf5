import {createHash} from 'node:crypto';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {findWorkspace, userPaths, type Workspace, workspaceAt} from './workspace.ts';

/** Where this user's files are. */
export interface Home {
  readonly workspace: Workspace;
  /**
   * The bundle that the workspace is in, which is only read: it has the profiles, and the directories of `workspace`
   * are empty. Undefined when the workspace is a directory.
   */
  readonly bundle?: string;
  /** For settings. */
  readonly config: string;
  /** For the place where the user left off, crash reports, the log, and texts that are in an editor. */
  readonly state: string;
  /** For indexes of registries, which can be rebuilt at any time. */
  readonly cache: string;
}

/** The home that `--dir`, the environment and the XDG rules give. */
export function findHome(dir: string | undefined, env: NodeJS.ProcessEnv): Home {
  const {config, state} = userPaths();
  return homeWith(findWorkspace(dir, env), {config, state, cache: join(state, 'registries')});
}

/** The home with a workspace; a file in its place is a bundle. */
export function homeWith(workspace: Workspace, own: Omit<Home, 'workspace' | 'bundle'>): Home {
  if (!isFile(workspace.root)) return {...own, workspace};
  const name = createHash('sha256').update(workspace.root).digest('hex').slice(0, 16);
  return {...own, workspace: workspaceAt(join(own.state, 'bundles', name)), bundle: workspace.root};
}

/** The home into which a bundle is imported: the user's own, however the bundle was named. */
export function findOwnHome(env: NodeJS.ProcessEnv): Home {
  const home = findHome(undefined, env);
  return home.bundle === undefined ? home : findHome(undefined, {});
}

function isFile(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false})?.isFile() === true;
  } catch {
    // Whoever reads the workspace reports what is wrong with its path.
    return false;
  }
}
