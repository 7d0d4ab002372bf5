import type {Layer} from '../../src/domain/layer/layer.ts';
import {type NamedLayer, namedLayer} from '../../src/domain/layer/named-layer.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {say, type Step} from '../step.ts';

/** Makes a layer of what was typed about a registry that cannot be listed, and goes on with it; says so when that registry is gone by now. */
export function withNamedAddon(
  state: State,
  profile: Profile,
  asked: NamedLayer & {readonly registry: string},
  goOn: (layer: Layer) => Step,
): Step {
  const registry = readyOr(state.catalog, {registries: []}).registries.find(({name}) => name === asked.registry);
  if (registry !== undefined) return goOn(namedLayer(profile, registry, asked));
  const said = `the registry ${asked.registry} is no longer among yours: add it again (R among the profiles)`;
  return [say(state, 'warning', said)];
}
