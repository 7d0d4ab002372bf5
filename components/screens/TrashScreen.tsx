import {localTime} from '../../src/domain/text/local-time.ts';
import type {State} from '../../state/model.ts';
import type {TrashScreen} from '../../state/screen.ts';
import {TRASH_WORDS, trashRows} from '../../state/screens/trash.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {noMatch} from '../empty.ts';
import {columns, List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';

/** What was deleted or discarded, latest first. */
export function TrashBody({state, screen}: {readonly state: State; readonly screen: TrashScreen}) {
  const {entries} = screen;
  const height = bodyRows(state.size);
  if (entries.status === 'loading')
    return <Page lines={[plain('reading the trash…')]} width={state.size.columns} height={height} />;
  if (entries.status === 'failed')
    return <Page lines={failure(entries.message, state.size.columns)} width={state.size.columns} height={height} />;
  // All but the cursor, the other columns and the blanks between.
  const name = Math.min(40, state.size.columns - 3 - 12 - WHAT - 16 - 3);
  return (
    <List
      rows={trashRows(screen)}
      list={screen.list}
      width={state.size.columns}
      height={height}
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
            [TRASH_WORDS[entry.what], WHAT],
            [localTime(entry.deletedAt), 16],
          ]),
        },
      ]}
      empty={
        screen.filter.line.text === '' ? 'the trash is empty: D on a profile or a version fills it' : noMatch('entry')
      }
    />
  );
}

const WHAT = 12;
