import {fit, widthOf, wrap} from '../src/domain/text/fit.ts';
import type {Binding} from '../state/keys/binding.ts';
import {keysOf} from '../state/keys/keymap.ts';
import type {Palette, State} from '../state/model.ts';
import {HELP_KEYS_WIDTH, type HelpRow, helpRows} from '../state/overlays/help.ts';
import {PALETTE_DETAIL_ROWS, paletteHeight, paletteRows} from '../state/overlays/palette.ts';
import {bodyRows} from '../state/surroundings.ts';
import {shownKey} from './key-name.ts';
import {Line} from './Line.tsx';
import {List} from './List.tsx';
import {Page} from './Page.tsx';
import {typedSpans} from './typed-spans.ts';

/** Every command that works on the screen below, with its keys, and why it may not work now. */
export function Help({state}: {readonly state: State}) {
  const rows = helpRows(state).slice(state.help?.top ?? 0);
  return (
    <Page lines={rows.map(row => helpSpans(state, row))} width={state.size.columns} height={bodyRows(state.size)} />
  );
}

function helpSpans(state: State, {binding, text, isPossible}: HelpRow) {
  const keys = binding === undefined ? '' : keysOf(state, binding).map(shownKey).join(' ');
  return [
    {text: ` ${fit(keys, HELP_KEYS_WIDTH - 2)} `, tone: isPossible ? ('accent' as const) : ('dim' as const)},
    {text, tone: isPossible ? ('plain' as const) : ('dim' as const)},
  ];
}

/** The command palette: type to find, enter to run. */
export function PaletteBox({state, palette}: {readonly state: State; readonly palette: Palette}) {
  const {columns} = state.size;
  const below = {...state, palette: undefined};
  const rows = paletteRows(state, palette);
  const keysWidth = Math.min(MOST_KEYS, Math.max(...rows.map(one => widthOf(keysText(state, one)))));
  const here = rows[palette.list.cursor];
  return (
    <>
      <Line spans={[{text: ' :'}, ...typedSpans(palette.line, columns - 2)]} width={columns} />
      <List
        rows={rows}
        list={palette.list}
        width={columns}
        height={paletteHeight(state)}
        spansOf={binding => commandSpans(state, below, binding, keysWidth)}
        empty="no command is named so"
      />
      <Page
        lines={
          here === undefined
            ? []
            : wrap(commandText(below, here), columns - 2).map(line => [{text: ` ${line}`, tone: 'accent'}])
        }
        width={columns}
        height={PALETTE_DETAIL_ROWS}
      />
    </>
  );
}

const MOST_KEYS = 22;

function keysText(state: State, binding: Binding): string {
  return keysOf(state, binding).map(shownKey).join(' ');
}

/** The command under the cursor in full, because its row may be cut: what it does, and why it may not work now. */
function commandText(below: State, binding: Binding): string {
  const why = binding.disabled?.(below);
  return why === undefined ? binding.label : `${binding.label}: ${why}`;
}

function commandSpans(state: State, below: State, binding: Binding, width: number) {
  const why = binding.disabled?.(below);
  return [
    {
      text: ` ${fit(keysText(state, binding), width)}  `,
      tone: why === undefined ? ('accent' as const) : ('dim' as const),
    },
    {text: binding.label, tone: why === undefined ? ('plain' as const) : ('dim' as const)},
    {text: why === undefined ? '' : `  (${why})`, tone: 'dim' as const},
  ];
}
