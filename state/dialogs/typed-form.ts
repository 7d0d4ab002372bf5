import {isRecord} from '../../src/domain/values/plain-data.ts';
import type {State} from '../model.ts';
import {say, type Step} from '../step.ts';
import {whyFixed} from '../surroundings.ts';
import {textLine} from '../text-line.ts';
import type {FormDialog, FormId, TypedForm} from './dialog-shape.ts';

/** Keeps what is typed into a form, before it is shown, until the form is closed; and puts what was kept into the form that it belongs to. */
export function keepTyped(before: State, [state, ...effects]: Step): Step {
  const [old, form] = [formOf(before), formOf(state)];
  if (old === form || whyFixed(state.surroundings) !== undefined) return [state, ...effects];
  const isOpened = form !== undefined && (old === undefined || keyOf(old) !== keyOf(form));
  const isTyped = old !== undefined && form !== undefined && !isOpened && textsOf(old) !== textsOf(form);
  if (isTyped) return [state, ...effects, {type: 'draft.form', typed: typedOf(form)}];
  const isDone = old !== undefined && (form === undefined || isOpened);
  const shown = isOpened ? withLeft(state, form) : state;
  return [shown, ...effects, ...(isDone ? [{type: 'draft.form', typed: undefined} as const] : [])];
}

/** Reads one back; a file may hold anything: undefined for what is none. */
export function readTyped(value: unknown): TypedForm | undefined {
  if (!isRecord(value) || !isRecord(value['texts'])) return undefined;
  const {key, title} = value;
  const form = KEPT.find(id => id === value['form']);
  if (form === undefined || typeof key !== 'string' || typeof title !== 'string') return undefined;
  const texts = Object.entries(value['texts']).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {form, key, title, texts: Object.fromEntries(texts)};
}

/** Forms in which people write: what the others ask is chosen or typed again in a moment, and some hold passwords. */
const KEPT: readonly FormId[] = [
  'info',
  'clone',
  'new-version',
  'variable',
  'new-variable',
  'registry',
  'named-layer',
  'manifest-layer',
  'copy-layer',
  'second-copy',
];

function formOf({dialog}: State): FormDialog | undefined {
  if (dialog?.kind !== 'form' || !KEPT.includes(dialog.form)) return undefined;
  return dialog.fields.some(({isMasked}) => isMasked === true) ? undefined : dialog;
}

function typedOf(form: FormDialog): TypedForm {
  const {ref} = form.about;
  const texts = Object.fromEntries(
    form.fields.flatMap(({name, line, fixed}) => (fixed === undefined ? [[name, line.text]] : [])),
  );
  const title = ref === undefined ? form.title : `${form.title} of ${ref.name} ${ref.version}`;
  return {form: form.form, key: keyOf(form), title, texts};
}

function keyOf({form, about: {ref, layer, manifest, chart, variable}}: FormDialog): string {
  return JSON.stringify([form, ref?.name, ref?.version, layer, manifest, chart, variable?.at]);
}

function textsOf({fields}: FormDialog): string {
  return JSON.stringify(fields.map(({line}) => line.text));
}

function withLeft(state: State, form: FormDialog): State {
  const left = state.leftForm;
  if (left === undefined || left.key !== keyOf(form)) return state;
  const fields = form.fields.map(field => {
    const text = left.texts[field.name];
    const isFree = text !== undefined && field.fixed === undefined && (field.choices?.includes(text) ?? true);
    return isFree ? {...field, line: textLine(text)} : field;
  });
  const said = say(state, 'info', 'as it was typed before strata ended; ctrl-u empties a field');
  return {...said, leftForm: undefined, dialog: {...form, fields}};
}
