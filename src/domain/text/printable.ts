/**
 * Makes text from strangers safe to show: control characters, bidi controls and invisible characters are written out,
 * so that they can neither control the terminal nor hide or reorder what is read. ESC becomes `^[`, a tab `^I`, a
 * right-to-left override `<U+202E>`. For one line: a line break becomes `^J`.
 */
export function printable(text: string): string {
  return isPlain(text) ? text : text.toWellFormed().replaceAll(HIDDEN, written);
}

/** Nearly all text is plain ASCII, and every line of every screen passes through here. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/**
 * C0, DEL and C1; the soft hyphen; joiners, fillers and selectors without a shape (variation selectors 15 and 16 stay: they choose between the two
 * looks of a sign); bidi marks, embeddings, overrides and isolates; line and paragraph separators; tags.
 */
const HIDDEN =
  /[\0-\u{1F}\u{7F}-\u{9F}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{2800}\u{3164}\u{FE00}-\u{FE0D}\u{FEFF}\u{FFA0}\u{FFF0}-\u{FFFB}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCodePoint(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
