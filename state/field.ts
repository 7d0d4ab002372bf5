import {editLine, insertText, type TextLine, textLine} from './text-line.ts';

/** One line of a form: what is asked, what was typed, and what is wrong with it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly line: TextLine;
  /** What the field wants, shown while it is empty. */
  readonly placeholder?: string;
  /** Shown under the field; a form with an error is not submitted. */
  readonly error?: string;
}

export function field(name: string, label: string, text = '', placeholder?: string): Field {
  return {name, label, line: textLine(text), ...(placeholder === undefined ? {} : {placeholder})};
}

/** What was typed in the field of that name, without the blanks around it. */
export function fieldText(fields: readonly Field[], name: string): string {
  return fields.find(one => one.name === name)?.line.text.trim() ?? '';
}

export function typeInto(fields: readonly Field[], at: number, text: string): readonly Field[] {
  return changeLine(fields, at, line => insertText(line, text));
}

/** Carries out an editing key in a field; undefined when the key edits nothing. */
export function editField(fields: readonly Field[], at: number, key: string): readonly Field[] | undefined {
  const line = fields[at] === undefined ? undefined : editLine(fields[at].line, key);
  return line === undefined ? undefined : changeLine(fields, at, () => line);
}

/** The fields with the errors of a check put under them, by name. */
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
  return one === undefined ? fields : fields.with(at, {...one, line: change(one.line)});
}
