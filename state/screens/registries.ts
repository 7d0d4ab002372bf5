import type {RegistryStatus} from '../../src/domain/pack/catalog.ts';
import {LIST_START} from '../list.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import type {RegistriesScreen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';

export const REGISTRIES_START: RegistriesScreen = {type: 'registries', list: LIST_START};

export function registryRows(state: State): readonly RegistryStatus[] {
  return readyOr(state.catalog, {registries: []}).registries;
}

export function registryAtCursor(state: State): RegistryStatus | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'registries' ? registryRows(state)[screen.list.cursor] : undefined;
}

export const registriesPart: ScreenPart<RegistriesScreen> = {
  title: () => ['registries'],
  contexts: () => ['registries'],
  count: state => registryRows(state).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: state => {
    const rows = registryRows(state);
    const packs = rows.reduce((sum, row) => sum + row.packs.length, 0);
    const broken = rows.reduce((sum, row) => sum + row.broken.length, 0);
    const registries = rows.length === 1 ? '1 registry' : `${rows.length} registries`;
    return `${registries}, ${packs === 1 ? '1 pack' : `${packs} packs`}${broken === 0 ? '' : `, ${broken} broken`}`;
  },
  update: () => undefined,
};
