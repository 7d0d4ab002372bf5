/** What to send to a terminal so that a text lands on its clipboard, over SSH too (OSC 52), or why it cannot. */
export type ClipboardSequence =
  | {readonly bytes: string}
  | {readonly tooLong: {readonly length: number; readonly limit: number}};

/** Bytes of text. Terminals drop sequences from 100,000 characters on (xterm, hterm); base64 makes 4 of 3. */
const LIMIT = 74_994;
/** screen passes strings of up to 768 bytes through. */
const SCREEN_PART = 700;

/** The sequence for this terminal: inside tmux and GNU screen it is wrapped, so that it gets through to the terminal outside. */
export function clipboardSequence(text: string, env: Readonly<Record<string, string | undefined>>): ClipboardSequence {
  const length = Buffer.byteLength(text);
  if (length > LIMIT) return {tooLong: {length, limit: LIMIT}};
  const plain = `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;
  const parts = plain.match(new RegExp(`[^]{1,${SCREEN_PART}}`, 'g')) ?? [];
  const throughScreen = parts.map(part => `\u{1B}P${part}\u{1B}\\`).join('');
  // One in the other, and which one is inside cannot be known: what is meant for tmux, screen would show as text; tmux drops what is for screen.
  if (env['TMUX'] && env['STY']) return {bytes: `${plain}${throughScreen}`};
  if (env['TMUX']) {
    // The plain one for `set-clipboard on`, the wrapped one for `allow-passthrough on`: tmux has both off by default, users one on.
    return {bytes: `${plain}\u{1B}Ptmux;${plain.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`};
  }
  return {bytes: env['STY'] ? throughScreen : plain};
}
