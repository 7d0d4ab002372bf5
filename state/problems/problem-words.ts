import {printable} from '../../src/domain/text/printable.ts';
import type {Problem} from '../../src/domain/problem.ts';
import type {Notice} from '../notice.ts';

/** A problem for the notice line, with what to do when there is room. */
export function noticeOf({severity, message, hint}: Problem): Notice {
  const text = hint === undefined ? message : `${message}  -> ${hint}`;
  return {tone: severity === 'note' ? 'info' : severity, text: printable(text)};
}
