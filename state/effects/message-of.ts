import {StrataError} from '../../src/domain/error.ts';
import {withHint} from '../notice.ts';

/** The message for an expected failure; anything else is a bug, and thrown on. */
export function messageOf(error: unknown): string {
  if (!(error instanceof StrataError)) throw error;
  const {message, hint} = error;
  return withHint(message, hint);
}
