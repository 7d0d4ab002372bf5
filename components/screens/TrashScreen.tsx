import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {readyOr} from '../../state/loadable.ts';
import {localTime} from '../../src/domain/text/local-time.ts';
import type {TrashScreen} from '../../state/screen.ts';
import {columns, List} from '../List.tsx';

/** What was deleted or discarded, the latest first. */
export function TrashBody({state, screen}: {readonly state: State; readonly screen: TrashScreen}) {
  const message = screen.entries.status === 'loading' ? 'reading the trash…' : 'the trash is empty';
  // All but the cursor, the other columns and the blanks between.
  const name = Math.min(40, state.size.columns - 3 - 12 - WHAT - 16 - 3);
  return (
    <List
      rows={readyOr(screen.entries, [])}
      list={screen.list}
      width={state.size.columns}
      height={bodyRows(state.size)}
      head={columns([
        ['PROFILE', name],
        ['VERSION', 12],
        ['WHAT', WHAT],
        ['DELETED', 16],
      ])}
      spansOf={entry => [
        {
          text: columns([
            [entry.ref.name, name],
            [entry.ref.version, 12],
            [entry.what === 'draft' ? 'unsaved work' : 'version', WHAT],
            [localTime(entry.deletedAt), 16],
          ]),
        },
      ]}
      empty={screen.entries.status === 'failed' ? screen.entries.message : message}
    />
  );
}

const WHAT = 12;
