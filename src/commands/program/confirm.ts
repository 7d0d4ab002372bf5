import {printable} from '../../domain/text/printable.ts';
import type {Io} from './io.ts';

/** Asks a question to be answered with y or n. Any other answer is no, and so is having nobody to ask. */
export async function confirm({ask}: Pick<Io, 'ask'>, question: string): Promise<boolean> {
  if (ask === undefined) return false;
  return /^\s*y(?:es)?\s*$/i.test(await ask(`${printable(question)} [y/N] `));
}
