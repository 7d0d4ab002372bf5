import {join} from 'node:path';
import {findWorkspace, userPaths, type Workspace} from './workspace.ts';

/** Where everything of this user's lies. */
export interface Home {
  readonly workspace: Workspace;
  /** Settings. */
  readonly config: string;
  /** Where the user was, crash reports, the log, texts that are in the editor. */
  readonly state: string;
  /** Indexes of registries: can be made again at any time. */
  readonly cache: string;
}

export function findHome(dir: string | undefined, env: NodeJS.ProcessEnv): Home {
  const workspace = findWorkspace(dir, env);
  const {config, state} = userPaths();
  return {workspace, config, state, cache: join(state, 'registries')};
}
