import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {localTime} from '../../src/domain/local-time.ts';
import type {RecoveryScreen} from '../../state/screen.ts';
import {columns, List} from '../List.tsx';

/** Unsaved work of a run that did not quit. */
export function RecoveryBody({state, screen}: {readonly state: State; readonly screen: RecoveryScreen}) {
  const room = state.size.columns - LEAD - VERSION - WHEN - CHANGES - GAPS;
  const name = Math.floor(room * 0.4);
  return (
    <List
      rows={screen.drafts}
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
      keyOf={draft => `${draft.ref.name}@${draft.ref.version}`}
      spansOf={draft => [
        {
          text: columns([
            [draft.ref.name, name],
            [draft.ref.version, VERSION],
            [localTime(draft.changedAt), WHEN],
            [String(draft.changes), CHANGES],
            [draft.label, room - name],
          ]),
        },
      ]}
      empty="no draft is left"
    />
  );
}

/** Cells of the columns, of what stands before them, and of the blanks between them. */
const VERSION = 10;
const WHEN = 16;
const CHANGES = 7;
const LEAD = 3;
const GAPS = 4;
