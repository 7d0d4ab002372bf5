import type {Terminal} from './terminal.ts';

/** The gap of a bad line, ms; and how long it may have become while other programs had the machine, to be that still. */
const GAP = 40;
const LONGEST = 60;

/**
 * Sends ESC, and `[A` 40 ms later: the gap itself is what is tested. Where this program overslept it is no such gap; what was sent is Escape
 * then, which `escaped` waits for, and it is tried again.
 */
export async function tearArrow(terminal: Terminal, escaped: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const begun = performance.now();
    terminal.type('\u{1B}');
    await new Promise(resolve => {
      setTimeout(resolve, GAP);
    });
    if (performance.now() - begun < LONGEST) return terminal.type('[A');
    await escaped();
  }
}
