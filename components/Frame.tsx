import {Box} from 'ink';
import type {ReactNode} from 'react';
import {cut, fit, widthOf, wrap} from '../src/domain/text/fit.ts';
import type {Binding, Context} from '../state/keys/binding.ts';
import {contextsOf} from '../state/keys/contexts.ts';
import {bindingFor, bindingsIn, keysOf} from '../state/keys/keymap.ts';
import {isInside, type State, topScreen} from '../state/model.ts';
import {countText, gravest} from '../state/problems/problem-count.ts';
import {partOf} from '../state/screens/parts.ts';
import {positionText, statusText} from '../state/status.ts';
import {bodyRows} from '../state/surroundings.ts';
import {shownKey} from './key-name.ts';
import {Line, type Span} from './Line.tsx';
import {titlePath} from './title.ts';
import {typedSpans} from './typed-spans.ts';

/** Title, body, status, notice, hints: exactly as many rows as the terminal has, else Ink misplaces the frame. */
export function Frame({state, children}: {readonly state: State; readonly children: ReactNode}) {
  const {columns, rows} = state.size;
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Title state={state} />
      <Box flexDirection="column" height={bodyRows(state.size)} width={columns} overflow="hidden">
        {children}
      </Box>
      {isLong(state) ? null : <Status state={state} />}
      <Notice state={state} />
      <Hints state={state} />
    </Box>
  );
}

function Title({state}: {readonly state: State}) {
  const {session} = state;
  const screen = topScreen(state);
  const problems = isInside(screen) && session !== undefined ? session.problems : [];
  const counted = countText(problems);
  const count = counted === '' ? '' : ` ! ${counted} `;
  const width = state.size.columns - widthOf(count);
  const spans: Span[] = [
    {text: fit(` ${titlePath(state)}`, width), tone: 'title'},
    {text: count, tone: gravest(problems) === 'error' ? 'error' : 'warning'},
  ];
  return <Line spans={spans} width={state.size.columns} />;
}

function Status({state}: {readonly state: State}) {
  const screen = topScreen(state);
  const part = partOf(screen);
  const filter = part.filter?.(screen);
  const position = ` ${positionText(state)} `;
  const width = state.size.columns - position.length;
  if (filter?.isTyping === true) {
    const {columns} = state.size;
    return <Line spans={[{text: ' /'}, ...typedSpans(filter.line, columns - 2)]} width={columns} />;
  }
  const spans: Span[] = [
    {text: fit(` ${statusText(state)}`, width), tone: 'dim'},
    {text: position, tone: 'dim'},
  ];
  return <Line spans={spans} width={state.size.columns} />;
}

/**
 * A notice longer than its line takes over the status line too, unless a filter is being typed there: what to do stands
 * at its end.
 */
function isLong(state: State): boolean {
  const screen = topScreen(state);
  return noticeLines(state).length > 1 && partOf(screen).filter?.(screen)?.isTyping !== true;
}

function Notice({state}: {readonly state: State}) {
  const {notice, size} = state;
  const lines = noticeLines(state);
  const tone = notice === undefined || notice.tone === 'info' ? 'accent' : notice.tone;
  // When it may take only one line, what does not fit is cut.
  const [first = '', ...rest] = isLong(state) ? lines : [lines.join('')];
  return (
    <>
      <Line spans={[{text: first, tone}]} width={size.columns} />
      {rest.length === 0 ? null : <Line spans={[{text: ` ${rest.join('')}`, tone}]} width={size.columns} />}
    </>
  );
}

const MORE = ' (@ has it all)';

function noticeLines({notice, size}: State): readonly string[] {
  if (notice === undefined) return [];
  const mark = notice.tone === 'warning' || notice.tone === 'error' ? '! ' : '';
  const lines = wrap(`${mark}${notice.text}`, size.columns - 1).map(line => ` ${line}`);
  // The log has the rest of one that two lines do not hold.
  if (lines.length <= 2) return lines;
  const [first = '', ...rest] = lines;
  return [first, `${cut(rest.join(''), size.columns - 1 - MORE.length)}${MORE}`];
}

/** Hints for the keys that work now, as many as fit; help is always among them. */
function Hints({state}: {readonly state: State}) {
  const contexts = contextsOf(state);
  const help = contexts.flatMap(bindingsIn).find(({id}) => id === 'app.help');
  const last = help !== undefined && isHinted(state, contexts, help) ? hintText(state, help) : '';
  let text = ' ';
  // Whether a key works is asked only as long as there is room for its hint.
  for (const binding of contexts.flatMap(bindingsIn)) {
    if (binding === help || !isHinted(state, contexts, binding)) continue;
    const one = `${hintText(state, binding)}  `;
    if (widthOf(text + one + last) > state.size.columns) break;
    text += one;
  }
  return <Line spans={[{text: cut(text + last, state.size.columns), tone: 'dim'}]} width={state.size.columns} />;
}

function isHinted(state: State, contexts: readonly Context[], binding: Binding): boolean {
  return (
    binding.hint !== undefined &&
    // The same key may mean something else in an inner context.
    bindingFor(state, contexts, keysOf(state, binding)[0] ?? '') === binding &&
    binding.disabled?.(state) === undefined
  );
}

function hintText(state: State, binding: Binding): string {
  return `${shownKey(keysOf(state, binding)[0] ?? '')} ${binding.hint ?? ''}`;
}
