import type {Catalog} from '../../../src/domain/pack/catalog.ts';
import {ALL_CLOUDS, type Cloud, cloudLabel, CLOUDS} from '../../../src/domain/profile/cloud.ts';
import type {ProfileType} from '../../../src/domain/profile/profile.ts';
import {filterRows, parseFilter} from '../../filter.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';

/** A profile type to choose, with what it means. */
export interface TypeChoice {
  readonly type: ProfileType;
  readonly label: string;
  readonly about: string;
}

export const TYPE_CHOICES: readonly TypeChoice[] = [
  {type: 'cluster', label: 'Full', about: 'OS, Kubernetes, network, storage, add-ons'},
  {type: 'infra', label: 'Infrastructure', about: 'OS, Kubernetes, network, storage'},
  {type: 'add-on', label: 'Add-on', about: 'applications, for clusters on any cloud'},
];

/** A cloud to choose; the row without an id asks for the name of another. */
export interface CloudChoice {
  readonly id: string | undefined;
  readonly label: string;
  readonly group: string;
}

/** The clouds in the order of the menu, those that only packs name, the current one, and a row for any other. */
function cloudChoices(state: State, cloud: string | undefined): readonly CloudChoice[] {
  const named = state.catalog.status === 'ready' ? cloudsOfPacks(state.catalog.value) : [];
  const own = cloud === undefined || [...CLOUDS.map(one => one.id), ...named].includes(cloud) ? [] : [cloud];
  return [
    ...CLOUDS.map(({id, label, group}: Cloud): CloudChoice => ({id, label, group})),
    ...named.map(id => ({id, label: cloudLabel(id), group: 'Named by packs'})),
    ...own.map(id => ({id, label: id, group: 'Your own'})),
    {id: undefined, label: 'Another cloud…', group: 'Type its name'},
  ];
}

/** The clouds that the filter lets through. */
export function shownClouds(state: State, {cloud, cloudFilter}: NewProfileScreen): readonly CloudChoice[] {
  const filter = parseFilter(cloudFilter.line.text, []);
  return filterRows(cloudChoices(state, cloud), filter, one =>
    `${one.label} ${one.id ?? ''} ${one.group}`.toLowerCase(),
  );
}

const cloudsOfPacks = remember((catalog: Catalog): readonly string[] => {
  const ids = new Set(catalog.registries.flatMap(registry => registry.packs.flatMap(pack => pack.cloudTypes)));
  for (const {id} of CLOUDS) ids.delete(id);
  ids.delete(ALL_CLOUDS);
  return [...ids].sort();
});
