import type {Layer} from '../../../src/domain/layer/layer.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {Action} from '../../action.ts';
import {formAbout} from '../../dialogs/forms.ts';
import {type State, topScreen} from '../../model.ts';
import {profileOf} from '../../session/session.ts';
import {pushScreen, say, type Step} from '../../step.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import {usesOf, variableAtCursor} from '../stack/variable-rows.ts';
import {exampleOf, variablesAtCursor} from './resolved-rows.ts';
import {resolvedStart} from './resolved.ts';

/**
 * Example values of variables: what a deployment might give, to see what the values come to. They are not part of the
 * profile.
 */
export function updateExamples(state: State, action: Action): Step | undefined {
  const {session} = state;
  switch (action.type) {
    case 'resolved.open': {
      const layer = layerToResolve(state);
      if (layer === undefined) return [say(state, 'info', 'no layer here')];
      return [pushScreen(state, resolvedStart(layer)), {type: 'pack.read-of-layer', layer}];
    }
    case 'example.ask':
      return ask(state);
    case 'example.open':
      return openExample(state, action.name);
    case 'example.put':
      if (session === undefined) return [state];
      return [{...state, session: {...session, examples: {...session.examples, [action.name]: action.value}}}];
    case 'example.forget':
      return forget(state);
    default:
      return undefined;
  }
}

/** The layer under the cursor, or the first that uses the variable under the cursor. */
function layerToResolve(state: State): Layer | undefined {
  const profile = profileOf(state);
  const here = variableAtCursor(state);
  if (here === undefined || profile === undefined) return layerAtCursor(state);
  const [use] = usesOf(state, here.variable);
  return use === undefined ? undefined : findLayer(profile, use.layer);
}

/**
 * Asks for the value of the variable under the cursor; when there are several on the line, first asks for which one.
 */
function ask(state: State): Step {
  const screen = topScreen(state);
  const here = screen.type === 'resolved' ? variablesAtCursor(state, screen) : [];
  const [first] = here;
  if (first === undefined) return [say(state, 'info', 'no variable on this line; ] goes to the next one')];
  if (here.length === 1) return openExample(state, first.name);
  const options = here.map(({name}) => ({label: printable(name), action: {type: 'example.open', name} as const}));
  return [{...state, dialog: {kind: 'menu', title: 'An example for which variable?', options}}];
}

function openExample(state: State, name: string): Step {
  const {variable} = exampleOf(state, name);
  if (variable === undefined) return [say(state, 'warning', `${name} is not declared: add it to the variables first`)];
  if (variable.immutable === true)
    return [say(state, 'info', `${name} is read-only: it keeps its default at deployment`)];
  // Its place in the list does not matter here.
  return [{...state, dialog: formAbout(state, 'example', {variable: {at: -1, before: variable}})}];
}

function forget(state: State): Step {
  const {session} = state;
  const screen = topScreen(state);
  const names = screen.type === 'resolved' ? variablesAtCursor(state, screen).map(({name}) => name) : [];
  const examples = session?.examples ?? {};
  const given = names.filter(name => Object.hasOwn(examples, name));
  if (session === undefined || given.length === 0) return [say(state, 'info', 'no example was given on this line')];
  const kept = Object.fromEntries(Object.entries(examples).filter(([name]) => !given.includes(name)));
  return [say({...state, session: {...session, examples: kept}}, 'info', `${given.join(', ')}: the default again`)];
}

/** Why there is nothing to fill in, for the key table. */
export function whyNothingToResolve(state: State): string | undefined {
  if (layerToResolve(state) !== undefined) return undefined;
  return variableAtCursor(state) === undefined ? 'no layer here; a adds one' : 'no layer uses this variable';
}
