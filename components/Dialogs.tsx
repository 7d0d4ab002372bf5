import {Box, Text} from 'ink';
import {printable} from '../src/domain/printable.ts';
import type {ConfirmDialog, Dialog, FormDialog, MenuDialog} from '../state/dialog.ts';
import type {Size} from '../state/model.ts';
import {Fields} from './Fields.tsx';
import {cut} from './fit.ts';
import {Line} from './Line.tsx';
import {Menu} from './Menu.tsx';

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
  return (
    <>
      {lines.map((line, at) => (
        <Line key={at} spans={[{text: printable(line)}]} width={width} />
      ))}
      {lines.length === 0 ? null : <Text> </Text>}
      <Menu
        labels={options.map(({label, key}) => (key === undefined ? label : `${key}  ${label}`))}
        cursor={cursor}
        width={width}
      />
    </>
  );
}

function Form({dialog, width}: {readonly dialog: FormDialog; readonly width: number}) {
  return <Fields fields={dialog.fields} focus={dialog.focus} width={width} />;
}
