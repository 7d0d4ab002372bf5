import type {Severity} from '../../src/domain/problem.ts';
import type {State} from '../../state/model.ts';
import {resolvedLayer, resolvedText} from '../../state/screens/resolved/resolved-rows.ts';
import type {ResolvedScreen} from '../../state/screens/resolved/resolved-screen.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {CodeView} from '../CodeView.tsx';
import {failure, Page, plain} from '../Page.tsx';

/** A layer's texts with variables filled in; lines that hold one are marked, those without a value as errors. */
export function ResolvedBody({state, screen}: {readonly state: State; readonly screen: ResolvedScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  const {lines, fillings} = resolvedText(state, screen);
  if (lines.length === 0) return <Page lines={emptyLines(state, screen, width)} width={width} height={height} />;
  const marks = new Map<number, Severity>();
  for (const {line, isFilled} of fillings) {
    if (marks.get(line) !== 'error') marks.set(line, isFilled ? 'note' : 'error');
  }
  return (
    <CodeView
      shift={state.shift}
      lines={lines}
      list={screen.list}
      width={width}
      height={height}
      found={screen.search.line.text}
      marks={marks}
      noteGlyph="$"
    />
  );
}

function emptyLines(state: State, screen: ResolvedScreen, width: number) {
  if (resolvedLayer(state, screen) === undefined) return [plain('the layer is gone; esc goes back')];
  if (screen.pack.status === 'loading') return [plain('reading the pack…')];
  return screen.pack.status === 'failed' ? failure(screen.pack.message, width) : [plain('it has no values')];
}
