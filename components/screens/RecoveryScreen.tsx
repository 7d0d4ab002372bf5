import {localTime} from '../../src/domain/text/local-time.ts';
import type {State} from '../../state/model.ts';
import type {RecoveryScreen} from '../../state/screen.ts';
import {type RecoveryRow, recoveryRows} from '../../state/screens/recovery.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {columns, List} from '../List.tsx';

/** Unsaved work from a run that did not quit. */
export function RecoveryBody({state, screen}: {readonly state: State; readonly screen: RecoveryScreen}) {
  const room = state.size.columns - LEAD - VERSION - WHEN - CHANGES - GAPS;
  const name = Math.floor(room * 0.4);
  const widths = [name, VERSION, WHEN, CHANGES, room - name];
  return (
    <List
      rows={recoveryRows(screen)}
      list={screen.list}
      width={state.size.columns}
      height={bodyRows(state.size)}
      head={columns([
        ['PROFILE', name],
        ['VERSION', VERSION],
        ['CHANGED', WHEN],
        ['CHANGES', CHANGES],
        ['THE LAST ONE', room - name],
      ])}
      spansOf={row => [
        {
          text: columns(cellsOf(row).map((text, at) => [text, widths[at] ?? 0] as const)),
        },
      ]}
      empty="no draft is left"
    />
  );
}

function cellsOf(row: RecoveryRow): readonly string[] {
  if (row.kind === 'text') {
    const {about, changedAt} = row.text;
    return [about.ref?.name ?? '', about.ref?.version ?? '', localTime(changedAt), '', `${about.name}, in the editor`];
  }
  const {ref, changedAt, changes, label} = row.draft;
  return [ref.name, ref.version, localTime(changedAt), String(changes), label];
}

/** Cells of the columns, of what stands before them, and of the blanks between them. */
const VERSION = 10;
const WHEN = 16;
const CHANGES = 7;
const LEAD = 3;
const GAPS = 4;
