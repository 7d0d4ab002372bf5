import {createHash} from 'node:crypto';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {findWorkspace, userPaths, type Workspace, workspaceAt} from './workspace.ts';

/** Where everything of this user's lies. */
export interface Home {
  readonly workspace: Workspace;
  /**
   * The bundle that the workspace is in, which is only read: its profiles are there, and the directories of `workspace` hold nothing.
   * Undefined where the workspace is a directory.
   */
  readonly bundle?: string;
  /** Settings. */
  readonly config: string;
  /** Where the user was, crash reports, the log, texts that are in the editor. */
  readonly state: string;
  /** Indexes of registries: can be made again at any time. */
  readonly cache: string;
}

/** Where `--dir`, the environment and the XDG rules say that it lies. */
export function findHome(dir: string | undefined, env: NodeJS.ProcessEnv): Home {
  const {config, state} = userPaths();
  return homeWith(findWorkspace(dir, env), {config, state, cache: join(state, 'registries')});
}

/** The home with a workspace; a file in the place of that is a bundle. */
export function homeWith(workspace: Workspace, own: Omit<Home, 'workspace' | 'bundle'>): Home {
  if (!isFile(workspace.root)) return {...own, workspace};
  const name = createHash('sha256').update(workspace.root).digest('hex').slice(0, 16);
  return {...own, workspace: workspaceAt(join(own.state, 'bundles', name)), bundle: workspace.root};
}

/** The home that a bundle is imported into: the user's own, wherever the bundle was named. */
export function findOwnHome(env: NodeJS.ProcessEnv): Home {
  const home = findHome(undefined, env);
  return home.bundle === undefined ? home : findHome(undefined, {});
}

function isFile(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false})?.isFile() === true;
  } catch {
    // Whoever reads the workspace says what is wrong with its path.
    return false;
  }
}
