/**
 * Whether an offset in a YAML text is inside a comment. It is decided by the lines around it, without parsing, so that
 * it works for texts that are not YAML. A `#` in a block scalar is text.
 */
export function isInComment(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return holdsHash(before) && !isInBlockScalar(text, start, indentOf(before));
}

/** A `#` at the start or after a blank, outside quotes. */
function holdsHash(line: string): boolean {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const isAfterBlank = at === 0 || /\s/.test(line[at - 1] ?? '');
    if (quote !== '') {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '#' && isAfterBlank) return true;
    // A quote inside a word (don't) opens nothing.
    else if ((character === '"' || character === "'") && (isAfterBlank || /[[{,]/.test(line[at - 1] ?? '')))
      quote = character;
  }
  return false;
}

/** Whether a less indented line above opens a block scalar (`key: |`). */
function isInBlockScalar(text: string, lineStart: number, indent: number): boolean {
  let least = indent;
  for (let end = lineStart - 1; end > 0 && least > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const depth = indentOf(line);
    if (line.trim() !== '' && depth < least) {
      if (/(?:^|[:\-\s])[|>][+\-\d]{0,2}\s*(?:#.*)?$/.test(line) && !line.trimStart().startsWith('#')) return true;
      least = depth;
    }
    end = start - 1;
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
