import type {Action} from '../action.ts';
import type {FormId} from '../dialogs/dialog-shape.ts';
import {withErrors} from '../dialogs/field.ts';
import type {AsyncEffect} from '../effect.ts';
import {type State, topScreen} from '../model.ts';
import {withHint} from '../notice.ts';
import {say, type Step, withTop} from '../step.ts';

/** An effect failed: the form, the screen or the list that waited for it shows why. */
export function updateFailures(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'effect.failed':
      // Versions before the one that could not be deleted are gone, so the list is read again.
      return action.what === 'profile.delete' || action.what === 'profile.open'
        ? [failed(state, action), {type: 'profiles.load'}]
        : [failed(state, action)];
    default:
      return undefined;
  }
}

/** The effects of forms: when one fails, the form comes back with everything that was typed. */
const ASKED_BY: Readonly<Partial<Record<FormId, AsyncEffect['type']>>> = {
  'new-version': 'profile.copy',
  clone: 'profile.copy',
  registry: 'registry.add',
  login: 'registry.login',
  import: 'document.read',
  export: 'profile.export',
  'compare-export': 'text.write',
  carry: 'profiles.carry',
  push: 'profile.push',
  pull: 'document.pull',
};

function failed(state: State, {what, error}: Extract<Action, {type: 'effect.failed'}>): State {
  const text = withHint(error.message, error.hint);
  const next = say({...state, running: undefined}, 'error', text);
  const form = state.submitted;
  if (form !== undefined && ASKED_BY[form.form] === what && state.dialog === undefined) {
    // What cannot be typed into is not what was wrong.
    const at = Math.max(
      0,
      form.fields.findIndex(({fixed}) => fixed === undefined),
    );
    const wrong = form.fields[at];
    const fields = withErrors(form.fields, wrong === undefined ? {} : {[wrong.name]: error.message});
    return {...next, submitted: undefined, dialog: {...form, fields, focus: at}};
  }
  if (what === 'catalog.load') return {...next, catalog: {status: 'failed', message: text}};
  if (what === 'profiles.load') return {...next, profiles: {status: 'failed', message: text}};
  const top = topScreen(next);
  if (what === 'sides.read' && top.type === 'compare')
    return withTop(next, {...top, compared: {status: 'failed', message: text}});
  if (what === 'log.load' && top.type === 'log') return withTop(next, {...top, log: {status: 'failed', message: text}});
  if (what === 'trash.load' && top.type === 'trash')
    return withTop(next, {...top, entries: {status: 'failed', message: text}});
  return next;
}
