import {clipboardSequence} from '../src/terminal/clipboard.ts';
import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import type {Ports} from '../state/ports.ts';

/** The clipboard of the terminal, which is asked on its own line. */
export function clipboardPort(screen: LentTerminal): Ports['clipboard'] {
  return {
    copy(text) {
      const sequence = clipboardSequence(text, process.env);
      if ('tooLong' in sequence) return {limit: sequence.tooLong.limit};
      screen.send(sequence.bytes);
      return undefined;
    },
  };
}
