import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {printable} from '../src/domain/printable.ts';
import type {Action} from '../state/action.ts';
import type {ConfirmDialog, Dialog, FormDialog, MenuDialog} from '../state/dialog.ts';
import type {Size} from '../state/model.ts';
import {Fields} from './Fields.tsx';
import {cut} from './fit.ts';
import {Line} from './Line.tsx';

interface DialogProps<One extends Dialog> {
  readonly dialog: One;
  readonly size: Size;
  readonly dispatch: (action: Action) => void;
}

/** A question in a box, in the middle of the body. */
export function DialogBox({dialog, size, dispatch}: DialogProps<Dialog>) {
  const width = Math.min(76, size.columns - 2);
  return (
    <Box width={size.columns} flexGrow={1} alignItems="center" justifyContent="center">
      <Box flexDirection="column" borderStyle="single" width={width} paddingX={1}>
        <Text bold>{cut(dialog.title, width - 4)}</Text>
        {dialog.kind === 'confirm' ? <Confirm dialog={dialog} width={width - 4} /> : null}
        {dialog.kind === 'menu' ? <Menu dialog={dialog} width={width - 4} dispatch={dispatch} /> : null}
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

interface MenuProps {
  readonly dialog: MenuDialog;
  readonly width: number;
  readonly dispatch: (action: Action) => void;
}

/** A short fixed menu: it takes its own keys (arrows, j, k, enter, numbers). */
function Menu({dialog, width, dispatch}: MenuProps) {
  const {lines = [], options} = dialog;
  const items = options.map(({label, key}, at) => ({label: key === undefined ? label : `${key}  ${label}`, value: at}));
  return (
    <>
      {lines.map((line, at) => (
        <Line key={at} spans={[{text: printable(line)}]} width={width} />
      ))}
      {lines.length === 0 ? null : <Text> </Text>}
      <SelectInput
        items={items}
        onSelect={item => {
          dispatch({type: 'menu.choose', at: item.value});
        }}
      />
    </>
  );
}

function Form({dialog, width}: {readonly dialog: FormDialog; readonly width: number}) {
  return <Fields fields={dialog.fields} focus={dialog.focus} width={width} />;
}
