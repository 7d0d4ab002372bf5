import {StrataError} from '../domain/error.ts';
import {errorCode} from '../files/error-code.ts';

/**
 * Turns a file system's error into a StrataError that names the file and says what to do. `doing` is a verb: `read`,
 * `save`, `move to the trash`. Other errors are returned as they are.
 */
export function diskTrouble(error: unknown, doing: string, path: string): unknown {
  const code = errorCode(error);
  if (code === undefined || error instanceof StrataError) return error;
  const {id, why, hint} = (/^(?:save|keep|make|write)\b/.test(doing) ? WRITING_TROUBLES[code] : undefined) ??
    TROUBLES[code] ?? {
      id: 'file.unreadable',
      why: code,
      hint: 'Look at the file and the disk that it is on.',
    };
  return new StrataError(id, `cannot ${doing} ${path}: ${why}`, {hint, cause: error});
}

interface Trouble {
  readonly id: string;
  readonly why: string;
  readonly hint: string;
}

const FREE_SPACE = 'Nothing was changed. Free some space on that disk and try again; the draft is kept.';
const FORBIDDEN = 'Nothing was changed. Look at who owns the file and its directory (ls -l).';

/** Errors that mean something else when writing than when reading. */
const WRITING_TROUBLES: Readonly<Partial<Record<string, Trouble>>> = {
  // Missing directories are created, so this is a place where none can be, such as /proc.
  ENOENT: {
    id: 'file.forbidden',
    why: 'no directory can be made there',
    hint: 'Nothing was changed. Name another place: --dir for the workspace, XDG_CONFIG_HOME for settings.',
  },
};

const TROUBLES: Readonly<Partial<Record<string, Trouble>>> = {
  ENOSPC: {id: 'disk.full', why: 'the disk is full', hint: FREE_SPACE},
  EDQUOT: {id: 'disk.full', why: 'the quota on that disk is used up', hint: FREE_SPACE},
  EFBIG: {id: 'disk.full', why: 'the file would be larger than is allowed', hint: FREE_SPACE},
  EROFS: {
    id: 'disk.read-only',
    why: 'the disk is read-only',
    hint: 'Nothing was changed. Choose another workspace with --dir, or mount it for writing.',
  },
  EACCES: {id: 'file.forbidden', why: 'permission denied', hint: FORBIDDEN},
  EPERM: {id: 'file.forbidden', why: 'permission denied', hint: FORBIDDEN},
  ENOENT: {id: 'file.missing', why: 'there is no such file', hint: 'Look whether it was moved or deleted.'},
  EEXIST: {id: 'file.unreadable', why: 'a file stands in its way', hint: 'Move that file away.'},
  EISDIR: {id: 'file.unreadable', why: 'it is a directory', hint: 'Name the file in it.'},
  ENOTDIR: {id: 'file.unreadable', why: 'a part of the path is a file, not a directory', hint: 'Move that file away.'},
  ELOOP: {
    id: 'file.unreadable',
    why: 'it is a symbolic link, or a part of the path leads in a circle',
    hint: 'Put the file itself there: links are not followed.',
  },
  ENOTREG: {
    id: 'file.unreadable',
    why: 'it is not a regular file',
    hint: 'Move it away: it is a pipe, a socket or a device.',
  },
  // What opening a socket, or a device without its driver, comes to.
  ENXIO: {
    id: 'file.unreadable',
    why: 'it is not a regular file',
    hint: 'Move it away: it is a pipe, a socket or a device.',
  },
  EMFILE: {
    id: 'file.unreadable',
    why: 'too many files are open',
    hint: 'Close other programs, or raise the limit (ulimit -n).',
  },
  ENAMETOOLONG: {id: 'name.too-long', why: 'the name is too long', hint: 'Choose a shorter name.'},
};
