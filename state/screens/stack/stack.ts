import {isCore, layerId, whyNotRemove} from '../../../src/domain/layer/layer.ts';
import type {VersionSummary} from '../../../src/domain/profile/profile-summary.ts';
import {removeLayers} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import {confirm} from '../../dialogs/dialog.ts';
import type {Effect} from '../../effect.ts';
import {NO_FILTER, filterRows, parseFilter} from '../../filter.ts';
import {LIST_START} from '../../list.ts';
import {LOADING, readyOr} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {edit, isDirty, profileOf} from '../../session/session.ts';
import {say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {isOutdated} from '../upgrade/upgrade-targets.ts';
import {textBesideLayers} from './beside-layer.ts';
import {stepBeside} from './beside.ts';
import {dropLayers, grabLayers, moveGrabbed, putBackLayers, stepLayers} from './stack-moves.ts';
import {LAYER_TOKENS, layerAtCursor, layerRows, shownLayers, targetLayers} from './stack-rows.ts';
import {STACK_TABS, type StackScreen, type StackTab} from './stack-screen.ts';
import {shownVariables, VARIABLE_TOKENS, variableRows} from './variable-rows.ts';

export function stackStart(tab: StackTab = 'layers'): StackScreen {
  return {
    type: 'stack',
    tab,
    lists: {layers: LIST_START, variables: LIST_START, info: LIST_START, versions: LIST_START},
    filters: {layers: NO_FILTER, variables: NO_FILTER, info: NO_FILTER, versions: NO_FILTER},
    marked: new Set(),
    grabbed: undefined,
    beside: {tab: 'values', layer: undefined, pack: LOADING},
    commits: new Map(),
  };
}

/** Git is asked when the tab is shown; it may be slow, and nothing waits for it. */
export function askForCommits({session}: State, tab: StackTab | undefined): readonly Effect[] {
  return tab === 'versions' && session !== undefined ? [{type: 'commits.read', name: session.ref.name}] : [];
}

/** The stored versions of the open profile's name, highest first. */
export function versionRows(state: State): readonly VersionSummary[] {
  const name = state.session?.ref.name;
  return readyOr(state.profiles, {profiles: [], broken: []}).profiles.find(row => row.name === name)?.versions ?? [];
}

export function versionAtCursor(state: State): VersionSummary | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'stack' && screen.tab === 'versions'
    ? shownVersions(state, screen)[screen.lists.versions.cursor]
    : undefined;
}

/** The stored versions that the filter lets through. */
export function shownVersions(state: State, {filters}: StackScreen): readonly VersionSummary[] {
  const textOf = ({version, description, tags}: VersionSummary) =>
    `${version} ${description} ${tags.join(' ')}`.toLowerCase();
  return filterRows(versionRows(state), parseFilter(filters.versions.line.text, []), textOf);
}

export const stackPart: ScreenPart<StackScreen> = {
  title: (_state, screen) => [screen.tab],
  contexts: (_state, screen) => {
    if (screen.grabbed !== undefined) return ['moving'];
    if (screen.tab === 'layers') return ['stack-layers', 'stack'];
    if (screen.tab === 'variables') return ['stack-variables', 'stack'];
    return screen.tab === 'versions' ? ['stack-versions', 'stack'] : ['stack'];
  },
  count: countRows,
  list: screen => screen.lists[screen.tab],
  withList: (screen, list) => ({...screen, lists: {...screen.lists, [screen.tab]: list}}),
  // Below the tabs and the column heads.
  height: state => listRows(state.size) - 1,
  // Held layers move among all layers.
  filter: ({tab, filters, grabbed}) => (tab === 'info' || grabbed !== undefined ? undefined : filters[tab]),
  withFilter: (screen, filter) => ({...screen, filters: {...screen.filters, [screen.tab]: filter}}),
  tokens: ({tab}) => (tab === 'layers' ? LAYER_TOKENS : tab === 'variables' ? VARIABLE_TOKENS : []),
  rowKeys: rowKeys,
  tabs: STACK_TABS.length,
  hasDetail: true,
  beside: textBesideLayers,
  status: statusOf,
  update: updateStack,
};

function updateStack(state: State, screen: StackScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'tab.step': {
      const at = (STACK_TABS.indexOf(screen.tab) + action.by + STACK_TABS.length) % STACK_TABS.length;
      return showTab(state, screen, STACK_TABS[at]);
    }
    case 'tab.show':
      return showTab(state, screen, STACK_TABS[action.at]);
    case 'detail.step':
      return [withTop(state, stepBeside(screen, action.by))];
    case 'commits.read':
      return state.session?.ref.name === action.name
        ? [withTop(state, {...screen, commits: action.commits})]
        : undefined;
    case 'list.mark':
      return [markLayer(state, screen)];
    case 'layer.remove':
      return removeMarked(state, screen);
    case 'layer.step':
      return stepLayers(state, screen, action.by);
    case 'layer.grab':
      return [grabLayers(state, screen)];
    case 'list.move':
      return screen.grabbed === undefined ? undefined : moveGrabbed(state, screen, action.by);
    case 'layer.drop':
      return dropLayers(state, screen);
    case 'layer.put-back':
      return putBackLayers(state, screen);
    case 'versions.delete-asked':
      return [askToDelete(state, screen)];
    default:
      return undefined;
  }
}

function countRows(state: State, screen: StackScreen): number {
  return rowKeys(state, screen).length;
}

/** Names for the rows of the tab. */
function rowKeys(state: State, screen: StackScreen): readonly string[] {
  switch (screen.tab) {
    case 'layers':
      return shownLayers(state, screen).map(layerId);
    case 'variables':
      return shownVariables(state, screen).map(({at}) => String(at));
    case 'info':
      return [];
    case 'versions':
      return shownVersions(state, screen).map(({version}) => version);
  }
}

function countAll(state: State, {tab}: StackScreen): number {
  const rows = {layers: layerRows, variables: variableRows, versions: versionRows, info: () => []}[tab];
  return rows(state).length;
}

function statusOf(state: State, screen: StackScreen): string {
  const rows = countRows(state, screen);
  const all = countAll(state, screen);
  const some = rows === all ? String(all) : `${rows} of ${all}`;
  const dirty = state.session !== undefined && isDirty(state.session) ? 'unsaved changes, kept as a draft' : '';
  const marked = screen.tab === 'layers' && screen.marked.size > 0 ? `${screen.marked.size} marked` : '';
  const counted = screen.tab === 'info' ? '' : `${some} ${all === 1 ? screen.tab.slice(0, -1) : screen.tab}`;
  const newer = screen.tab === 'layers' ? layerRows(state).filter(layer => isOutdated(state, layer)).length : 0;
  return [counted, marked, newer === 0 ? '' : `${newer} with a newer version (^)`, dirty].filter(Boolean).join(', ');
}

function showTab(state: State, screen: StackScreen, tab: StackTab | undefined): Step {
  return tab === undefined ? [state] : [withTop(state, {...screen, tab}), ...askForCommits(state, tab)];
}

function markLayer(state: State, screen: StackScreen): State {
  const layer = layerAtCursor(state);
  if (layer === undefined) return state;
  if (isCore(layer)) return say(state, 'info', 'a core layer has its fixed place: only add-on layers are marked');
  const marked = new Set(screen.marked);
  if (!marked.delete(layerId(layer))) marked.add(layerId(layer));
  return withTop(state, {...screen, marked});
}

function removeMarked(state: State, screen: StackScreen): Step {
  const profile = profileOf(state);
  const {ids, layers, names} = targetLayers(state, screen);
  const why = layers.map(whyNotRemove).find(reason => reason !== undefined);
  if (profile === undefined || layers.length === 0) return [state];
  if (why !== undefined) return [say(state, 'info', why)];
  const [next, ...effects] = edit(state, `Remove ${names}`, removeLayers(profile, ids));
  // The cursor is moved into the remaining rows, as always (`withinRows`).
  const shown = withTop(next, {...screen, marked: new Set()});
  return [effects.length === 0 ? shown : say(shown, 'info', `removed ${names}; u brings it back`), ...effects];
}

function askToDelete(state: State, screen: StackScreen): State {
  const row = shownVersions(state, screen)[screen.lists.versions.cursor];
  const name = state.session?.ref.name;
  if (row === undefined || name === undefined) return state;
  const lines = [
    `${name} ${row.version}, ${row.packs.length === 1 ? '1 layer' : `${row.packs.length} layers`}`,
    'It can be restored from the trash.',
  ];
  const refs = [{name, version: row.version}];
  return {...state, dialog: confirm('Delete to the trash', lines, 'Delete 1 version', {type: 'profile.delete', refs})};
}
