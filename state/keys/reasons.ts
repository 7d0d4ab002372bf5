import {isCore, isManifestLayer, kindOf, valuesOf} from '../../src/domain/layer/layer.ts';
import {isLive} from '../../src/domain/pack/registry-setting.ts';
import {widthOf} from '../../src/domain/text/fit.ts';
import {lastTop} from '../beside-text.ts';
import {whyNothingToAdd} from '../dialogs/add-layer-menu.ts';
import {isInside, type State, topScreen} from '../model.ts';
import {placeOfProblem} from '../problems/problem-place.ts';
import type {Screen} from '../screen.ts';
import {shownProblems} from '../screens/layer/layer-problems.ts';
import {partOf} from '../screens/parts.ts';
import {problemAtCursor} from '../screens/problems/problem-rows.ts';
import {brokenAtCursor, profileAtCursor, whyBroken} from '../screens/profiles.ts';
import {recoveryAtCursor} from '../screens/recovery.ts';
import {registryAtCursor, registryRows} from '../screens/registries.ts';
import {FILTERED} from '../screens/stack/stack-moves.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {versionAtCursor} from '../screens/stack/stack.ts';
import {variableAtCursor, variableRows} from '../screens/stack/variable-rows.ts';
import {trashAtCursor} from '../screens/trash.ts';
import {historyOf, profileOf} from '../session/session.ts';
import {listRows, whyFixed} from '../surroundings.ts';
import {hasUnsaved, sharedRef} from '../world/shared-refs.ts';

/** Why a command cannot be done now: shown when its key is pressed, in help and in the palette. */
type Reason = string | undefined;

export function whyReadOnly(state: State): Reason {
  return whyFixed(state.surroundings);
}

/** A bundle's profiles are imported into another workspace. */
export function whyNotImport(state: State): Reason {
  return state.surroundings.isReadOnly ? whyReadOnly(state) : undefined;
}

export function whyNoProfile(state: State): Reason {
  const broken = brokenAtCursor(state);
  if (broken !== undefined) return whyBroken(broken);
  return profileAtCursor(state) === undefined ? noRow(state, 'profile', 'a makes one') : undefined;
}

/** Only what is stored is pushed, because a pushed tag never changes. */
export function whyNotPush(state: State): Reason {
  if (state.surroundings.isReadOnly) return whyReadOnly(state);
  const ref = sharedRef(state);
  if (ref === undefined) return whyNoProfile(state);
  return hasUnsaved(state, ref) ? `${ref.name} ${ref.version} has unsaved changes; w saves them` : undefined;
}

export function whyNoDraft(state: State): Reason {
  return recoveryAtCursor(state) === undefined ? 'no draft here' : undefined;
}

export function whyNoTrash(state: State): Reason {
  return trashAtCursor(state) === undefined ? (filteredOut(state, 'version') ?? 'the trash is empty') : undefined;
}

export function whyNoRegistry(state: State): Reason {
  return registryAtCursor(state) === undefined ? noRow(state, 'registry', 'a adds one') : undefined;
}

export function whyNoLogin(state: State): Reason {
  const registry = registryAtCursor(state);
  if (registry === undefined) return whyNoRegistry(state);
  return isLive(registry.source) ? undefined : `${registry.name} lies on disk: it asks for no password`;
}

/** The built-in registry always comes last. */
export function whyNotMoveRegistry(by: 1 | -1): (state: State) => Reason {
  return state => {
    const registry = registryAtCursor(state);
    if (registry === undefined || registry.kind === 'built-in') return whyNotRemoveRegistry(state);
    const own = registryRows(state).filter(({kind}) => kind !== 'built-in');
    const to = own.indexOf(registry) + by;
    return to < 0 || to >= own.length ? `${registry.name} is the ${by < 0 ? 'first' : 'last'} already` : undefined;
  };
}

export function whyNotRemoveRegistry(state: State): Reason {
  const registry = registryAtCursor(state);
  if (registry === undefined) return 'no registry here';
  return registry.kind === 'built-in' ? 'the built-in registry always stays' : undefined;
}

export function whyNoLayer(state: State): Reason {
  return layerAtCursor(state) === undefined ? noRow(state, 'layer', 'a adds one') : undefined;
}

export function whyNotAddLayer(state: State): Reason {
  const profile = profileOf(state);
  return profile === undefined ? undefined : whyNothingToAdd(state, profile);
}

export function whyNoPack(state: State): Reason {
  const layer = layerAtCursor(state);
  if (layer === undefined) return whyNoLayer(state);
  return isManifestLayer(layer) ? 'a manifest layer has no pack behind it' : undefined;
}

export function whyNotMove(state: State): Reason {
  const layer = layerAtCursor(state);
  if (layer === undefined) return whyNoLayer(state);
  if (isCore(layer)) return 'core layers keep their order: os, k8s, cni, csi';
  const screen = topScreen(state);
  return screen.type === 'stack' && screen.filters.layers.line.text !== '' ? FILTERED : undefined;
}

export function whyNotCopyLayer(state: State): Reason {
  const layer = layerAtCursor(state);
  if (layer === undefined) return whyNoLayer(state);
  return isCore(layer) ? `${kindOf(layer)} is a core layer: it stands once` : undefined;
}

export function whyNotPrioritize(state: State): Reason {
  const layer = layerAtCursor(state);
  if (layer === undefined) return whyNoLayer(state);
  if (isCore(layer)) return 'core layers deploy first, in their order';
  const isOfPack = valuesOf(layer).trim() === '' && !isManifestLayer(layer);
  return isOfPack
    ? 'the priority stands in the values, and the layer has none of its own yet: e writes them'
    : undefined;
}

export function whyNoVersion(state: State): Reason {
  return versionAtCursor(state) === undefined ? (filteredOut(state, 'version') ?? 'no version here') : undefined;
}

export function whyNotCompared(state: State): Reason {
  const screen = topScreen(state);
  return screen.type === 'compare' && screen.compared.status !== 'ready'
    ? 'the two are still being compared'
    : undefined;
}

export function whyNoUndo(state: State): Reason {
  if (topScreen(state).type === 'upgrade') return NOT_APPLIED;
  if (!isEditing(state)) return 'no profile is open here';
  return (historyOf(state)?.past.length ?? 0) === 0 ? 'nothing to undo' : undefined;
}

export function whyNoRedo(state: State): Reason {
  if (topScreen(state).type === 'upgrade') return NOT_APPLIED;
  if (!isEditing(state)) return 'no profile is open here';
  return (historyOf(state)?.future.length ?? 0) === 0 ? 'nothing to do again' : undefined;
}

const NOT_APPLIED = 'the upgrade is not applied yet: esc leaves it, and u undoes there';

/** Undo changes the open profile or the new one: elsewhere it would change something out of sight. */
function isEditing(state: State): boolean {
  const screen = topScreen(state);
  return isInside(screen) || screen.type === 'new-profile';
}

export function whyNoVariable(state: State): Reason {
  return variableAtCursor(state) === undefined ? noRow(state, 'variable', 'a adds one') : undefined;
}

export function whyNoValues(state: State): Reason {
  const screen = topScreen(state);
  if (screen.type !== 'layer' || screen.tab !== 'values') return 'variables are put into values: tab 1 shows them';
  return variableRows(state).length === 0 ? 'no variables yet: on tab 2 of the stack a adds one' : undefined;
}

export function whyNoProblem(state: State): Reason {
  return problemAtCursor(state) === undefined ? (filteredOut(state, 'problem') ?? 'no problem here') : undefined;
}

export function whyNoProblemText(state: State): Reason {
  const problem = problemAtCursor(state);
  const profile = state.session?.history.present;
  if (problem === undefined || profile === undefined) return undefined;
  const place = placeOfProblem(problem, profile).of;
  return place === 'text' || place === 'variable' ? undefined : 'it is not in a text: enter goes to its place';
}

export function whyNoProblemLine(state: State): Reason {
  const screen = topScreen(state);
  if (screen.type !== 'layer' || (screen.tab !== 'values' && screen.tab !== 'manifests'))
    return 'only values and manifests have lines with problems';
  return shownProblems(state, screen).size === 0 ? 'no line of the text has a problem' : undefined;
}

export function whyNoFilter(state: State): Reason {
  const screen = topScreen(state);
  return partOf(screen).filter?.(screen) === undefined ? 'there is nothing to filter or to find here' : undefined;
}

export function whyNoSearch(state: State): Reason {
  const screen = topScreen(state);
  const {texts, filter} = partOf(screen);
  if (texts === undefined) return 'there is no text here to find something in';
  return filter?.(screen)?.line.text === '' ? '/ finds a text first' : undefined;
}

export function whyNotScrolled(by: 1 | -1): (state: State) => Reason {
  return state => {
    const screen = topScreen(state);
    const beside = partOf(screen).beside?.(state, screen);
    if (beside === undefined) return 'there is no text beside a list here';
    if (by < 0) return state.besideTop === 0 ? 'its beginning is in sight' : undefined;
    return state.besideTop >= lastTop(beside) ? 'its end is in sight' : undefined;
  };
}

export function whyNoTab(at: number): (state: State) => Reason {
  return state => {
    const {tabs = 0} = partOf(topScreen(state));
    if (tabs === 0) return 'this screen has no tabs';
    return at < tabs ? undefined : `there are ${tabs} tabs here`;
  };
}

/** A README is wrapped, and the rows of lists tell what they leave out elsewhere. */
export function whyNotShifted(state: State): Reason {
  const screen = topScreen(state);
  const isText =
    screen.type === 'resolved' ||
    (screen.type === 'text' && !screen.isProse) ||
    (screen.type === 'layer' && (screen.tab === 'values' || screen.tab === 'manifests'));
  if (!isText || state.help !== undefined) return 'no text with long lines is shown here';
  return state.shift > 0 || hasLongLine(state, screen) ? undefined : 'no line in sight is longer than the screen';
}

/** Only the lines in sight are measured, because it is asked with every key. */
function hasLongLine(state: State, screen: Screen): boolean {
  const part = partOf(screen);
  const {list, height} = part.textList?.(state, screen) ?? {
    list: part.list(screen),
    height: part.height?.(state, screen) ?? listRows(state.size),
  };
  const lines = part.texts?.(state, screen) ?? [];
  // Line numbers, the cursor and the mark stand before each.
  const width = state.size.columns - 3 - String(lines.length).length;
  return lines.slice(list.top, list.top + height).some(line => line.length > width && widthOf(line) > width);
}

/** Why there is no row under the cursor: a filter hides all of them, or the list is empty. */
function noRow(state: State, what: string, how: string): string {
  return filteredOut(state, what) ?? `no ${what} here; ${how}`;
}

function filteredOut(state: State, what: string): Reason {
  const screen = topScreen(state);
  const text = partOf(screen).filter?.(screen)?.line.text ?? '';
  return text === '' ? undefined : `no ${what} matches the filter; esc drops it`;
}
