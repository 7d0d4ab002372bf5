import {isLive} from '../src/domain/pack/registry-setting.ts';
import type {ProfileList} from '../src/domain/profile/profile-summary.ts';
import type {ProfileRef} from '../src/domain/profile/profile.ts';
import type {Action} from './action.ts';
import type {ExportRequest} from './actions/export-action.ts';
import {refsToExport} from './dialogs/batch-forms.ts';
import type {FormId, TypedForm} from './dialogs/dialog-shape.ts';
import {confirm, type ConfirmDialog, type MenuDialog, type MenuOption} from './dialogs/dialog.ts';
import {withErrors} from './dialogs/field.ts';
import {readTyped} from './dialogs/typed-form.ts';
import type {AsyncEffect, Effect} from './effect.ts';
import {checkKeys} from './keys/own-keys.ts';
import {putCursor} from './list.ts';
import {ready, readyOr} from './loadable.ts';
import {type State, topScreen} from './model.ts';
import {withHint} from './notice.ts';
import {HOME} from './place.ts';
import {takeProblems} from './problems/check.ts';
import {takeFindings} from './problems/findings.ts';
import {problemLine} from './problems/problem-words.ts';
import {batchStart, nextStep} from './screens/batch.ts';
import {importStart} from './screens/import/import.ts';
import {mergeStart} from './screens/import/merge.ts';
import {LOG_START} from './screens/log.ts';
import {readSnapshot, snapshotName} from './screens/new-profile/new-profile-draft.ts';
import {openNewProfile, startNewProfile} from './screens/new-profile/new-profile-open.ts';
import {placeOfText, recoveryStart} from './screens/recovery.ts';
import {TRASH_START} from './screens/trash.ts';
import {opened, openedLate} from './session/opened.ts';
import {edit, MERGE_LABEL} from './session/session.ts';
import {pushScreen, say, type Step, withTop} from './step.ts';
import {listRows, THEME_NAMES} from './surroundings.ts';

/** What the disk is asked, and what it answers: profiles, drafts, trash and registries come and go. */
export function updateWorld(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'app.started':
      return started(state, action);
    case 'settings.loaded':
      return [settingsLoaded(state, action)];
    case 'drafts.loaded':
      return [draftsLoaded(state, action)];
    case 'wizard.open':
      return openNewProfile(state);
    case 'wizard.start':
      return startNewProfile(state, action.snapshot);
    case 'profiles.reload':
      return [state, {type: 'profiles.load'}];
    case 'profiles.recalled':
      return [state.profiles.status === 'loading' ? {...state, profiles: ready(action.list)} : state];
    case 'profiles.loaded':
      return [profilesLoaded(state, action.list)];
    case 'profile.open':
      return [
        {...state, running: `opening ${action.ref.name} ${action.ref.version}`},
        {
          type: 'profile.open',
          ref: action.ref,
          place: {...HOME, tab: action.tab ?? 'layers'},
          depth: state.screens.length,
        },
      ];
    case 'profile.opened':
      return openedLate(state, action);
    case 'profile.checked':
      return [takeProblems(state, action)];
    case 'versions.checked':
      return [takeFindings(state, action)];
    case 'profile.created': {
      const {ref} = action;
      const from = withoutImport(state);
      const known = action.catalog === undefined ? {} : {catalog: ready(action.catalog)};
      const next = say({...from, ...known, running: undefined}, 'ok', action.said);
      return [next, {type: 'profiles.load'}, {type: 'profile.open', ref, place: HOME}];
    }
    case 'profile.delete':
      return [
        {...state, running: 'deleting'},
        {type: 'profile.delete', refs: action.refs},
      ];
    case 'profile.deleted':
      return deleted(state, action.refs);
    case 'document.read':
      return [{...state, running: 'reading the document'}, action];
    case 'import.read':
      return [pushScreen({...state, running: undefined}, importStart(action))];
    case 'batch.found':
      return openBatch(state, action);
    case 'export.many': {
      const items = refsToExport(state, action.versions).map(ref => ({title: `${ref.name} ${ref.version}`, ref}));
      if (items.length === 0) return [say(state, 'info', 'no profiles to export')];
      const {directory, format} = action;
      return openBatch(state, {type: 'batch.found', job: {kind: 'export', directory, format}, items});
    }
    case 'merge.read':
      return [pushScreen({...state, running: undefined}, mergeStart(action))];
    case 'merge.opened': {
      const [next, ...effects] = opened(withoutImport(state), action.opened);
      const [edited, ...drafted] = edit(next, MERGE_LABEL, action.merged);
      const session = edited.session && {...edited.session, mergedFrom: action.document};
      return [say({...edited, session}, 'ok', action.said), ...effects, ...drafted];
    }
    case 'profile.export':
      return askToExport(state, action);
    case 'text.copy':
    case 'values.copy':
    case 'document.copy':
      return [state, action];
    case 'export.previewed':
      return [{...state, dialog: askToWrite(action)}];
    case 'export.refused':
      return [{...state, dialog: askToForce(action)}];
    case 'log.open':
      return topScreen(state).type === 'log'
        ? [state, {type: 'log.load'}]
        : [pushScreen(state, LOG_START), {type: 'log.load'}];
    case 'trash.open':
      return [pushScreen(state, TRASH_START), {type: 'trash.load'}];
    case 'trash.restore':
      return [state, {type: 'trash.restore', id: action.id}];
    case 'trash.restored':
      return [
        say(state, 'ok', restoredText(action)),
        {type: 'trash.load'},
        {type: 'profiles.load'},
        {type: 'drafts.load', isStart: false},
      ];
    case 'text.recover': {
      const {about} = action.text;
      if (about.ref === undefined) return [state];
      return [state, {type: 'profile.open', ref: about.ref, place: placeOfText(about), edited: action.text}];
    }
    case 'draft.discard':
      return [state, {type: 'draft.discard', ref: action.ref}];
    case 'catalog.loaded': {
      const next = {...state, catalog: ready(action.catalog), running: undefined};
      // What the caches had is shown at once; then the registries are read again, quietly.
      return state.catalog.status === 'loading' ? [next, {type: 'catalog.rescan'}] : [next];
    }
    case 'catalog.rescan':
      return readAgain(state, action.reread ?? 'all');
    case 'registry.add':
      return [
        {...state, running: `reading ${action.registry.path}`},
        {type: 'registry.add', registry: action.registry},
      ];
    case 'registry.added': {
      const at = action.catalog.registries.findIndex(({name}) => name === action.name);
      const added = action.catalog.registries[at];
      const next = putOn({...state, catalog: ready(action.catalog), running: undefined}, at);
      // Whoever adds one on the network wants to see what is in it.
      const isAsked = added !== undefined && isLive(added.source) && added.canList !== false;
      return isAsked ? readAgain(next, [action.name]) : [next];
    }
    case 'registry.move': {
      const own = readyOr(state.catalog, {registries: []}).registries.filter(({kind}) => kind !== 'built-in');
      const to = own.findIndex(({name}) => name === action.name) + action.by;
      return [putOn(state, to), {type: 'registry.move', name: action.name, to}];
    }
    case 'registry.login':
      return [state, action];
    case 'registry.logged-in':
      if (action.isKept) return readAgain(state, [action.name]);
      return [say(state, 'ok', `the name and password for ${action.name} are forgotten`)];
    case 'registry.remove':
      return [state, {type: 'registry.remove', name: action.name}];
    case 'effect.failed':
      // Versions before the one that could not be deleted are gone, so the list is read again.
      return action.what === 'profile.delete' || action.what === 'profile.open'
        ? [failed(state, action), {type: 'profiles.load'}]
        : [failed(state, action)];
    default:
      return undefined;
  }
}

function readAgain(state: State, reread: readonly string[] | 'all'): Step {
  const what = reread === 'all' ? 'the registries' : reread.join(', ');
  return [
    {...state, running: `reading ${what}; Ctrl-C gives it up`},
    {type: 'catalog.rescan', reread},
  ];
}

/** The cursor follows the registry that was added or moved. */
function putOn(state: State, at: number): State {
  const screen = topScreen(state);
  if (screen.type !== 'registries') return state;
  const rows = readyOr(state.catalog, {registries: []}).registries.length;
  return withTop(state, {...screen, list: putCursor(screen.list, at, rows, listRows(state.size))});
}

/** Reads the lists, and goes back to where the user was. */
function started(state: State, {place, wasCutOff}: Extract<Action, {type: 'app.started'}>): Step {
  const effects: Effect[] = [
    {type: 'profiles.load'},
    {type: 'catalog.load'},
    {type: 'drafts.load', isStart: wasCutOff},
  ];
  if (place.ref !== undefined) effects.unshift({type: 'profile.open', ref: place.ref, place, depth: 1});
  return [state, ...effects];
}

/** Files that cannot be read have no row, so what is wrong with a new one among them is said once. */
function profilesLoaded(state: State, list: ProfileList): State {
  const known = new Set(readyOr(state.profiles, {profiles: [], broken: []}).broken.map(one => one.file));
  const next = {...state, profiles: ready(list)};
  const [broken, ...more] = list.broken.filter(one => !known.has(one.file));
  if (broken === undefined || (state.notice !== undefined && state.notice.tone !== 'info')) return next;
  const others = more.length === 0 ? '' : `; and ${more.length} more cannot be read`;
  return say(next, 'warning', `cannot be read: ${broken.file}: ${broken.reason}${others}`);
}

function restoredText({ref, what}: Extract<Action, {type: 'trash.restored'}>): string {
  const version = `${ref.name} ${ref.version}`;
  return what === 'version' ? `${version} is back among the profiles` : `${version} has its unsaved work again`;
}

/** After a run that was cut off, its unsaved work is shown first. */
function draftsLoaded(state: State, action: Extract<Action, {type: 'drafts.loaded'}>): State {
  const {drafts, texts, troubles, newProfile, form, isStart} = action;
  const unfinished = topScreen(state).type === 'new-profile' ? state.unfinished : readSnapshot(newProfile);
  const leftForm = isStart ? readTyped(form) : state.leftForm;
  const next = withLeftForm({...state, drafts, unfinished}, leftForm);
  const left =
    unfinished === undefined || state.unfinished !== undefined
      ? next
      : say(next, 'info', `a new profile was left unfinished: ${snapshotName(unfinished)}; a continues it`);
  const said = troubles.length === 0 ? left : say(next, 'warning', troubles.join('; '));
  return isStart && drafts.length + texts.length > 0 ? pushScreen(said, recoveryStart(drafts, texts)) : said;
}

/** A form is not opened by itself: the user may want something else first. */
function withLeftForm(state: State, leftForm: TypedForm | undefined): State {
  if (leftForm === undefined || leftForm === state.leftForm) return {...state, leftForm};
  const said = say(state, 'info', `what was typed into "${leftForm.title}" is there when that is opened again`);
  return {...said, leftForm};
}

function openBatch(state: State, found: Extract<Action, {type: 'batch.found'}>): Step {
  const screen = batchStart(found);
  return [pushScreen({...state, running: undefined}, screen), nextStep(screen)];
}

/** The imported version is open now, so its plan is finished. */
function withoutImport(state: State): State {
  const [home, ...rest] = state.screens;
  return {...state, screens: [home, ...rest.filter(({type}) => type !== 'import' && type !== 'merge')]};
}

function deleted(state: State, refs: readonly ProfileRef[]): Step {
  const {session} = state;
  const many = refs.length === 1 ? `${refs[0]?.name} ${refs[0]?.version}` : `${refs.length} versions`;
  const said = say({...state, running: undefined}, 'ok', `${many} moved to the trash; T among the profiles shows it`);
  const isOpenGone =
    session !== undefined && refs.some(ref => ref.name === session.ref.name && ref.version === session.ref.version);
  const home = state.screens[0];
  const next: State = isOpenGone ? {...said, session: undefined, screens: [home]} : said;
  const top = topScreen(next);
  return [top.type === 'profiles' ? withTop(next, {...top, marked: new Set()}) : next, {type: 'profiles.load'}];
}

const SHOWN = 8;

/** The user sees what will be masked before anything is written. */
function askToWrite({request, preview}: Extract<Action, {type: 'export.previewed'}>): MenuDialog {
  const {name, version} = request.ref;
  const {masked, notes, replaces} = preview;
  const more = masked.length > SHOWN ? [`  and ${masked.length - SHOWN} more`] : [];
  const list = [...masked.slice(0, SHOWN).map(one => `  ${one}`), ...more];
  const isSecret = masked.length > 0 || request.format === 'terraform';
  const how = masked.length > 0 ? ', secrets masked' : request.format === 'terraform' ? ', secrets left out' : '';
  const write: MenuOption = {label: `Write it${how}`, action: {...request, secrets: 'masked'}};
  const reveal: MenuOption = {label: 'Write it with its secrets', action: {...request, secrets: 'revealed'}};
  return {
    kind: 'menu',
    title: `${name} ${version} to ${request.file}`,
    lines: [
      ...(replaces ? ['It takes the place of the file that is there.'] : []),
      ...(masked.length === 0 ? [] : ['Masked will be:', ...list]),
      ...notes.slice(0, SHOWN),
      ...(notes.length > SHOWN ? [`and ${notes.length - SHOWN} more, told when it is written`] : []),
    ],
    options: [write, ...(isSecret ? [reveal] : []), {label: 'Do nothing', action: {type: 'dialog.close'}}],
  };
}

function askToForce({request, errors}: Extract<Action, {type: 'export.refused'}>): ConfirmDialog {
  const {name, version} = request.ref;
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  const lines = errors.map(problemLine);
  return confirm(`${name} ${version} has ${count}; Palette would refuse it`, lines, 'Export all the same', {
    ...request,
    isForced: true,
  });
}

/** Exports what is on screen, when the open version is meant. */
function askToExport(state: State, request: ExportRequest): Step {
  const {session} = state;
  const {ref} = request;
  const isOpen = session !== undefined && session.ref.name === ref.name && session.ref.version === ref.version;
  const draft = isOpen ? session.history.present : undefined;
  const known = isOpen && session.checked === draft ? session.problems : undefined;
  return [state, {type: 'profile.export', request, draft, known, catalog: readyOr(state.catalog, undefined)}];
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

/** Applies the usable part of the settings; the rest is reported. */
function settingsLoaded(state: State, action: Extract<Action, {type: 'settings.loaded'}>): State {
  const {keys, troubles} = checkKeys(action.keys);
  const {theme = state.surroundings.theme} = action;
  const found = THEME_NAMES.find(name => name === theme);
  const wrong = found === undefined ? [`no theme is named ${theme}; there are ${THEME_NAMES.join(', ')}`] : [];
  const next = {...state, surroundings: {...state.surroundings, keys, theme: found ?? state.surroundings.theme}};
  const all = [...action.troubles, ...troubles, ...wrong];
  return all.length === 0 ? next : say(next, 'warning', `settings: ${all.join('; ')}`);
}
