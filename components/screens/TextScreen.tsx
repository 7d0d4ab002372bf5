import type {State} from '../../state/model.ts';
import type {TextScreen} from '../../state/screens/compare/compare-screen.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {CodeView} from '../CodeView.tsx';

/** A text of a comparison, or a README, to read. */
export function TextBody({state, screen}: {readonly state: State; readonly screen: TextScreen}) {
  const {size} = state;
  const found = screen.search.line.text;
  return (
    <CodeView
      shift={state.shift}
      lines={screen.lines}
      list={screen.list}
      found={found}
      isNumbered={!screen.isProse}
      width={size.columns}
      height={bodyRows(size)}
    />
  );
}
