/**
 * How a cell is drawn, as the parameters of an SGR sequence in a fixed order: `1;31` is bold and red, '' is plain.
 * Two cells look alike exactly when their pens are the same string.
 */
export type Pen = string;

export const PLAIN: Pen = '';

/** What switches an attribute off, by its code; 1 and 2 share theirs. */
const ATTRIBUTES = new Map([
  [1, 22],
  [2, 22],
  [3, 23],
  [4, 24],
  [5, 25],
  [7, 27],
  [8, 28],
  [9, 29],
  [53, 55],
]);
const FOREGROUND_OFF = 39;
const BACKGROUND_OFF = 49;

/** The pen after an SGR sequence with these parameters (`1;38;5;9`; empty is a reset). */
export function applySgr(pen: Pen, parameters: string): Pen {
  const parts = new Set(partsOf(pen));
  for (const part of partsOf(parameters === '' ? '0' : parameters)) {
    const code = Number.parseInt(part, 10) || 0;
    if (code === 0) parts.clear();
    else if (ATTRIBUTES.has(code)) parts.add(String(code));
    else if (code === FOREGROUND_OFF || code === BACKGROUND_OFF) dropColour(parts, code);
    else if (isColour(code)) {
      dropColour(parts, offOf(code));
      parts.add(part);
    } else {
      for (const [on, off] of ATTRIBUTES) if (off === code) parts.delete(String(on));
    }
  }
  return inOrder(parts);
}

export function hasPart(pen: Pen, code: number): boolean {
  return pen !== '' && partsOf(pen).includes(String(code));
}

export function withoutPart(pen: Pen, code: number): Pen {
  return inOrder(partsOf(pen).filter(part => part !== String(code)));
}

/** The pen without its colours, for NO_COLOR: bold, inverse and their like stay. */
export function withoutColour(pen: Pen): Pen {
  return inOrder(partsOf(pen).filter(part => ATTRIBUTES.has(Number(part))));
}

/** The shortest sequence that turns one pen into another; '' when they are the same. */
export function penChange(from: Pen, to: Pen): string {
  if (from === to) return '';
  if (to === PLAIN) return '\u{1B}[m';
  const had = partsOf(from);
  const wanted = partsOf(to);
  const off = new Set(had.filter(part => !wanted.includes(part)).map(part => offOf(Number.parseInt(part, 10))));
  const on = wanted.filter(part => !had.includes(part) || off.has(offOf(Number.parseInt(part, 10))));
  // A new colour replaces the old one by itself.
  const replaced = new Set(
    on
      .map(part => Number.parseInt(part, 10))
      .filter(isColour)
      .map(offOf),
  );
  const step = [...[...off].filter(code => !replaced.has(code)), ...on].join(';');
  const fresh = `;${to}`;
  return `\u{1B}[${step.length <= fresh.length ? step : fresh}m`;
}

/** The single instructions in a list of parameters; an extended colour (`38;5;9`, `48;2;1;2;3`) is one. */
function partsOf(parameters: string): readonly string[] {
  return parameters === '' ? [] : (parameters.match(/[345]8;(?:5;\d+|2;\d+;\d+;\d+)|\d*/g) ?? []).filter(Boolean);
}

function isColour(code: number): boolean {
  return (code >= 30 && code <= 38) || (code >= 40 && code <= 48) || (code >= 90 && code <= 107);
}

function offOf(code: number): number {
  const isBackground = (code >= 40 && code <= 48) || (code >= 100 && code <= 107);
  return ATTRIBUTES.get(code) ?? (isBackground ? BACKGROUND_OFF : FOREGROUND_OFF);
}

function dropColour(parts: Set<string>, off: number): void {
  for (const part of parts) {
    const code = Number.parseInt(part, 10);
    if (isColour(code) && offOf(code) === off) parts.delete(part);
  }
}

/** Attributes by number, then the foreground, then the background. */
function inOrder(parts: Iterable<string>): Pen {
  return [...parts].sort((a, b) => rank(a) - rank(b)).join(';');
}

function rank(part: string): number {
  const code = Number.parseInt(part, 10);
  return ATTRIBUTES.has(code) ? code : offOf(code) * 10;
}
