import {Box} from 'ink';
import type {SideLine} from '../../src/domain/diff/diff-rows.ts';
import {fit} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {State} from '../../state/model.ts';
import {upgradeListRows} from '../../state/screens/upgrade/upgrade-list.ts';
import type {PreviewRow} from '../../state/screens/upgrade/upgrade-row.ts';
import type {UpgradeScreen} from '../../state/screens/upgrade/upgrade-screen.ts';
import type {Span} from '../Line.tsx';
import {List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';

/** The result before it is applied: the changes to the values, or all of them. */
export function Preview({state, screen}: {readonly state: State; readonly screen: UpgradeScreen}) {
  const {columns: width} = state.size;
  const height = upgradeListRows(state, 'preview');
  const {result, preview, lists} = screen;
  if (result.status === 'loading') return <Page lines={[plain('merging…')]} width={width} height={height} />;
  if (result.status === 'failed') return <Page lines={failure(result.message, width)} width={width} height={height} />;
  return (
    <Box>
      <List
        rows={preview}
        list={lists.preview}
        width={width}
        height={height}
        spansOf={row => rowSpans(row, width - 3)}
        empty="the values stay as they are: only the version changes; enter applies"
      />
    </Box>
  );
}

function rowSpans(row: PreviewRow, width: number): readonly Span[] {
  switch (row.kind) {
    case 'line':
      return [{text: `${number(row.line)} `, tone: 'dim'}, {text: printable(row.text)}];
    case 'unified':
      return unifiedSpans(row);
    case 'pair':
      return pairSpans(row, width);
  }
}

function unifiedSpans({row}: Extract<PreviewRow, {kind: 'unified'}>): readonly Span[] {
  switch (row.kind) {
    case 'same':
      return [{text: `${number(row.b)}   `, tone: 'dim'}, {text: printable(row.text)}];
    case 'removed':
      return [
        {text: `${number(row.a)} `, tone: 'dim'},
        {text: `- ${printable(row.text)}`, tone: 'removed'},
      ];
    case 'added':
      return [
        {text: `${number(row.b)} `, tone: 'dim'},
        {text: `+ ${printable(row.text)}`, tone: 'added'},
      ];
    case 'fold':
      return [{text: `      … ${row.count} lines the same`, tone: 'dim'}];
  }
}

function pairSpans({row}: Extract<PreviewRow, {kind: 'pair'}>, width: number): readonly Span[] {
  if (row.kind === 'fold') return [{text: `      … ${row.count} lines the same`, tone: 'dim'}];
  const half = Math.floor((width - 3) / 2);
  const isChanged = row.kind === 'changed';
  return [
    {text: fit(sideText(row.left), half), tone: isChanged ? 'removed' : 'plain'},
    {text: isChanged ? ' | ' : '   ', tone: 'dim'},
    {text: fit(sideText(row.right), half), tone: isChanged ? 'added' : 'plain'},
  ];
}

function sideText(line: SideLine | undefined): string {
  return line === undefined ? '' : `${number(line.line)} ${printable(line.text)}`;
}

function number(line: number): string {
  return String(line).padStart(5);
}
