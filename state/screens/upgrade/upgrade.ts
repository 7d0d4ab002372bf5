import {counted} from '../../../src/domain/diff/report/diff-words.ts';
import {isManifestLayer, type Layer} from '../../../src/domain/layer/layer.ts';
import {countClasses} from '../../../src/domain/merge/merge-words.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import {questionOf} from '../../../src/domain/upgrade/upgrade-layer.ts';
import type {UpgradeTarget} from '../../../src/domain/upgrade/upgrade-target.ts';
import {versionOf} from '../../../src/domain/upgrade/version-of.ts';
import type {Action} from '../../action.ts';
import type {Effect} from '../../effect.ts';
import {type FilterState, NO_FILTER} from '../../filter.ts';
import {LIST_START, type ListState, putCursor} from '../../list.ts';
import {LOADING, ready} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {profileOf} from '../../session/session.ts';
import {popScreen, pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {updateChanges, withRows} from './upgrade-changes.ts';
import {upgradeListRows} from './upgrade-list.ts';
import {FOLDED_AT_FIRST, openConflicts} from './upgrade-plan.ts';
import {applyUpgrade, nextView, VIEW_WORDS, withPreview} from './upgrade-preview.ts';
import type {UpgradePlan} from './upgrade-row.ts';
import type {UpgradeScreen} from './upgrade-screen.ts';
import {firstTarget, isSameTarget, presentOf, targetRows, targetsOf, whyNoTargets} from './upgrade-targets.ts';

/** The Upgrade screen: the version to go to, what becomes of each key path, and the result before it is applied. */
export const upgradePart: ScreenPart<UpgradeScreen> = {
  title: (_state, {layer, stage, target}) => [
    `upgrade ${layer.name}`,
    ...(stage === 'targets' || target === undefined ? [] : [target.tag]),
  ],
  contexts: (_state, {stage}) => [`upgrade-${stage}`, 'upgrade'],
  count: (state, screen) => rowCount(state, screen),
  list: screen => screen.lists[screen.stage],
  withList: (screen, list) => withStageList(screen, list),
  height: (state, {stage}) => upgradeListRows(state, stage),
  filter: ({stage, filters}) => (stage === 'preview' ? undefined : filters[stage]),
  withFilter: (screen, filter) => withFilter(screen, filter),
  tabs: 2,
  rested: (_state, {stage}) => (stage === 'targets' ? LOOK : []),
  status: statusOf,
  update: updateUpgrade,
};

/** Opens the screen on the layer's targets, or says why there are none. */
export function openUpgrade(state: State, id: string): Step {
  const profile = profileOf(state);
  const layer = profile === undefined ? undefined : findLayer(profile, id);
  if (layer === undefined) return [say(state, 'info', 'no layer here')];
  if (isManifestLayer(layer)) return [say(state, 'info', 'a manifest layer has no pack behind it')];
  const targets = targetsOf(state, layer);
  if (targets.length === 0) return [say(state, 'warning', whyNoTargets(state, layer))];
  const list = putCursor(LIST_START, firstTarget(targets), targets.length, upgradeListRows(state, 'targets'));
  const next = pushScreen(state, startUpgrade(layer, list));
  const isNewest = targets.every(({step}) => step.direction !== 'newer');
  return [isNewest ? say(next, 'info', `no registry has anything newer than ${versionOf(layer)}`) : next, ...LOOK];
}

/** The effects of the cursor's coming to rest on a version (80 ms). */
const LOOK: readonly Effect[] = [{type: 'later', ms: 80, action: {type: 'upgrade.look'}}];

function startUpgrade(layer: Layer, targets: ListState): UpgradeScreen {
  return {
    type: 'upgrade',
    layer,
    stage: 'targets',
    filters: {targets: NO_FILTER, changes: NO_FILTER},
    lists: {targets, changes: LIST_START, preview: LIST_START},
    target: undefined,
    plan: LOADING,
    looked: undefined,
    choices: new Map(),
    folded: FOLDED_AT_FIRST,
    changes: [],
    result: LOADING,
    view: 'unified',
    preview: [],
    isRevealed: false,
  };
}

function rowCount(state: State, screen: UpgradeScreen): number {
  switch (screen.stage) {
    case 'targets':
      return targetRows(state, screen).length;
    case 'changes':
      return screen.changes.length;
    case 'preview':
      return screen.preview.length;
  }
}

function withStageList(screen: UpgradeScreen, list: ListState): UpgradeScreen {
  return {...screen, lists: {...screen.lists, [screen.stage]: list}};
}

function statusOf(_state: State, screen: UpgradeScreen): string {
  const {stage, plan, choices, view} = screen;
  if (stage === 'targets') return `in use: ${screen.layer.tag || versionOf(screen.layer)}`;
  if (plan.status !== 'ready') return '';
  if (stage === 'preview') return VIEW_WORDS[view];
  const open = openConflicts(plan.value, choices).length;
  if (open > 0) return `${counted(open, 'conflict')} to answer`;
  return countClasses(plan.value.shown.paths).conflict === 0
    ? 'nothing to answer: d previews, then enter applies'
    : 'every conflict is answered: d previews, then enter applies';
}

function updateUpgrade(state: State, screen: UpgradeScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'upgrade.choose':
      return choose(state, screen);
    case 'upgrade.look':
      return look(state, screen);
    case 'upgrade.back':
      return [back(state, screen)];
    case 'upgrade.planned':
      return [planned(state, screen, action)];
    case 'upgrade.failed':
      return [failed(state, screen, action)];
    case 'upgrade.merged':
      return [merged(state, screen, action)];
    case 'upgrade.apply':
      return applyUpgrade(state, screen);
    case 'tab.show':
      return show(state, screen, action.at === 0 ? 'changes' : action.at === 1 ? 'preview' : undefined);
    case 'tab.step':
      return show(state, screen, screen.stage === 'changes' ? 'preview' : 'changes');
    case 'list.sort':
      return screen.stage === 'preview' ? [withTop(state, nextView(state, screen))] : undefined;
    case 'layer.reveal':
      return [withTop(state, withPreview({...screen, isRevealed: !screen.isRevealed}))];
    default:
      return updateChanges(state, screen, action);
  }
}

function choose(state: State, screen: UpgradeScreen): Step {
  const target = targetRows(state, screen)[screen.lists.targets.cursor];
  if (target === undefined) return [say(state, 'info', 'no version here to choose')];
  if (target.whyNot !== undefined) return [say(state, 'info', target.whyNot)];
  if (target.isInUse) return [say(state, 'info', `${target.tag} is what the layer has`)];
  const {plan, looked, filters, layer} = screen;
  if (isSameTarget(target, screen.target) && plan.status === 'ready')
    return [withTop(state, {...screen, stage: 'changes'})];
  const start = startUpgrade(layer, screen.lists.targets);
  const kept = {...start.filters, targets: filters.targets};
  const next: UpgradeScreen = {...start, filters: kept, looked, target, stage: 'changes'};
  const known = isSameTarget(looked?.target, target) ? looked?.plan : undefined;
  if (known?.status === 'ready') return [withTop(state, begun(state, next, known.value))];
  // What is being worked out already is not asked for again.
  return [withTop(state, next), ...(known?.status === 'loading' ? [] : [askForPlan(state, layer, target, true)])];
}

function askForPlan(state: State, layer: Layer, target: UpgradeTarget, isChosen: boolean): Effect {
  return {type: 'upgrade.plan', layer, before: presentOf(state, layer), target, isChosen};
}

function look(state: State, screen: UpgradeScreen): Step {
  const target = screen.stage === 'targets' ? targetRows(state, screen)[screen.lists.targets.cursor] : undefined;
  if (
    target === undefined ||
    target.whyNot !== undefined ||
    target.isInUse ||
    isSameTarget(target, screen.looked?.target)
  )
    return [state];
  const isKnown = isSameTarget(target, screen.target) && screen.plan.status === 'ready';
  const looked = {target, plan: isKnown ? screen.plan : LOADING};
  const next = withTop(state, {...screen, looked});
  return isKnown ? [next] : [next, askForPlan(state, screen.layer, target, false)];
}

/** Goes back from the preview to the changes, and from there to the targets; a filter is dropped first. */
function back(state: State, screen: UpgradeScreen): State {
  const {stage} = screen;
  if (stage === 'preview') return withTop(state, {...screen, stage: 'changes'});
  if (screen.filters[stage].line.text !== '') {
    return withTop(state, withStageList(withFilter(screen, NO_FILTER), LIST_START));
  }
  return stage === 'changes' ? withTop(state, {...screen, stage: 'targets'}) : popScreen(state);
}

function withFilter(screen: UpgradeScreen, filter: FilterState): UpgradeScreen {
  return withRows({...screen, filters: {...screen.filters, [screen.stage]: filter}});
}

/** Both packs are read and merged, for the chosen version or the one on which the cursor rests. */
function planned(
  state: State,
  screen: UpgradeScreen,
  {target, plan}: Extract<Action, {type: 'upgrade.planned'}>,
): State {
  const isLooked = isSameTarget(target, screen.looked?.target);
  const next = isLooked ? {...screen, looked: {target, plan: ready(plan)}} : screen;
  const isAwaited = isSameTarget(target, screen.target) && screen.plan.status !== 'ready';
  return isLooked || isAwaited ? withTop(state, isAwaited ? begun(state, next, plan) : next) : state;
}

/** Shows the changes of a plan, with the cursor on the first conflict. */
function begun(state: State, screen: UpgradeScreen, plan: UpgradePlan): UpgradeScreen {
  // There may be many adopted changes, folded at the bottom; when there is nothing else, they are unfolded.
  const isAllAdopted = plan.shown.paths.every(path => path.class === 'theirs');
  const folded = isAllAdopted ? new Set([...FOLDED_AT_FIRST].filter(key => key !== 'theirs')) : FOLDED_AT_FIRST;
  const next = withRows({...screen, folded, plan: ready(plan), result: ready(plan.merge)});
  const first = next.changes.findIndex(row => row.kind === 'path' && row.taken === 'open');
  const list = putCursor(LIST_START, Math.max(0, first), next.changes.length, upgradeListRows(state, 'changes'));
  return {...next, lists: {...next.lists, changes: list}};
}

function failed(
  state: State,
  screen: UpgradeScreen,
  {target, message}: Extract<Action, {type: 'upgrade.failed'}>,
): State {
  const trouble = {status: 'failed', message} as const;
  const next = isSameTarget(target, screen.looked?.target) ? {...screen, looked: {target, plan: trouble}} : screen;
  if (!isSameTarget(target, screen.target)) return withTop(state, next);
  return withTop(state, next.plan.status === 'ready' ? {...next, result: trouble} : {...next, plan: trouble});
}

function merged(
  state: State,
  screen: UpgradeScreen,
  {choices, merge}: Extract<Action, {type: 'upgrade.merged'}>,
): State {
  return choices === screen.choices ? withTop(state, withPreview({...screen, result: ready(merge)})) : state;
}

function show(state: State, screen: UpgradeScreen, stage: 'changes' | 'preview' | undefined): Step {
  if (stage === undefined) return [say(state, 'info', 'there are two tabs here: the changes and the preview')];
  if (screen.plan.status !== 'ready') return [say(state, 'info', 'choose a version first')];
  if (stage === 'changes') return [withTop(state, {...screen, stage})];
  const {before, after} = screen.plan.value;
  const next = withPreview({...screen, stage});
  if (next.result.status === 'ready') return [withTop(state, next)];
  const {layer, target, choices} = screen;
  if (target === undefined) return [state];
  const question = questionOf(layer, before, after, choices);
  return [withTop(state, {...next, result: LOADING}), {type: 'upgrade.merge', target, question}];
}
