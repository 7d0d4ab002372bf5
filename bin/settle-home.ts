import {userInfo} from 'node:os';
import {isAbsolute} from 'node:path';

/**
 * Makes the environment say where this user's files are, before anything asks. `HOME` comes from the user database when
 * it is unset, empty or not absolute; XDG directories that are not absolute are ignored (XDG Base Directory, 0.8).
 * Otherwise files would be written wherever the program was started. Returns false when no home can be found.
 */
export function settleHome(env: NodeJS.ProcessEnv, homeOfUser: () => string = () => userInfo().homedir): boolean {
  for (const name of XDG_DIRECTORIES) if (!isAbsolute(env[name] ?? '/')) delete env[name];
  if (isAbsolute(env['HOME'] ?? '')) return true;
  try {
    env['HOME'] = homeOfUser();
  } catch {
    // A user in a container may be in no database.
    return false;
  }
  return isAbsolute(env['HOME']);
}

const XDG_DIRECTORIES = ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'] as const;
