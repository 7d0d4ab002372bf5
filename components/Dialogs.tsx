import {Box, Text} from 'ink';
import {printable} from '../src/domain/text/printable.ts';
import type {ConfirmDialog, Dialog, MenuDialog} from '../state/dialogs/dialog.ts';
import type {FormDialog} from '../state/dialogs/dialog-shape.ts';
import {bodyRows, type Size} from '../state/surroundings.ts';
import {variableOf} from '../state/dialogs/variable-form.ts';
import {fieldRows, Fields, fieldsInSight} from './Fields.tsx';
import {cut} from '../src/domain/text/fit.ts';
import {Line} from './Line.tsx';
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
        <Text bold>{cut(dialog.title, width - 4)}</Text>
        {dialog.kind === 'confirm' ? <Confirm dialog={dialog} width={width - 4} /> : null}
        {dialog.kind === 'menu' ? <Choices dialog={dialog} width={width - 4} height={height} /> : null}
        {dialog.kind === 'form' ? <Form dialog={dialog} width={width - 4} height={height} /> : null}
      </Box>
    </Box>
  );
}

const SHOWN_LINES = 8;
const SHOWN_OPTIONS = 14;

interface BodyProps<One extends Dialog> {
  readonly dialog: One;
  readonly width: number;
  readonly height: number;
}

function Confirm({dialog, width}: Omit<BodyProps<ConfirmDialog>, 'height'>) {
  const {lines, verb, isVerbFocused} = dialog;
  const more = lines.length > SHOWN_LINES ? [`… and ${lines.length - SHOWN_LINES} more`] : [];
  const button = (text: string, isFocused: boolean) => ({
    text: isFocused ? `>[ ${text} ]` : ` [ ${text} ]`,
    isInverse: isFocused,
  });
  return (
    <>
      {[...lines.slice(0, SHOWN_LINES), ...more].map(line => (
        <Line key={line} spans={[{text: line}]} width={width} />
      ))}
      <Text> </Text>
      <Line spans={[button('Cancel', !isVerbFocused), {text: '  '}, button(verb, isVerbFocused)]} width={width} />
    </>
  );
}

/** A few fixed choices, under what they are about. */
function Choices({dialog, width, height}: BodyProps<MenuDialog>) {
  const {lines = [], options, cursor = 0} = dialog;
  const room = Math.max(1, Math.min(SHOWN_OPTIONS, height - (lines.length === 0 ? 0 : lines.length + 1)));
  // When there are too many options, those around the cursor.
  const from = Math.max(0, Math.min(cursor - Math.floor(room / 2), options.length - room));
  const shown = options.slice(from, from + room);
  return (
    <>
      {lines.map((line, at) => (
        <Line key={at} spans={[{text: printable(line)}]} width={width} />
      ))}
      {lines.length === 0 ? null : <Text> </Text>}
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
  const {form, fields, focus, about} = dialog;
  const isVariable = form === 'variable' || form === 'new-variable';
  const left = height - fieldRows(fields, width);
  const room = left < 0 ? LEAST_PREVIEW : Math.max(0, left - 1);
  const preview = isVariable ? previewLines(variableOf(fields, about), width).slice(0, room) : [];
  const [from, to] = fieldsInSight(fields, focus, width, height - (preview.length === 0 ? 0 : preview.length + 1));
  return (
    <>
      <Fields fields={fields} focus={focus} from={from} to={to} width={width} />
      {preview.length > 0 ? <Line spans={[{text: '─'.repeat(width), tone: 'dim'}]} width={width} /> : null}
      {preview.map((spans, at) => (
        <Line key={at} spans={spans} width={width} />
      ))}
    </>
  );
}

/** When not all fields are in sight: its label, its field, what it takes. */
const LEAST_PREVIEW = 3;
