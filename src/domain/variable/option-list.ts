import type {VariableOption} from '../profile/profile.ts';
import {textOfValue} from './text-of-value.ts';

/**
 * The options of a dropdown as one line that can be typed: `small=Small machines, large`, each a value and, after `=`,
 * its label. A backslash takes the special meaning from the next character: `\,` `\=` `\\`, a blank at an end; `\n` is
 * a line break.
 */
export function printOptions(options: readonly VariableOption[]): string {
  return options
    .map(({value, label}) => (label === undefined ? escape(value) : `${escape(value)}=${escape(label)}`))
    .join(', ');
}

/**
 * Parses such a line. Whatever else is known of an option with the same value, such as its description, stays with it.
 */
export function parseOptions(text: string, known: readonly VariableOption[] = []): readonly VariableOption[] {
  const left = [...known];
  return splitUnescaped(text, ',')
    .filter(item => item.trim() !== '')
    .map(item => {
      const [first = '', ...rest] = splitUnescaped(item, '=');
      const value = unescape(first);
      const at = left.findIndex(option => textOfValue(option.value) === value);
      const {label: _, ...other} = left.splice(at < 0 ? left.length : at, 1)[0] ?? {value};
      return rest.length === 0 ? other : {...other, label: unescape(rest.join('='))};
    });
}

function escape(value: unknown): string {
  const text = textOfValue(value);
  return text.replaceAll(/[\\,=\n]|^\s|\s$/g, found => (found === '\n' ? '\\n' : `\\${found}`));
}

/** Splits at a character unless a backslash precedes it; backslashes stay. */
function splitUnescaped(text: string, separator: string): readonly string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/** The unescaped text, without blanks around it. */
function unescape(text: string): string {
  let plain = '';
  // The end of the last character that trimming must leave.
  let kept = 0;
  for (const [piece] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const isEscaped = piece.length === 2;
    if (!isEscaped && plain === '' && /\s/.test(piece)) continue;
    plain += !isEscaped ? piece : piece === '\\n' ? '\n' : piece.slice(1);
    if (isEscaped || !/\s/.test(piece)) kept = plain.length;
  }
  return plain.slice(0, kept);
}
