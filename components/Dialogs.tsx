import {Box, Text} from 'ink';
import {fit, widthOf, wrap} from '../src/domain/text/fit.ts';
import {printable} from '../src/domain/text/printable.ts';
import type {FormDialog} from '../state/dialogs/dialog-shape.ts';
import type {ConfirmDialog, Dialog, MenuDialog} from '../state/dialogs/dialog.ts';
import {variableOf} from '../state/dialogs/variable-form.ts';
import {bodyRows, type Size} from '../state/surroundings.ts';
import {fieldRows, Fields, fieldsInSight} from './Fields.tsx';
import {Line, type Span} from './Line.tsx';
import {Menu} from './Menu.tsx';
import {previewLines} from './screens/variable-lines.ts';

interface DialogProps<One extends Dialog> {
  readonly dialog: One;
  readonly size: Size;
}

/** A question in a box in the middle of the body. */
export function DialogBox({dialog, size}: DialogProps<Dialog>) {
  const width = Math.min(76, size.columns - 2);
  // Inside the border, under the title.
  const height = bodyRows(size) - 3;
  return (
    <Box width={size.columns} flexGrow={1} alignItems="center" justifyContent="center">
      <Box flexDirection="column" borderStyle="single" width={width} paddingX={1}>
        <Title dialog={dialog} width={width - 4} height={height} />
        {dialog.kind === 'confirm' ? <Confirm dialog={dialog} width={width - 4} height={height} /> : null}
        {dialog.kind === 'menu' ? <Choices dialog={dialog} width={width - 4} height={height} /> : null}
        {dialog.kind === 'form' ? <Form dialog={dialog} width={width - 4} height={height} /> : null}
      </Box>
    </Box>
  );
}

const MOST_LINES = 12;
const SHOWN_OPTIONS = 14;
const LEAST_OPTIONS = 5;

interface BodyProps<One extends Dialog> {
  readonly dialog: One;
  readonly width: number;
  readonly height: number;
}

/** What is asked, and whether the form has more fields than are in sight. */
function Title({dialog, width, height}: BodyProps<Dialog>) {
  const more = dialog.kind === 'form' ? moreFields(dialog, layForm(dialog, width, height)) : '';
  const room = more === '' ? width : width - widthOf(more) - 2;
  return (
    <Line
      spans={[
        {text: fit(dialog.title, room), tone: 'title'},
        {text: more === '' ? '' : `  ${more}`, tone: 'dim'},
      ]}
      width={width}
    />
  );
}

function moreFields({fields}: FormDialog, {from, to}: FormLayout): string {
  const below = fields.length - to;
  return [from === 0 ? '' : `${from} above`, below === 0 ? '' : `${below} below`].filter(Boolean).join(', ');
}

function Confirm({dialog, width, height}: BodyProps<ConfirmDialog>) {
  const {lines, verb, isVerbFocused} = dialog;
  // Above a blank line and the buttons.
  const shown = linesInSight(lines, width, Math.min(MOST_LINES, height - 2));
  const button = (text: string, isFocused: boolean) => ({
    text: isFocused ? `>[ ${text} ]` : ` [ ${text} ]`,
    isInverse: isFocused,
  });
  return (
    <>
      {shown.map((line, at) => (
        <Line key={at} spans={[{text: line}]} width={width} />
      ))}
      <Text> </Text>
      <Line spans={[button('Cancel', !isVerbFocused), {text: '  '}, button(verb, isVerbFocused)]} width={width} />
    </>
  );
}

/** As many lines as fit, sentences wrapped; what is laid out (a list, an excerpt) begins with a blank, and stays on its line. */
function linesInSight(lines: readonly string[], width: number, rows: number): readonly string[] {
  const wrapped = lines.flatMap(line => (/^\s/.test(line) ? [printable(line)] : wrap(line, width)));
  if (wrapped.length <= rows) return wrapped;
  const shown = wrapped.slice(0, Math.max(0, rows - 1));
  return [...shown, `… and ${wrapped.length - shown.length} more lines`];
}

/** A few fixed choices, under what they are about. */
function Choices({dialog, width, height}: BodyProps<MenuDialog>) {
  const {lines = [], options, cursor = 0} = dialog;
  // What can be chosen is in sight, however much there is to be said; of many options at least some.
  const least = Math.min(options.length, LEAST_OPTIONS);
  const told = lines.length === 0 ? [] : linesInSight(lines, width, height - least - 1);
  const room = Math.max(1, Math.min(SHOWN_OPTIONS, height - (told.length === 0 ? 0 : told.length + 1)));
  // When there are too many options, those around the cursor.
  const from = Math.max(0, Math.min(cursor - Math.floor(room / 2), options.length - room));
  const shown = options.slice(from, from + room);
  return (
    <>
      {told.map((line, at) => (
        <Line key={at} spans={[{text: line}]} width={width} />
      ))}
      {told.length === 0 ? null : <Text> </Text>}
      <Menu
        labels={shown.map(({label, key}) => (key === undefined ? label : `${key}  ${label}`))}
        cursor={cursor - from}
        width={width}
      />
    </>
  );
}

/** Fields; for a variable also how it will be asked for at deployment, as it is typed. */
function Form({dialog, width, height}: BodyProps<FormDialog>) {
  const {from, to, preview} = layForm(dialog, width, height);
  return (
    <>
      <Fields fields={dialog.fields} focus={dialog.focus} from={from} to={to} width={width} />
      {preview.length > 0 ? <Line spans={[{text: '─'.repeat(width), tone: 'dim'}]} width={width} /> : null}
      {preview.map((spans, at) => (
        <Line key={at} spans={spans} width={width} />
      ))}
    </>
  );
}

interface FormLayout {
  /** The first field in sight, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly preview: readonly (readonly Span[])[];
}

function layForm({form, fields, focus, about}: FormDialog, width: number, height: number): FormLayout {
  const isVariable = form === 'variable' || form === 'new-variable';
  const left = height - fieldRows(fields, width);
  const room = left < 0 ? LEAST_PREVIEW : Math.max(0, left - 1);
  const preview = isVariable ? previewLines(variableOf(fields, about), width).slice(0, room) : [];
  const [from, to] = fieldsInSight(fields, focus, width, height - (preview.length === 0 ? 0 : preview.length + 1));
  return {from, to, preview};
}

/** When not all fields are in sight: its label, its field, what it takes. */
const LEAST_PREVIEW = 3;
