/** An error in words, with system codes as people would say them. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return MEANING[code] ?? error.message;
}

/** Does the error say that there is no such file or folder? */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

const MEANING: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not a directory',
  EISDIR: 'it is a directory',
  ELOOP: 'it is a link that leads to itself',
  EIO: 'the disk cannot read it',
  ESTALE: 'the network disk that held it was changed; mount it again',
  ENAMETOOLONG: 'its path is too long',
};
