import {keysOf} from '../state/keys/keymap.ts';
import type {Palette, State} from '../state/model.ts';
import {bodyRows} from '../state/surroundings.ts';
import {HELP_KEYS_WIDTH, type HelpRow, helpRows} from '../state/overlays/help.ts';
import {paletteHeight, paletteRows} from '../state/overlays/palette.ts';
import type {Binding} from '../state/keys/binding.ts';
import {fit} from '../src/domain/text/fit.ts';
import {shownKey} from './key-name.ts';
import {Line} from './Line.tsx';
import {List} from './List.tsx';
import {Page} from './Page.tsx';

/** Every command that can be reached from the screen below, with its keys and why it cannot be done now. */
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
  const {text, cursor} = palette.line;
  const below = {...state, palette: undefined};
  const rows = paletteRows(state, palette);
  // In the rows it may be cut.
  const why = rows[palette.list.cursor]?.disabled?.(below);
  return (
    <>
      <Line
        spans={[
          {text: ` :${text.slice(0, cursor)}`},
          {text: text.slice(cursor, cursor + 1) || ' ', isInverse: true},
          {text: text.slice(cursor + 1)},
        ]}
        width={columns}
      />
      <List
        rows={rows}
        list={palette.list}
        width={columns}
        height={paletteHeight(state)}
        spansOf={binding => commandSpans(state, below, binding)}
        empty="no command is named so"
      />
      <Line spans={[{text: why === undefined ? '' : ` ${why}`, tone: 'accent'}]} width={columns} />
    </>
  );
}

const KEYS_WIDTH = 22;

function commandSpans(state: State, below: State, binding: Binding) {
  const why = binding.disabled?.(below);
  const keys = keysOf(state, binding).map(shownKey).join(' ');
  return [
    {text: ` ${fit(keys, KEYS_WIDTH)} `, tone: why === undefined ? ('accent' as const) : ('dim' as const)},
    {text: binding.label, tone: why === undefined ? ('plain' as const) : ('dim' as const)},
    {text: why === undefined ? '' : `  (${why})`, tone: 'dim' as const},
  ];
}
