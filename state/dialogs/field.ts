import {editLine, insertText, type TextLine, textLine} from '../text-line.ts';

/** One line of a form: what is asked, what was typed, and what is wrong with it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly line: TextLine;
  /** What the field expects, shown while it is empty. */
  readonly placeholder?: string;
  /**
   * The possible answers, one of which is in the line; space, arrow keys and first letters choose. Absent when anything
   * can be typed.
   */
  readonly choices?: readonly string[];
  /** Hides what is typed. */
  readonly isMasked?: boolean;
  /** Shown instead of the line; nothing can be typed. */
  readonly fixed?: string;
  /** Shown under the field; a form with an error is not submitted. */
  readonly error?: string;
}

export function field(name: string, label: string, text = '', placeholder?: string): Field {
  return {name, label, line: textLine(text), ...(placeholder === undefined ? {} : {placeholder})};
}

/** A field that takes one of a few answers. */
export function choiceField(name: string, label: string, chosen: string, choices: readonly string[]): Field {
  return {...field(name, label, chosen), choices};
}

/** The text of the field with that name, without blanks at its ends. */
export function fieldText(fields: readonly Field[], name: string): string {
  return fields.find(one => one.name === name)?.line.text.trim() ?? '';
}

export function typeInto(fields: readonly Field[], at: number, text: string): readonly Field[] {
  const choices = fields[at]?.choices;
  if (choices === undefined) return changeLine(fields, at, line => insertText(line, text));
  return changeLine(fields, at, ({text: chosen}) =>
    textLine(text === ' ' ? next(choices, chosen, 1) : named(choices, chosen, text)),
  );
}

/** Applies an editing key to a field; undefined when the key edits nothing. */
export function editField(fields: readonly Field[], at: number, key: string): readonly Field[] | undefined {
  const one = fields[at];
  if (one === undefined) return undefined;
  if (one.choices === undefined) {
    const line = editLine(one.line, key);
    return line === undefined ? undefined : changeLine(fields, at, () => line);
  }
  if (key !== 'left' && key !== 'right') return undefined;
  return changeLine(fields, at, ({text}) => textLine(next(one.choices ?? [], text, key === 'right' ? 1 : -1)));
}

/** The fields, each with its error under it. */
export function withErrors(
  fields: readonly Field[],
  errors: Readonly<Record<string, string | undefined>>,
): readonly Field[] {
  return fields.map(one => {
    const {error: _, ...rest} = one;
    const error = errors[one.name];
    return error === undefined ? rest : {...rest, error};
  });
}

function changeLine(fields: readonly Field[], at: number, change: (line: TextLine) => TextLine): readonly Field[] {
  const one = fields[at];
  return one === undefined || one.fixed !== undefined ? fields : fields.with(at, {...one, line: change(one.line)});
}

/**
 * The choice next to the current one, wrapping around. From an answer that is not among them, the first or the last.
 */
function next(choices: readonly string[], chosen: string, by: 1 | -1): string {
  const at = choices.indexOf(chosen);
  const to = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % choices.length;
  return choices.at(to) ?? chosen;
}

/** The next choice that begins with what was typed. */
function named(choices: readonly string[], chosen: string, text: string): string {
  const at = choices.indexOf(chosen);
  const inTurn = [...choices.slice(at + 1), ...choices.slice(0, at + 1)];
  return inTurn.find(choice => choice.startsWith(text.toLowerCase())) ?? chosen;
}
