import {Box} from 'ink';
import {describeSide, isOpen, type MergePart} from '../../src/domain/import/merge-part.ts';
import {cutStart, fit} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {State} from '../../state/model.ts';
import {baseLabel, mergeRows} from '../../state/screens/import/merge-rows.ts';
import type {MergeScreen} from '../../state/screens/import/merge-screen.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {Line} from '../Line.tsx';
import {columns, List} from '../List.tsx';

/** What differs between a document and the version here, and whose is taken: one row for each place. */
export function MergeBody({state, screen}: {readonly state: State; readonly screen: MergeScreen}) {
  const rows = mergeRows(screen);
  const {columns: width} = state.size;
  const [what, side] = widthsFor(width);
  return (
    <Box flexDirection="column" width={width} height={bodyRows(state.size)}>
      <Line
        spans={[{text: ` ${screen.merging.label} and the file; base: ${baseLabel(screen)}`, tone: 'dim'}]}
        width={width}
      />
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={bodyRows(state.size) - 1}
        head={columns([
          ['TAKES', 6],
          ['WHAT', what],
          ['HERE', side],
          ['FILE', side],
        ])}
        glyphOf={part => (isOpen(part) && !screen.choices.has(part.key) ? '!' : ' ')}
        spansOf={part => spansOf(part, what, side)}
        empty="the two do not differ"
      />
    </Box>
  );
}

function spansOf(part: MergePart, what: number, side: number) {
  const isFile = part.taken === 'file';
  const title = cutStart(printable(part.title), what);
  return [
    {text: `${fit(part.taken, 6)} `, tone: isFile ? ('added' as const) : ('plain' as const)},
    {text: `${fit(title, what)} `},
    {text: `${fit(describeSide(part, 'here'), side)} `, tone: isFile ? ('dim' as const) : ('plain' as const)},
    {text: fit(describeSide(part, 'file'), side), tone: isFile ? ('plain' as const) : ('dim' as const)},
  ];
}

/** Cells for the name of the place, and for each side. */
function widthsFor(width: number): readonly [number, number] {
  const room = width - 3 - 7 - 2;
  const side = Math.floor(room / 4);
  return [room - 2 * side, side];
}
