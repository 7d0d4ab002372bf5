import {StrataError} from '../../src/domain/error.ts';

/** The message for an expected failure; anything else is a bug, and thrown on. */
export function messageOf(error: unknown): string {
  if (!(error instanceof StrataError)) throw error;
  const {message, hint} = error;
  return hint === undefined ? message : `${message}; ${hint}`;
}
