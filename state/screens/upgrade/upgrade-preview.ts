import {counted} from '../../../src/domain/diff/report/diff-words.ts';
import {layerId} from '../../../src/domain/layer/layer.ts';
import {describePlace} from '../../../src/domain/merge/merge-words.ts';
import {findLayer, replaceLayer} from '../../../src/domain/profile/stack.ts';
import {upgradeLayer} from '../../../src/domain/upgrade/upgrade-layer.ts';
import {LIST_START} from '../../list.ts';
import {LOADING} from '../../loadable.ts';
import {type State, topScreen} from '../../model.ts';
import {edit, profileOf} from '../../session/session.ts';
import {popScreen, say, type Step, withTop} from '../../step.ts';
import {WIDE_COLUMNS} from '../../surroundings.ts';
import {selectLayer} from '../stack/stack-cursor.ts';
import {openConflicts, previewRows} from './upgrade-plan.ts';
import type {PreviewView} from './upgrade-row.ts';
import type {UpgradeScreen} from './upgrade-screen.ts';

/** The name of each view, for the status line. */
export const VIEW_WORDS: Readonly<Record<PreviewView, string>> = {
  unified: 'what changes in the values',
  'side-by-side': 'side by side',
  whole: 'the whole result',
};

/** The next view, from its beginning. */
export function nextView({size}: State, screen: UpgradeScreen): UpgradeScreen {
  const views: readonly PreviewView[] =
    size.columns >= WIDE_COLUMNS ? ['unified', 'side-by-side', 'whole'] : ['unified', 'whole'];
  const next = views[(views.indexOf(screen.view) + 1) % views.length] ?? 'unified';
  return withPreview({...screen, view: next, lists: {...screen.lists, preview: LIST_START}});
}

/** Makes the rows of the preview again; none before the values are merged. */
export function withPreview(screen: UpgradeScreen): UpgradeScreen {
  const {layer, plan, result, view, isRevealed} = screen;
  if (plan.status !== 'ready' || result.status !== 'ready') return {...screen, preview: []};
  return {...screen, preview: previewRows(layer, plan.value, result.value, view, isRevealed)};
}

/** Gives the layer its new version and values: one undo step, then back to where the upgrade was asked for. */
export function applyUpgrade(state: State, screen: UpgradeScreen): Step {
  const {layer, target, plan, result, choices} = screen;
  const profile = profileOf(state);
  if (profile === undefined || target === undefined || plan.status !== 'ready') return [state];
  if (result.status === 'failed') return [say(state, 'error', result.message)];
  if (result.status === 'loading') return [say(state, 'info', 'the values are still being merged')];
  const open = openConflicts(plan.value, choices).length;
  if (open > 0) {
    return [say(state, 'info', `${counted(open, 'conflict')} to answer first; 1 shows them, ] goes to the next`)];
  }
  const id = layerId(layer);
  if (findLayer(profile, id) !== layer) {
    return [say(state, 'warning', 'the layer has changed since this was made: esc, and v again')];
  }
  const upgraded = upgradeLayer(layer, plan.value.after, target.tag, result.value);
  const below = popScreen(state);
  const [next, ...effects] = edit(below, `Upgrade ${layer.name} to ${target.tag}`, replaceLayer(profile, upgraded));
  if (effects.length === 0) return [next];
  const told = say(next, 'ok', `${layer.name} is at ${target.tag}: ${summaryOf(screen)}; u undoes${leftOutOf(screen)}`);
  const shown = topScreen(told);
  if (shown.type !== 'layer') return [selectLayer(told, id), ...effects];
  // Its presets and README are the new version's now.
  return [withTop(told, {...shown, pack: LOADING}), ...effects, {type: 'pack.read-of-layer', layer: upgraded}];
}

/** `3 of yours kept, 12 adopted, 1 orphan, 1 line of yours left out`. */
function summaryOf({result}: UpgradeScreen): string {
  if (result.status !== 'ready') return '';
  const {paths, leftOut} = result.value;
  const mine = paths.filter(({taken}) => taken !== 'theirs').length;
  const orphans = paths.filter(path => path.class === 'orphan' && path.taken === 'theirs').length;
  return [
    `${mine} of yours kept`,
    `${paths.length - mine - orphans} adopted`,
    ...(orphans === 0 ? [] : [counted(orphans, 'orphan')]),
    ...(leftOut.length === 0 ? [] : [`${counted(leftOut.length, 'line')} of yours left out`]),
  ].join(', ');
}

/**
 * `; the log (@) keeps where: old.size, lines 7, 9`: where what found no place stood, for the log, which keeps it when the notice has gone. The
 * values are not for a log; `u` brings them back, and compare shows them until the profile is saved.
 */
function leftOutOf({result}: UpgradeScreen): string {
  if (result.status !== 'ready') return '';
  const {paths, leftOut} = result.value;
  const orphans = paths.filter(path => path.class === 'orphan' && path.taken === 'theirs').map(describePlace);
  const lines = leftOut.map(({line}) => line);
  const places = [
    ...(orphans.length === 0 ? [] : [firstOf(orphans)]),
    ...(lines.length === 0 ? [] : [`${lines.length === 1 ? 'line' : 'lines'} ${firstOf(lines)}`]),
  ];
  return places.length === 0 ? '' : `; the log (@) keeps where: ${places.join(', ')}`;
}

function firstOf(all: readonly (string | number)[]): string {
  const more = all.length - MOST_PLACES;
  return `${all.slice(0, MOST_PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** More than this would be a report. */
const MOST_PLACES = 30;
