import {StrataError} from '../../src/domain/error.ts';

/** The trouble that something ends with. */
export async function troubleOf(work: Promise<unknown>): Promise<StrataError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof StrataError) return error;
  throw new Error(`no trouble, but ${String(error)}`);
}
