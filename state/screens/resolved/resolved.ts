import {type Layer, layerId} from '../../../src/domain/layer/layer.ts';
import {MASK} from '../../../src/domain/secret/secrets.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {Action} from '../../action.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, putCursor} from '../../list.ts';
import {LOADING} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {bodyRows} from '../../surroundings.ts';
import {type ExampleOf, resolvedLayer, resolvedText, variablesAtCursor} from './resolved-rows.ts';
import type {ResolvedScreen} from './resolved-screen.ts';

/**
 * A layer's texts as a cluster would get them: variables filled in with the given examples, else with their defaults.
 */
export function resolvedStart(layer: Layer): ResolvedScreen {
  return {
    type: 'resolved',
    layer: layerId(layer),
    list: LIST_START,
    search: NO_FILTER,
    isRevealed: false,
    pack: LOADING,
  };
}

export const resolvedPart: ScreenPart<ResolvedScreen> = {
  title: (state, screen) => [resolvedLayer(state, screen)?.name ?? screen.layer, 'filled in'],
  contexts: () => ['resolved'],
  count: (state, screen) => resolvedText(state, screen).lines.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => bodyRows(state.size),
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  texts: (state, screen) => resolvedText(state, screen).lines,
  status: statusOf,
  update: updateResolved,
};

function updateResolved(state: State, screen: ResolvedScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'layer.reveal':
      return [withTop(state, {...screen, isRevealed: !screen.isRevealed})];
    case 'resolved.step':
      return [stepFilling(state, screen, action.by)];
    default:
      return undefined;
  }
}

function statusOf(state: State, screen: ResolvedScreen): string {
  const here = variablesAtCursor(state, screen);
  if (here.length > 0) return here.map(example => describe(example, screen.isRevealed)).join(', ');
  const {fillings} = resolvedText(state, screen);
  if (fillings.length === 0) return 'no variable is used in it';
  const missing = new Set(fillings.filter(({isFilled}) => !isFilled).map(({name}) => name)).size;
  const all = new Set(fillings.map(({name}) => name)).size;
  const filled = `${all - missing} ${all - missing === 1 ? 'variable' : 'variables'} filled in`;
  return missing === 0 ? filled : `${filled}, ${missing} without a value`;
}

function describe({name, variable, value, from}: ExampleOf, isRevealed: boolean): string {
  if (variable === undefined) return `${name} is not declared`;
  if (value === undefined) return `${name} has no value: enter gives it one`;
  const shown = variable.isSensitive === true && !isRevealed && value !== '' ? MASK : printable(value);
  return `${name} = ${shown === '' ? '(empty)' : shown} (${from})`;
}

/** Goes to the next line with a variable, wrapping around. */
function stepFilling(state: State, screen: ResolvedScreen, by: 1 | -1): State {
  const {fillings} = resolvedText(state, screen);
  const lines = fillings.map(({line}) => line);
  const {cursor} = screen.list;
  const ahead = by > 0 ? lines.find(line => line > cursor) : lines.findLast(line => line < cursor);
  const line = ahead ?? lines.at(by > 0 ? 0 : -1);
  return line === undefined ? say(state, 'info', 'no variable is used in it') : atLine(state, screen, line);
}

function atLine(state: State, screen: ResolvedScreen, line: number): State {
  const {lines} = resolvedText(state, screen);
  return withTop(state, {...screen, list: putCursor(screen.list, line, lines.length, bodyRows(state.size))});
}
