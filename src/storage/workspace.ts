import {join, resolve} from 'node:path';
import envPaths from 'env-paths';

/** The directory with profiles, drafts and the trash. Nothing is created until something is written. */
export interface Workspace {
  readonly root: string;
  readonly profiles: string;
  readonly drafts: string;
  readonly trash: string;
  /** Versions as they were imported. */
  readonly imported: string;
  /** What can be rebuilt at any time. */
  readonly cache: string;
}

export function workspaceAt(root: string): Workspace {
  return {
    root,
    profiles: join(root, 'profiles'),
    drafts: join(root, 'drafts'),
    trash: join(root, 'trash'),
    imported: join(root, 'imported'),
    cache: join(root, '.cache'),
  };
}

/** Where the workspace is: `--dir`, else `$STRATA_HOME`, else `strata` in the XDG data directory. */
export function findWorkspace(dir: string | undefined, env: Readonly<Record<string, string | undefined>>): Workspace {
  const given = [dir, env['STRATA_HOME']].find(path => path !== undefined && path !== '');
  return workspaceAt(given === undefined ? userPaths().data : resolve(given));
}

/** The user's directories by the XDG rules; on macOS and Windows by theirs. `state`: where the user left off, logs. */
export function userPaths(): {readonly data: string; readonly config: string; readonly state: string} {
  const {data, config, log} = envPaths('strata', {suffix: ''});
  return {data, config, state: log};
}
