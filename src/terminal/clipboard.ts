/** The sequence that puts a text on a terminal's clipboard, over SSH too (OSC 52), or why there is none. */
export type ClipboardSequence =
  | {readonly bytes: string}
  | {readonly tooLong: {readonly length: number; readonly limit: number}};

/** In bytes of text. Terminals drop sequences from 100,000 characters on (xterm, hterm), and base64 makes 4 of 3. */
const LIMIT = 74_994;
/** screen passes strings of up to 768 bytes through. */
const SCREEN_PART = 700;

/** The sequence for this terminal: in tmux and GNU screen it is wrapped, so that it reaches the terminal outside. */
export function clipboardSequence(text: string, env: Readonly<Record<string, string | undefined>>): ClipboardSequence {
  const length = Buffer.byteLength(text);
  if (length > LIMIT) return {tooLong: {length, limit: LIMIT}};
  const plain = `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;
  const parts = plain.match(new RegExp(`[^]{1,${SCREEN_PART}}`, 'g')) ?? [];
  const throughScreen = parts.map(part => `\u{1B}P${part}\u{1B}\\`).join('');
  // One runs inside the other, and nobody knows which is inside: screen would show what is meant for tmux as text, but
  // tmux drops what is meant for screen.
  if (env['TMUX'] && env['STY']) return {bytes: `${plain}${throughScreen}`};
  if (env['TMUX']) {
    // The plain one for `set-clipboard on`, the wrapped one for `allow-passthrough on`: tmux has both off by default, users one on.
    return {bytes: `${plain}\u{1B}Ptmux;${plain.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`};
  }
  return {bytes: env['STY'] ? throughScreen : plain};
}
