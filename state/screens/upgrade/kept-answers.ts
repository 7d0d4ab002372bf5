import {layerId} from '../../../src/domain/layer/layer.ts';
import type {Choice} from '../../../src/domain/merge/merge-data.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {isRecord} from '../../../src/domain/values/plain-data.ts';
import {type State, topScreen} from '../../model.ts';
import {say, type Step, withTop} from '../../step.ts';
import {whyFixed} from '../../surroundings.ts';
import {withAnswers} from './upgrade-changes.ts';
import type {KeptAnswers} from './upgrade-row.ts';
import type {UpgradeScreen} from './upgrade-screen.ts';

/** Keeps the answers to an upgrade before they are shown, until it is applied or left; and puts those back that a run which was cut off left. */
export function keepAnswers(before: State, [state, ...effects]: Step): Step {
  const [old, screen] = [upgradeIn(before), upgradeIn(state)];
  if (old === screen || whyFixed(state.surroundings) !== undefined) return [state, ...effects];
  if (screen === undefined) return [state, ...effects, {type: 'draft.answers', what: 'upgrade', answers: undefined}];
  if (screen.plan.status === 'ready' && old?.plan !== screen.plan && screen.choices.size === 0)
    return [withLeft(state, screen), ...effects];
  if (old?.choices === screen.choices || screen.choices.size === 0) return [state, ...effects];
  return [state, ...effects, {type: 'draft.answers', what: 'upgrade', answers: answersOf(state, screen)}];
}

/** Reads them back; a file may hold anything: undefined for what are none. */
export function readAnswers(value: unknown): KeptAnswers | undefined {
  if (!isRecord(value) || typeof value['key'] !== 'string' || !isRecord(value['choices'])) return undefined;
  const choices = Object.entries(value['choices']).flatMap(([path, one]): readonly (readonly [string, Choice])[] => {
    if (one === 'mine' || one === 'theirs') return [[path, one]];
    return isRecord(one) && 'value' in one ? [[path, ownOf(one)]] : [];
  });
  return choices.length === 0 ? undefined : {key: value['key'], choices: Object.fromEntries(choices)};
}

function upgradeIn({screens}: State): UpgradeScreen | undefined {
  return screens.findLast(screen => screen.type === 'upgrade');
}

function answersOf(state: State, screen: UpgradeScreen): KeptAnswers {
  const choices = [...screen.choices].map(([path, one]) => [path, typeof one === 'string' ? one : ownOf(one)] as const);
  return {key: keyOf(state, screen), choices: Object.fromEntries(choices)};
}

/** Without the text that it was written as: what it means and its comment are enough to write it again. */
function ownOf({value, comment}: {readonly value?: unknown; readonly comment?: unknown}): Choice {
  return typeof comment === 'string' ? {value, comment} : {value};
}

function withLeft(state: State, screen: UpgradeScreen): State {
  const left = state.leftAnswers;
  const isShown = topScreen(state) === screen && screen.plan.status === 'ready';
  if (left === undefined || !isShown || left.key !== keyOf(state, screen)) return state;
  const known = new Set(screen.plan.value.merge.paths.map(({path}) => formatKeyPath(path)));
  const choices = new Map(Object.entries(left.choices).filter(([path]) => known.has(path)));
  const said = say(state, 'info', 'with the answers that were given before strata ended');
  return withTop({...said, leftAnswers: undefined}, withAnswers(screen, choices));
}

/** The layer, and what it is upgraded to. */
function keyOf({session}: State, {layer, target}: UpgradeScreen): string {
  const {name, version} = session?.ref ?? {};
  return JSON.stringify([
    name,
    version,
    layerId(layer),
    layer.version,
    target?.tag,
    target?.pack.registry,
    target?.pack.version,
  ]);
}
