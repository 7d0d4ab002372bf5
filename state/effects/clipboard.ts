import type {Action} from '../action.ts';
import type {Notice} from '../notice.ts';
import type {Ports} from '../ports.ts';
import type {Handlers} from './handler.ts';

export const clipboardEffects = {
  'text.copy': ({text, what}, ports) => copyText(text, what, ports),
} satisfies Partial<Handlers>;

/** Sends a text to the terminal's clipboard, and says what was sent; `more` is said after it. */
export function copyText(text: string, what: string, {clipboard}: Pick<Ports, 'clipboard'>, more = ''): Action {
  const tooLong = clipboard.copy(text);
  const bytes = new TextEncoder().encode(text).length;
  const notice: Notice =
    tooLong === undefined
      ? {tone: 'ok', text: `sent ${what} to the terminal's clipboard, ${bytes} bytes${more}`}
      : {tone: 'error', text: `${what} has ${bytes} bytes, a terminal takes ${tooLong.limit}; x writes a file`};
  return {type: 'notice.show', notice};
}
