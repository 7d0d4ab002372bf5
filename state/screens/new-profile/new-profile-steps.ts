import {type CoreKind, isCoreKind, kindOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {requiredLayers, takesAddons} from '../../../src/domain/profile/required-layers.ts';
import type {State} from '../../model.ts';
import {whyNotInfo} from './new-profile-info.ts';
import type {NewProfileScreen, NewProfileStep} from './new-profile-screen.ts';

/** One step on the rail. */
export interface RailStep {
  readonly step: NewProfileStep;
  readonly isDone: boolean;
  /** True when the profile can be created without it. */
  readonly isOptional: boolean;
}

/** The steps for this type and cloud, in order; those of a full profile until a type is chosen. */
export function railOf(state: State, screen: NewProfileScreen): readonly RailStep[] {
  const type = screen.profileType ?? 'cluster';
  const core = requiredLayers(type, screen.cloud ?? '');
  const isDone = (step: NewProfileStep) => isStepDone(state, screen, step);
  const needed = (step: NewProfileStep): RailStep => ({step, isDone: isDone(step), isOptional: false});
  return [
    needed('type'),
    ...(type === 'add-on' ? [] : [needed('cloud')]),
    needed('info'),
    ...core.map(({kind, required}) => ({
      step: kind,
      isDone: isDone(kind),
      isOptional: !required && screen.cloud !== undefined,
    })),
    ...(takesAddons(type) ? [{step: 'addons' as const, isDone: isDone('addons'), isOptional: true}] : []),
    needed('review'),
  ];
}

export function stepAt(state: State, screen: NewProfileScreen, by: number): NewProfileStep | undefined {
  const rail = railOf(state, screen);
  return rail[rail.findIndex(one => one.step === screen.step) + by]?.step;
}

/** What must be done before this step; undefined when it can be shown. */
export function whyNotStep(state: State, screen: NewProfileScreen, step: NewProfileStep): string | undefined {
  const rail = railOf(state, screen);
  const at = rail.findIndex(one => one.step === step);
  const open = rail.slice(0, at).find(one => !one.isDone && !one.isOptional);
  return open === undefined ? undefined : `first ${WHAT[open.step]}`;
}

/** The first necessary step that is not done yet; review when all are. */
export function firstOpenStep(state: State, screen: NewProfileScreen): NewProfileStep {
  return railOf(state, screen).find(one => !one.isDone && !one.isOptional)?.step ?? 'review';
}

export function hasKind(screen: NewProfileScreen, kind: CoreKind): boolean {
  return layersOf(screen.history.present).some(layer => kindOf(layer) === kind);
}

export const STEP_NAMES: Readonly<Record<NewProfileStep, string>> = {
  type: 'Type',
  cloud: 'Cloud',
  info: 'Info',
  os: 'OS',
  k8s: 'K8s',
  cni: 'CNI',
  csi: 'CSI',
  addons: 'Add-ons',
  review: 'Review',
};

const WHAT: Readonly<Record<NewProfileStep, string>> = {
  type: 'choose the type',
  cloud: 'choose the cloud',
  info: 'give it a name and a version',
  os: 'choose the operating system',
  k8s: 'choose Kubernetes',
  cni: 'choose the network',
  csi: 'choose the storage',
  addons: 'choose the add-ons',
  review: 'look it over',
};

function isStepDone(state: State, screen: NewProfileScreen, step: NewProfileStep): boolean {
  if (isCoreKind(step)) return hasKind(screen, step) || screen.skipped.includes(step);
  switch (step) {
    case 'type':
      return screen.profileType !== undefined;
    case 'cloud':
      return screen.cloud !== undefined;
    case 'info':
      return whyNotInfo(state, screen.info) === undefined;
    case 'addons':
      return layersOf(screen.history.present).some(layer => !isCoreKind(kindOf(layer)));
    case 'review':
      return false;
  }
}
