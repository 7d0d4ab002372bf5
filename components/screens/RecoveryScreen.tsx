import {bodyRows, type State} from '../../state/model.ts';
import {localTime} from '../../src/domain/local-time.ts';
import type {RecoveryScreen} from '../../state/screen.ts';
import {columns, List} from '../List.tsx';

/** Unsaved work of a run that did not quit. */
export function RecoveryBody({state, screen}: {readonly state: State; readonly screen: RecoveryScreen}) {
  return (
    <List
      rows={screen.drafts}
      list={screen.list}
      width={state.size.columns}
      height={bodyRows(state.size)}
      head={columns([
        ['PROFILE', 28],
        ['VERSION', 10],
        ['LAST CHANGED', 17],
        ['CHANGES', 7],
        ['LAST CHANGE', 30],
      ])}
      keyOf={draft => `${draft.ref.name}@${draft.ref.version}`}
      spansOf={draft => [
        {
          text: columns([
            [draft.ref.name, 28],
            [draft.ref.version, 10],
            [localTime(draft.changedAt), 17],
            [String(draft.changes), 7],
            [draft.label, 30],
          ]),
        },
      ]}
      empty="no draft is left"
    />
  );
}
