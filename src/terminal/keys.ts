/**
 * What the terminal sends, cut into single keys. A slow line glues keys together (`jjj`), tears sequences apart (ESC, then `[A`),
 * loses the end of a paste, and brings replies nobody waits for. Pure: `input.ts` owns the clock.
 */
export interface SplitKeys {
  /** Each is one key, or one whole paste with its markers, as Ink understands it. */
  readonly keys: readonly string[];
  /** The beginning of something that is not complete; hand it back with the next read. */
  readonly rest: string;
}

const ESC = '\u{1B}';
export const PASTE_START = `${ESC}[200~`;
export const PASTE_END = `${ESC}[201~`;

/** The Escape key in kitty's spelling: Ink takes it at once, where it would wait 20 ms more behind a bare ESC. */
export const ESCAPE_KEY = `${ESC}[27u`;

/**
 * Cuts a read into keys. `rest` is what the read before left over.
 * ESC and a character in one read is Alt with that character; in two reads it is Escape, then the character.
 */
export function splitKeys(rest: string, read: string): SplitKeys {
  const keys: string[] = [];
  if (rest === ESC && !/^[[O\]P_^X]/.test(read)) {
    keys.push(ESCAPE_KEY);
    rest = '';
  }
  const text = rest + read;
  let at = 0;
  const stray = rest === '' ? endOfLostPaste(text) : 0;
  if (stray > 0) {
    keys.push(paste(text.slice(0, stray - PASTE_END.length)));
    at = stray;
  }
  while (at < text.length) {
    const escape = text.indexOf(ESC, at);
    keys.push(...typed(text.slice(at, escape < 0 ? text.length : escape)));
    if (escape < 0) break;
    if (text.startsWith(PASTE_START, escape)) {
      const end = text.indexOf(PASTE_END, escape);
      if (end < 0) return {keys, rest: text.slice(escape)};
      keys.push(paste(text.slice(escape + PASTE_START.length, end)));
      at = end + PASTE_END.length;
      continue;
    }
    const sequence = sequenceAt(text, escape);
    if (sequence === undefined) return {keys, rest: text.slice(escape)};
    if (sequence === ESC) keys.push(ESCAPE_KEY);
    else if (isKey(sequence)) keys.push(inKittySpelling(sequence));
    at = escape + sequence.length;
  }
  return {keys, rest: ''};
}

/** The keys in what never became complete, once its time is over: a lone ESC is Escape, half a reply is nothing. */
export function settleKeys(rest: string): readonly string[] {
  if (rest.startsWith(PASTE_START)) return [paste(rest.slice(PASTE_START.length))];
  if (rest === ESC) return [ESCAPE_KEY];
  if (rest === `${ESC}[` || rest === `${ESC}O`) return [ESCAPE_KEY, rest.slice(1)];
  return rest.length === 2 ? [rest] : [];
}

export function isPasteBegun(rest: string): boolean {
  return rest.startsWith(PASTE_START);
}

/** A paste as one read: Ink tells it from keys by its markers. A terminal sends CR where the copied text had a new line. */
function paste(text: string): string {
  return PASTE_START + text.replaceAll(/\r\n?/g, '\n') + PASTE_END;
}

/** Where a paste ends whose start was lost, or was given up on: what stands before the marker was not typed. */
function endOfLostPaste(text: string): number {
  const end = text.indexOf(PASTE_END);
  const start = text.indexOf(PASTE_START);
  return end < 0 || (start >= 0 && start < end) ? 0 : end + PASTE_END.length;
}

/** Plain text as keys: one each, grapheme by grapheme. C1 controls are no keys. */
function typed(text: string): readonly string[] {
  if (/^[\0-\u{7F}]*$/u.test(text)) return text.split('');
  const clean = text.replaceAll(/[\u{80}-\u{9F}]/gu, '');
  return Array.from(new Intl.Segmenter().segment(clean), part => part.segment).flatMap(key =>
    key === '\r\n' ? ['\r', '\n'] : [key],
  );
}

/** With the mouse of the oldest kind, which a program that crashed may have left on: button and place are three characters behind M. */
const CSI = /\u{1B}\[(?:\[[A-E]|[235678]\$|M[^]{3}|[\d:;<=>?]+M|[\d:;<=>?]*[ -/]*[@-LN-Z\\-~])/uy;
const UNFINISHED_CSI = /\u{1B}\[(?:\[|M[^]{0,2}|[\d:;<=>?]*[ -/]*)$/uy;
/** A sequence that another one runs into: it is nobody's key. */
const BROKEN_CSI = /\u{1B}\[[\d:;<=>?]+[ -/]*/uy;
const SS3 = /\u{1B}O[\d;]*[A-Za-z]/uy;
const UNFINISHED_SS3 = /\u{1B}O[\d;]*$/uy;
/** OSC, DCS, APC, PM and SOS replies: `ESC ] 11;rgb:... BEL`. Alt with one of these letters has no such text behind it. */
const REPLY = /\u{1B}(?:\]\d|[P_^X][\d!$+>A-Za-z])[^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)/uy;
const UNFINISHED_REPLY = /\u{1B}(?:\](?:\d[^\u{7}\u{1B}]*\u{1B}?)?|[P_^X](?:[\d!$+>A-Za-z][^\u{7}\u{1B}]*\u{1B}?)?)$/uy;

/** The sequence that begins at the ESC; the bare ESC when nothing follows that belongs to it; undefined when it is not complete. */
function sequenceAt(text: string, at: number): string | undefined {
  if (at === text.length - 1) return undefined;
  const found = [CSI, SS3, REPLY].map(shape => matchAt(shape, text, at)).find(match => match !== undefined);
  if (found !== undefined) return found;
  if ([UNFINISHED_CSI, UNFINISHED_SS3, UNFINISHED_REPLY].some(shape => matchAt(shape, text, at) !== undefined)) {
    return undefined;
  }
  const next = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  return `${ESC}[O\u{3}`.includes(next) ? (matchAt(BROKEN_CSI, text, at) ?? ESC) : ESC + next;
}

function matchAt(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}

/** Whether a complete sequence is a key that someone pressed. Everything else is a reply, a focus event or a mouse. */
function isKey(sequence: string): boolean {
  if (!/^\u{1B}[[\]P_^X]./u.test(sequence)) return true;
  if (sequence === PASTE_START || sequence === PASTE_END || KEY_UP.test(sequence)) return false;
  return (
    /^\u{1B}\[(?:\[[A-E]|[235678]\$|(?:\d+(?:;\d+)*)?[A-FHPQSZa-e~^])$/u.test(sequence) ||
    /^\u{1B}\[\d[\d:;]*[u~A-FHPQS]$/u.test(sequence)
  );
}

/** In kitty's spelling a key tells when it is let go too, where a program asked for that and left it on. */
const KEY_UP = /^\u{1B}\[[\d:]+;\d+:3(?:;[\d:]*)?[A-Zu~]$/u;

/** xterm and tmux can spell keys with modifiers in a way that Ink doesn't know (modifyOtherKeys): `ESC [ 27 ; 5 ; 97 ~` is Ctrl-A. */
function inKittySpelling(key: string): string {
  return key.replace(/^\u{1B}\[27;(\d+);(\d+)~$/u, `${ESC}[$2;$1u`);
}
