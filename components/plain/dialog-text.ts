import {printable} from '../../src/domain/text/printable.ts';
import type {Dialog} from '../../state/dialogs/dialog.ts';
import type {State} from '../../state/model.ts';
import {askedField} from '../../state/plain/answer-field.ts';

/** A question as lines of text, with numbered answers when they are fixed. */
export function dialogText(dialog: Dialog): readonly string[] {
  switch (dialog.kind) {
    case 'confirm':
      return [dialog.title, ...dialog.lines].map(printable);
    case 'menu':
      return [dialog.title, ...(dialog.lines ?? []), ...dialog.options.map(({label}, at) => `${at + 1}  ${label}`)].map(
        printable,
      );
    case 'form':
      return [printable(dialog.title)];
  }
}

/** The prompt: one line, at the end of which the answer is typed. */
export function promptOf(state: State): string {
  const {dialog} = state;
  if (dialog?.kind === 'confirm') return `${dialog.verb}? yes or no: `;
  if (dialog?.kind === 'menu') return `1 to ${dialog.options.length}, or back: `;
  const asked = askedField(state);
  if (asked === undefined) return '> ';
  const {label, line, placeholder, isMasked, fixed} = asked.field;
  if (fixed !== undefined) return printable(`${label}: ${fixed} (enter goes on) `);
  if (isMasked === true) return `${label}${line.text === '' ? '' : ' [kept as it is]'}: `;
  if (line.text !== '') return printable(`${label} [${line.text}]: `);
  return printable(placeholder === undefined ? `${label}: ` : `${label} (such as ${placeholder}): `);
}

/** What is said before a field's prompt: what is wrong with it, its choices. */
export function fieldText(state: State): readonly string[] {
  const asked = askedField(state);
  if (asked === undefined) return [];
  const {error, choices} = asked.field;
  return [
    ...(error === undefined ? [] : [`Error: ${error}`]),
    ...(choices ?? []).map((choice, at) => `${at + 1}  ${choice}`),
  ].map(printable);
}
