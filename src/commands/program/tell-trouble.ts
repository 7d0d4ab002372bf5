import type {StrataError} from '../../domain/error.ts';
import {printable} from '../../domain/text/printable.ts';
import type {Sink} from './io.ts';

/** Says on stderr what went wrong and what to do. Text from strangers never controls the terminal. */
export function tellTrouble(stderr: Sink, {message, hint}: StrataError): void {
  const lines = [`strata: ${message}`, ...(hint === undefined ? [] : [hint])].flatMap(text => text.split('\n'));
  stderr.write(lines.map(line => `${printable(line)}\n`).join(''));
}
