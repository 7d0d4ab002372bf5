import {Box, useInput, usePaste} from 'ink';
import {useSyncExternalStore} from 'react';
import {type State, topScreen} from '../state/model.ts';
import type {Store} from '../state/store.ts';
import {isTooSmall, LEAST_SIZE} from '../state/surroundings.ts';
import {DialogBox} from './Dialogs.tsx';
import {Frame} from './Frame.tsx';
import {Help, PaletteBox} from './Help.tsx';
import {keyName} from './key-name.ts';
import {Line} from './Line.tsx';
import {ScreenBody} from './screens/ScreenBody.tsx';
import {ThemeContext} from './theme.ts';

/** The whole screen, and the one place that listens to keys and pastes. */
export function App({store, now}: {readonly store: Store; readonly now: () => number}) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  useInput((input, key) => {
    store.dispatch({type: 'key.pressed', key: keyName(input, key), at: now()});
  });
  usePaste(text => {
    store.dispatch({type: 'text.pasted', text});
  });
  return <View state={state} />;
}

/** What the state looks like: a function of the state alone. */
export function View({state}: {readonly state: State}) {
  if (isTooSmall(state.size)) return <TooSmall state={state} />;
  return (
    <ThemeContext value={state.surroundings.theme}>
      <Frame state={state}>
        <Body state={state} />
      </Frame>
    </ThemeContext>
  );
}

function Body({state}: {readonly state: State}) {
  if (state.dialog !== undefined) return <DialogBox dialog={state.dialog} size={state.size} />;
  if (state.palette !== undefined) return <PaletteBox state={state} palette={state.palette} />;
  if (state.help !== undefined) return <Help state={state} />;
  return <ScreenBody state={state} screen={topScreen(state)} />;
}

function TooSmall({state}: {readonly state: State}) {
  const {columns, rows} = state.size;
  const text = `Terminal is ${columns}x${rows}, strata needs ${LEAST_SIZE.columns}x${LEAST_SIZE.rows}`;
  const lines = state.help === undefined ? [text] : [text, 'q quits; drafts are kept', 'ctrl-z suspends'];
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      {lines.slice(0, rows).map(line => (
        <Line key={line} spans={[{text: line}]} width={columns} />
      ))}
    </Box>
  );
}
