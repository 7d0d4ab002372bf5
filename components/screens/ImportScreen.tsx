import {printable} from '../../src/domain/printable.ts';
import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import type {ImportScreen} from '../../state/screen.ts';
import {importPlan} from '../../state/screens/import-rows.ts';
import {columns, List} from '../List.tsx';

/** What an import means here, all at once: its place, its registries, what is missing and what is to be filled in. */
export function ImportBody({state, screen}: {readonly state: State; readonly screen: ImportScreen}) {
  const rows = importPlan(state, screen).rows;
  const width = state.size.columns;
  return (
    <List
      rows={rows}
      list={screen.list}
      width={width}
      height={bodyRows(state.size)}
      head={columns([
        ['ABOUT', 9],
        ['WHAT', width - 13],
      ])}
      keyOf={row => String(rows.indexOf(row))}
      glyphOf={({tone}) => (tone === 'todo' ? '!' : ' ')}
      spansOf={({about, tone, text, hint}) => [
        {text: columns([[about, 9]]), tone: 'dim'},
        {text: ` ${printable(text)}`, tone: tone === 'todo' ? 'warning' : 'plain'},
        {text: hint === undefined ? '' : `  ${printable(hint)}`, tone: 'dim'},
      ]}
      empty=""
    />
  );
}
