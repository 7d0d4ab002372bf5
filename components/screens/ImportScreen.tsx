import {Box} from 'ink';
import type {PlanLine} from '../../src/domain/import/describe-plan.ts';
import {wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {State} from '../../state/model.ts';
import {withHint} from '../../state/notice.ts';
import {importPlan} from '../../state/screens/import/import-rows.ts';
import type {ImportScreen} from '../../state/screens/import/import-screen.ts';
import {DETAIL_ROWS} from '../../state/screens/import/import.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {columns, List} from '../List.tsx';
import {Page} from '../Page.tsx';

/**
 * What an import would mean here: its name and version, its registries, what is missing and what has to be filled in.
 */
export function ImportBody({state, screen}: {readonly state: State; readonly screen: ImportScreen}) {
  const rows = importPlan(state, screen).rows;
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={height - DETAIL_ROWS}
        head={columns([
          ['ABOUT', 9],
          ['WHAT', width - 13],
        ])}
        glyphOf={({tone}) => (tone === 'todo' ? '!' : ' ')}
        spansOf={({about, tone, text, hint}) => [
          {text: columns([[about, 9]]), tone: 'dim'},
          {text: ` ${printable(text)}`, tone: tone === 'todo' ? 'warning' : 'plain'},
          {text: hint === undefined ? '' : `  ${printable(hint)}`, tone: 'dim'},
        ]}
        empty=""
      />
      <Page lines={detailOf(rows[screen.list.cursor], width)} width={width} height={DETAIL_ROWS} />
    </Box>
  );
}

/** The row under the cursor in full, when it is longer than the screen is wide. */
function detailOf(row: PlanLine | undefined, width: number) {
  if (row === undefined) return [];
  const words = withHint(row.text, row.hint);
  return [[], ...wrap(printable(words), width - 4).map(line => [{text: `   ${line}`, tone: 'dim' as const}])];
}
