import type {Layer} from '../../../src/domain/layer/layer.ts';
import {fitsCloud} from '../../../src/domain/pack/pack.ts';
import {ALL_CLOUDS, cloudLabel} from '../../../src/domain/profile/cloud.ts';
import {record} from '../../../src/domain/profile/history.ts';
import type {ProfileType} from '../../../src/domain/profile/profile.ts';
import {readyOr} from '../../loadable.ts';
import type {State} from '../../model.ts';
import type {PackPicker} from '../picker/picker-screen.ts';
import {startPicker} from '../picker/picker.ts';
import {fitLayers} from './new-profile-layers.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';

/** The cloud of the new profile: an add-on profile is for all clouds, whatever was chosen before it became one. */
export function cloudInForce(screen: NewProfileScreen): string | undefined {
  return screen.profileType === 'add-on' ? ALL_CLOUDS : screen.cloud;
}

/** Sets the type, and fits the layers to it. */
export function withType(state: State, screen: NewProfileScreen, profileType: ProfileType): NewProfileScreen {
  return profileType === screen.profileType ? screen : fitted(state, {...screen, profileType});
}

/** Sets the cloud, and fits the layers to it. */
export function withCloud(state: State, screen: NewProfileScreen, cloud: string): NewProfileScreen {
  return cloud === screen.cloud ? screen : fitted(state, {...screen, cloud});
}

/** What to say about layers that a change of type or cloud set aside or brought back; undefined when there are none. */
export function changeNote(before: NewProfileScreen, after: NewProfileScreen): string | undefined {
  const gone = after.aside.filter(layer => !before.aside.includes(layer));
  const back = before.aside.filter(layer => !after.aside.includes(layer));
  const place = after.profileType === 'add-on' ? 'an add-on profile' : cloudLabel(cloudInForce(after) ?? '');
  const parts = [
    ...(gone.length === 0 ? [] : [`set aside, not for ${place}: ${names(gone)} (back when you change it back)`]),
    ...(back.length === 0 ? [] : [`taken back: ${names(back)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

function fitted(state: State, screen: NewProfileScreen): NewProfileScreen {
  const cloud = cloudInForce(screen);
  if (screen.profileType === undefined || cloud === undefined) return screen;
  const catalog = readyOr(state.catalog, {registries: []});
  const {profile, aside} = fitLayers(screen.history.present, screen.aside, screen.profileType, cloud, catalog);
  const pickers = Object.values(screen.pickers).map(picker => fittedPicker(picker, cloud));
  return {
    ...screen,
    history: record(screen.history, 'Change type or cloud', profile),
    aside,
    pickers: Object.fromEntries(pickers.map(picker => [picker.kind, picker])),
  };
}

/** A choice that no longer fits has to be made again. */
function fittedPicker(picker: PackPicker, cloud: string): PackPicker {
  if (picker.cloud === cloud) return picker;
  const fits = picker.choice !== undefined && fitsCloud(picker.choice.pack, cloud);
  return fits ? {...picker, cloud} : startPicker(picker.kind, cloud);
}

function names(layers: readonly Layer[]): string {
  return layers.map(layer => layer.name).join(', ');
}
