import {userInfo} from 'node:os';
import {isAbsolute} from 'node:path';

/**
 * Sees to it that the environment says where this user's files are, before anything asks: `HOME` as the user database has it where it is
 * unset, empty or no whole path, and no XDG directory that is no whole path, which is to be ignored (XDG Base Directory, 0.8). Else files
 * would be made wherever the program was started. False where nobody knows a home.
 */
export function settleHome(env: NodeJS.ProcessEnv, homeOfUser: () => string = () => userInfo().homedir): boolean {
  for (const name of XDG_DIRECTORIES) if (!isAbsolute(env[name] ?? '/')) delete env[name];
  if (isAbsolute(env['HOME'] ?? '')) return true;
  try {
    env['HOME'] = homeOfUser();
  } catch {
    // A user of a container, whom no database knows.
    return false;
  }
  return isAbsolute(env['HOME']);
}

const XDG_DIRECTORIES = ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'] as const;
