import {isLive, withoutPassword} from '../../src/domain/pack/registry-setting.ts';
import type {Action} from '../action.ts';
import {putCursor} from '../list.ts';
import {ready, readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {say, type Step, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';

/** Registries are read, added, ordered and removed. */
export function updateRegistries(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'catalog.loaded': {
      const next = {...state, catalog: ready(action.catalog), running: undefined};
      // What the caches had is shown at once; then the registries are read again, quietly.
      return state.catalog.status === 'loading' ? [next, {type: 'catalog.rescan'}] : [next];
    }
    case 'catalog.rescan':
      return readAgain(state, action.reread ?? 'all');
    case 'registry.add':
      return [
        {...state, running: `reading ${withoutPassword(action.registry.path)}`},
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
