import {Box, Text} from 'ink';
import {printable} from '../src/domain/printable.ts';
import type {ConfirmDialog, Dialog, MenuDialog} from '../state/dialog.ts';
import type {FormDialog} from '../state/dialog-shape.ts';
import type {Size} from '../state/surroundings.ts';
import {variableOf} from '../state/variable-form.ts';
import {fieldRows, Fields} from './Fields.tsx';
import {cut} from '../src/domain/fit.ts';
import {Line} from './Line.tsx';
import {Menu} from './Menu.tsx';
import {previewLines} from './variable-lines.ts';

interface DialogProps<One extends Dialog> {
  readonly dialog: One;
  readonly size: Size;
}

/** A question in a box, in the middle of the body. */
export function DialogBox({dialog, size}: DialogProps<Dialog>) {
  const width = Math.min(76, size.columns - 2);
  return (
    <Box width={size.columns} flexGrow={1} alignItems="center" justifyContent="center">
      <Box flexDirection="column" borderStyle="single" width={width} paddingX={1}>
        <Text bold>{cut(dialog.title, width - 4)}</Text>
        {dialog.kind === 'confirm' ? <Confirm dialog={dialog} width={width - 4} /> : null}
        {dialog.kind === 'menu' ? <Choices dialog={dialog} width={width - 4} /> : null}
        {dialog.kind === 'form' ? <Form dialog={dialog} width={width - 4} /> : null}
      </Box>
    </Box>
  );
}

const SHOWN_LINES = 8;
const SHOWN_OPTIONS = 14;

function Confirm({dialog, width}: {readonly dialog: ConfirmDialog; readonly width: number}) {
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

/** A few fixed choices under what they are about. */
function Choices({dialog, width}: {readonly dialog: MenuDialog; readonly width: number}) {
  const {lines = [], options, cursor = 0} = dialog;
  // Of many options those around the cursor.
  const from = Math.max(0, Math.min(cursor - Math.floor(SHOWN_OPTIONS / 2), options.length - SHOWN_OPTIONS));
  const shown = options.slice(from, from + SHOWN_OPTIONS);
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

/** Fields, and for a variable what comes of them at deployment, as it is typed. */
function Form({dialog, width}: {readonly dialog: FormDialog; readonly width: number}) {
  const {form, fields, focus, about} = dialog;
  const isVariable = form === 'variable' || form === 'new-variable';
  const room = Math.max(0, PREVIEW_ROWS - fieldRows(fields, width));
  const preview = isVariable ? previewLines(variableOf(fields, about), width).slice(0, room) : [];
  return (
    <>
      <Fields fields={fields} focus={focus} width={width} />
      {preview.length > 0 ? <Line spans={[{text: '─'.repeat(width), tone: 'dim'}]} width={width} /> : null}
      {preview.map((spans, at) => (
        <Line key={at} spans={spans} width={width} />
      ))}
    </>
  );
}

/** Rows for the fields of a variable and its preview, so that both are seen on 24 rows. */
const PREVIEW_ROWS = 16;
