import {printable} from '../../domain/text/printable.ts';
import type {Io} from './io.ts';

/** Asks a question that is answered with y or n; no for any other answer, and where nobody is there to be asked. */
export async function confirm({ask}: Pick<Io, 'ask'>, question: string): Promise<boolean> {
  if (ask === undefined) return false;
  return /^\s*y(?:es)?\s*$/i.test(await ask(`${printable(question)} [y/N] `));
}
