import type {ProfileList} from '../../src/domain/profile/profile-summary.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import type {Effect} from '../effect.ts';
import {checkKeys} from '../keys/own-keys.ts';
import {ready, readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {HOME} from '../place.ts';
import {takeProblems} from '../problems/check.ts';
import {takeFindings} from '../problems/findings.ts';
import {openNewProfile, startNewProfile} from '../screens/new-profile/new-profile-open.ts';
import {placeOfText} from '../screens/recovery.ts';
import {openedLate} from '../session/opened.ts';
import {say, type Step, withTop} from '../step.ts';
import {THEME_NAMES} from '../surroundings.ts';
import {draftsLoaded} from './drafts.ts';
import {withoutImport} from './imports.ts';

/** The start, the lists of the workspace, and its versions: they are read, opened, made and deleted. */
export function updateWorkspace(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'app.started':
      return started(state, action);
    case 'app.shown':
      return [state, {type: 'catalog.load'}];
    case 'settings.loaded':
      return [settingsLoaded(state, action)];
    case 'drafts.loaded':
      return [draftsLoaded(state, action)];
    case 'new-profile.open':
      return openNewProfile(state);
    case 'new-profile.start':
      return startNewProfile(state, action.snapshot);
    case 'profiles.reload':
      return [state, {type: 'profiles.load'}];
    case 'profiles.recalled':
      return [state.profiles.status === 'loading' ? {...state, profiles: ready(action.list)} : state];
    case 'profiles.loaded':
      return [profilesLoaded(state, action.list)];
    case 'profile.open':
      return [
        {...state, running: openingWords(action.ref)},
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
    case 'text.recover': {
      const {about} = action.text;
      if (about.ref === undefined) return [state];
      return [state, {type: 'profile.open', ref: about.ref, place: placeOfText(about), edited: action.text}];
    }
    case 'draft.discard':
      return [state, {type: 'draft.discard', ref: action.ref}];
    default:
      return undefined;
  }
}

/** Reads the lists, and goes back to where the user was. */
function started(state: State, {place, wasCutOff}: Extract<Action, {type: 'app.started'}>): Step {
  const effects: Effect[] = [{type: 'profiles.load'}, {type: 'drafts.load', after: wasCutOff ? 'cut-off' : 'quit'}];
  const {ref} = place;
  if (ref === undefined) return [state, ...effects];
  return [{...state, running: openingWords(ref)}, {type: 'profile.open', ref, place, depth: 1}, ...effects];
}

function openingWords({name, version}: ProfileRef): string {
  return `opening ${name} ${version}`;
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
