import {withoutPassword} from '../../src/domain/pack/registry-setting.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import type {CarryPreview, CarryReport, CarryRequest, PushPreview, PushRequest} from '../actions/share-action.ts';
import {confirm, type ConfirmDialog, type MenuDialog, type MenuOption} from '../dialogs/dialog.ts';
import type {State} from '../model.ts';
import {problemLine} from '../problems/problem-words.ts';
import {say, type Step} from '../step.ts';
import {carriedRefs, hasUnsaved} from './shared-refs.ts';

/** Profiles that go to other places, or come from there: bundles that are carried by hand, and registries that a team shares. */
export function updateSharing(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'carry.start': {
      const refs = carriedRefs(state, action.versions);
      const {file} = action;
      return refs.length === 0
        ? [say(state, 'info', 'no profile here to carry')]
        : carry(state, {type: 'profiles.carry', refs, file, preview: previewFor(state, refs)});
    }
    case 'profiles.carry':
      return carry(state, action);
    case 'carry.previewed':
      return [{...state, running: undefined, dialog: askToCarry(state, action.request, action.preview)}];
    case 'carry.done':
      return [carried(state, action.count, action.report)];
    case 'profile.push':
      return [{...state, running: `pushing to ${withoutPassword(action.address)}; Ctrl-C gives it up`}, action];
    case 'push.previewed':
      return [{...state, running: undefined, dialog: askToPush(action.request, action.preview)}];
    case 'push.done':
      return [say({...state, running: undefined}, 'ok', action.text)];
    case 'push.refused':
      return [{...state, running: undefined, dialog: askToForce(action)}];
    case 'document.pull':
      return [{...state, running: `pulling from ${withoutPassword(action.from.address)}; Ctrl-C gives it up`}, action];
    case 'job.progressed':
      // What was given up meanwhile is not running any more.
      return [state.running === undefined ? state : {...state, running: action.text}];
    default:
      return undefined;
  }
}

/** What is not saved yet does not go along, and that is to be known. */
function previewFor(state: State, refs: readonly ProfileRef[]): CarryRequest['preview'] {
  return refs.some(ref => hasUnsaved(state, ref)) ? 'always' : 'when-needed';
}

function carry(state: State, request: CarryRequest): Step {
  return [{...state, running: `carrying into ${request.file}; Ctrl-C gives it up`}, request];
}

const SHOWN = 6;

function askToCarry(state: State, request: CarryRequest, {missing, secrets, replaces}: CarryPreview): MenuDialog {
  const unsaved = request.refs.filter(ref => hasUnsaved(state, ref)).map(({name, version}) => `${name} ${version}`);
  return {
    kind: 'menu',
    title: `Carry ${countOf(request.refs.length, 'version')} into ${request.file}`,
    lines: [
      ...(replaces ? ['It takes the place of the file that is there.'] : []),
      ...(unsaved.length === 0 ? [] : [`Unsaved changes stay here: ${unsaved.join(', ')}`]),
      ...listed('Secrets go along, as they are:', secrets),
      ...listed('Not here, and not carried:', missing),
    ],
    options: [{label: 'Write the bundle', action: {...request, preview: 'never'}}, DO_NOTHING],
  };
}

const DO_NOTHING: MenuOption = {label: 'Do nothing', action: {type: 'dialog.close'}};

function carried(state: State, count: number, {file, packs, missing}: CarryReport): State {
  const what = `${countOf(count, 'version')} and ${countOf(packs, 'pack')} in ${file}`;
  const next = {...state, running: undefined};
  if (missing.length === 0) return say(next, 'ok', what);
  return say(next, 'warning', `${what}; not carried: ${missing.join('; ')}`);
}

/** What is masked is seen before anything leaves. */
function askToPush(request: PushRequest, {masked, notes}: PushPreview): MenuDialog {
  const {name, version} = request.ref;
  return {
    kind: 'menu',
    title: `Push ${name} ${version} to ${withoutPassword(request.address)}`,
    lines: [...listed('Masked will be:', masked), ...notes.slice(0, SHOWN)],
    options: [
      {label: masked.length === 0 ? 'Push it' : 'Push it, secrets masked', action: {...request, secrets: 'masked'}},
      ...(masked.length === 0
        ? []
        : [{label: 'Push it with its secrets', action: {...request, secrets: 'revealed'} as const}]),
      DO_NOTHING,
    ],
  };
}

function askToForce({request, errors}: Extract<Action, {type: 'push.refused'}>): ConfirmDialog {
  const {name, version} = request.ref;
  return confirm(
    `${name} ${version} has ${countOf(errors.length, 'error')}; Palette would refuse it`,
    errors.map(problemLine),
    'Push all the same',
    {...request, isForced: true},
  );
}

function listed(head: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > SHOWN ? [`  and ${items.length - SHOWN} more`] : [];
  return [head, ...items.slice(0, SHOWN).map(one => `  ${one}`), ...more];
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
