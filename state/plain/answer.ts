import type {Action} from '../action.ts';
import {filterRows, parseFilter} from '../filter.ts';
import type {Binding} from '../keys/binding.ts';
import {contextsOf} from '../keys/contexts.ts';
import {bindingFor, keysOf} from '../keys/keymap.ts';
import {EMPTY_PALETTE, type State, topScreen} from '../model.ts';
import {paletteRows} from '../overlays/palette.ts';
import {partOf} from '../screens/parts.ts';
import {answerDialog} from './answer-dialog.ts';
import {answerField, askedField} from './answer-field.ts';
import type {Answer} from './meaning.ts';

/** Something that can be typed but has no key; listed by help. */
export const PLAIN_WORDS: readonly (readonly [words: string, does: string])[] = [
  ['3', 'choose row 3, as Enter does on the screen'],
  ['3 e', 'run a command on row 3; the command is its key or some of its words'],
  ['e', 'run a command on the row that was chosen last'],
  ['/calico', 'keep only the rows with these words; / alone keeps all'],
  ['more, less', 'read the next rows, or the ones before'],
  ['all', 'read every row'],
  ['tab 2', 'show the second tab'],
  ['back', 'go back; cancels a question'],
  ['quit', 'quit; drafts are kept'],
  ['(nothing)', 'read the screen again'],
];

/**
 * What a typed line means in this state: a number is a row, and a key or words are a command. The result goes through
 * the same actions and key table as on the full screen.
 */
export function answerLine(state: State, line: string, now: number): Answer {
  const typed = line.trim();
  if (state.dialog !== undefined && state.dialog.kind !== 'form') return answerDialog(state.dialog, typed);
  const field = askedField(state);
  if (field !== undefined) return answerField(field, line);
  if (typed === '') return {tell: 'screen'};
  return answerWord(state, typed, now) ?? answerRow(state, typed, now) ?? answerCommand(state, typed, now);
}

function answerWord(state: State, typed: string, at: number): Answer | undefined {
  const tab = /^tab\s+(\d)$/i.exec(typed)?.[1];
  if (tab !== undefined) return {actions: [{type: 'tab.show', at: Number(tab) - 1}]};
  if (typed.startsWith('/')) return filterBy(state, typed.slice(1).trim());
  switch (typed.toLowerCase()) {
    case '?':
    case 'help':
    case ':':
      return {tell: 'commands'};
    case 'all':
      return {tell: 'all'};
    case 'more':
      return {actions: [{type: 'list.move', by: 'page-down'}]};
    case 'less':
      return {actions: [{type: 'list.move', by: 'page-up'}]};
    case 'back':
      return {actions: [{type: 'key.pressed', key: 'esc', at}]};
    case 'quit':
    case 'exit':
      return {actions: [{type: 'app.quit'}]};
    default:
      return undefined;
  }
}

function filterBy(state: State, text: string): Answer {
  if (partOf(topScreen(state)).filter === undefined) return {say: ['There is nothing to filter here.']};
  const dropped: readonly Action[] = [{type: 'filter.open'}, {type: 'filter.leave'}];
  if (text === '') return {actions: dropped};
  return {actions: [...dropped, {type: 'filter.open'}, {type: 'text.type', text}, {type: 'filter.accept'}]};
}

/** `3`, or `3` followed by a command for that row. */
function answerRow(state: State, typed: string, at: number): Answer | undefined {
  const [, digits, rest = ''] = /^(\d+)(?:\s+(.+))?$/.exec(typed) ?? [];
  if (digits === undefined) return undefined;
  const screen = topScreen(state);
  const count = partOf(screen).count(state, screen);
  const row = Number(digits) - 1;
  if (row < 0 || row >= count)
    return {say: [count === 0 ? 'There are no rows here.' : `There are rows 1 to ${count}.`]};
  const put: Action = {type: 'list.put', row};
  if (rest === '') return {actions: [put, {type: 'key.pressed', key: 'enter', at}]};
  const answer = answerCommand(state, rest, at);
  return 'actions' in answer ? {actions: [put, ...answer.actions]} : answer;
}

/** A command by its key, else by words of its label. */
function answerCommand(state: State, typed: string, at: number): Answer {
  const key = typed === ' ' ? 'space' : typed;
  if (bindingFor(state, contextsOf(state), key) !== undefined) return {actions: [{type: 'key.pressed', key, at}]};
  // One letter that is no key is in most labels: it means nothing.
  const found = typed.length === 1 ? [] : commandsNamed(state, typed);
  const [only] = found;
  if (only === undefined) return {say: [`Nothing is called "${typed}" here; ? tells what there is.`]};
  if (found.length === 1) return {actions: [actionOf(state, only, at)]};
  return {
    say: [
      'Several commands have these words; say more of them, or the key:',
      ...found.map(one => commandText(state, one)),
    ],
  };
}

/** Commands that contain all the words; those that begin with them come first. */
function commandsNamed(state: State, words: string): readonly Binding[] {
  const all = commandsOf(state);
  const whole = all.filter(one => one.label.toLowerCase() === words.toLowerCase());
  if (whole.length > 0) return whole;
  return filterRows(all, parseFilter(words, []), one => one.label.toLowerCase());
}

/** Every command that works on this screen, innermost context first. */
export function commandsOf(state: State): readonly Binding[] {
  return paletteRows(state, EMPTY_PALETTE).filter(one => !ABOUT_THE_SCREEN.has(one.id));
}

/** Commands that make sense only on a full screen, and those that have a word of their own here. */
const ABOUT_THE_SCREEN: ReadonlySet<string> = new Set([
  'app.help',
  'app.palette',
  'app.redraw',
  'app.suspend',
  'app.interrupt',
]);

/** A command as help lists it: its first key, what it does, why it may be disabled. */
export function commandText(state: State, binding: Binding): string {
  // Numbers are rows here, so such a command is called by its words.
  const key = keysOf(state, binding).find(one => !/^\d$/.test(one));
  const why = binding.disabled?.(state);
  return `${key === undefined ? '' : `${key}: `}${binding.label}${why === undefined ? '' : ` (not now: ${why})`}`;
}

function actionOf(state: State, binding: Binding, at: number): Action {
  const [key] = keysOf(state, binding);
  if (key !== undefined) return {type: 'key.pressed', key, at};
  const why = binding.disabled?.(state);
  return why === undefined ? binding.action(state) : {type: 'notice.show', notice: {tone: 'info', text: why}};
}
