import {dialogText, fieldText, promptOf} from '../components/plain/dialog-text.ts';
import {screenText} from '../components/plain/screen-text.tsx';
import type {LineTerminal} from '../src/terminal/line-terminal.ts';
import type {State} from '../state/model.ts';
import type {Notice} from '../state/notice.ts';
import {askedField} from '../state/plain/answer-field.ts';
import {answerLine, commandsOf, commandText, PLAIN_WORDS} from '../state/plain/answer.ts';
import type {Store} from '../state/store.ts';

/** How long to wait for the world's answers before asking for the next line without them, ms. */
const PATIENCE = 5000;

/**
 * Runs the app line by line, for screen readers and for terminals that can only print. State, commands and screens are
 * the same; a screen is printed whenever it says something new. Returns when the user quits. `storeNow` may change:
 * leaving a bundle opens another store.
 */
export async function readAndAnswer(storeNow: () => Store, terminal: LineTerminal): Promise<void> {
  terminal.print(['strata, line by line. Type ? for what can be done, quit to leave.']);
  let last: Told = NOTHING_TOLD;
  for (;;) {
    const store = await settledStore(storeNow, terminal);
    const state = store.get();
    terminal.print(news(state, last));
    last = toldOf(state);
    const line = await terminal.ask(promptOf(state), askedField(state)?.field.isMasked === true);
    if (line === undefined) return store.dispatch({type: 'app.quit'});
    const answer = answerLine(store.get(), line, performance.now());
    if ('say' in answer) terminal.print(answer.say);
    else if ('tell' in answer) {
      if (answer.tell === 'commands') terminal.print(helpText(store.get()));
      else terminal.print(screenText(store.get(), answer.tell === 'all'));
    } else {
      for (const action of answer.actions) store.dispatch(action);
      if (answer.actions.some(({type}) => type === 'app.quit')) return undefined;
    }
  }
}

/** What was printed last, so that it is not printed again. */
interface Told {
  readonly notice: Notice | undefined;
  readonly dialog: string;
  readonly screen: string;
  readonly title: string;
}

const NOTHING_TOLD: Told = {notice: undefined, dialog: '', screen: '', title: ''};

function toldOf(state: State): Told {
  const {notice, dialog} = state;
  const lines = screenText(state, false);
  return {
    notice,
    dialog: dialog === undefined ? '' : dialogText(dialog).join('\n'),
    screen: lines.join('\n'),
    title: lines[0] ?? '',
  };
}

function news(state: State, last: Told): readonly string[] {
  const now = toldOf(state);
  const {notice} = now;
  const said = notice === undefined || notice === last.notice ? [] : [noticeText(notice)];
  if (state.dialog !== undefined)
    return [...said, ...(now.dialog === last.dialog ? [] : now.dialog.split('\n')), ...fieldText(state)];
  // While a form is being filled in, only the next field is asked for.
  const isAsked = askedField(state) !== undefined && now.title === last.title;
  const isTold = isAsked || now.screen === last.screen;
  return [...said, ...(isTold ? [] : ['', ...now.screen.split('\n')]), ...fieldText(state)];
}

function noticeText({tone, text}: Notice): string {
  return tone === 'error' || tone === 'warning' ? `${tone === 'error' ? 'Error' : 'Warning'}: ${text}` : text;
}

function helpText(state: State): readonly string[] {
  return [
    'What can be typed:',
    ...PLAIN_WORDS.map(([words, does]) => `${words}: ${does}`),
    'Commands here:',
    ...commandsOf(state).map(one => commandText(state, one)),
  ];
}

/** The current store, once the world has answered, and the editor, however long it took, has left the terminal. */
async function settledStore(storeNow: () => Store, terminal: LineTerminal): Promise<Store> {
  for (;;) {
    const store = storeNow();
    await settled(store);
    const wasAway = await terminal.returned();
    if (store === storeNow() && !wasAway) return store;
  }
}

/** Resolves once the world has answered. The timer also keeps the process alive: questions to a thread do not. */
async function settled(store: Store): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => void (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([store.settled(), late]);
  clearTimeout(timer);
}
