import type {Problem} from '../../src/domain/problem.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {Notice} from '../notice.ts';

/** A problem with its place, as lists of problems show it. */
export function problemLine({layer, line, message}: Problem): string {
  return [layer, line === undefined ? undefined : `line ${line}`, message]
    .filter(part => part !== undefined)
    .join(': ');
}

/** A problem for the notice line, with what to do when there is room. */
export function noticeOf({severity, message, hint}: Problem): Notice {
  const text = hint === undefined ? message : `${message}  -> ${hint}`;
  return {tone: severity === 'note' ? 'info' : severity, text: printable(text)};
}
