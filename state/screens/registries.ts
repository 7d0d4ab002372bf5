import type {RegistryStatus} from '../../src/domain/pack/catalog.ts';
import {NO_FILTER} from '../filter.ts';
import {LIST_START} from '../list.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {remember} from '../remember.ts';
import type {RegistriesScreen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';
import {bodyRows} from '../surroundings.ts';

export const REGISTRIES_START: RegistriesScreen = {type: 'registries', list: LIST_START, search: NO_FILTER};

export function registryRows(state: State): readonly RegistryStatus[] {
  return readyOr(state.catalog, {registries: []}).registries;
}

export function registryAtCursor(state: State): RegistryStatus | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'registries' ? registryRows(state)[screen.list.cursor] : undefined;
}

/** Rows of the list with its head: as many as it needs, up to half of the body; the rest tells of the one under the cursor. */
export function registryListRows(state: State): number {
  return Math.min(registryRows(state).length + 2, Math.floor(bodyRows(state.size) / 2));
}

const rowTexts = remember((rows: readonly RegistryStatus[]) =>
  rows.map(({name, kind, source}) => `${name} ${kind} ${source}`),
);

export const registriesPart: ScreenPart<RegistriesScreen> = {
  title: () => ['registries'],
  contexts: () => ['registries'],
  count: state => registryRows(state).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => registryListRows(state) - 1,
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  isOfRows: true,
  texts: state => rowTexts(registryRows(state)),
  status: state => {
    const rows = registryRows(state);
    const packs = rows.reduce((sum, row) => sum + row.packs.length, 0);
    const broken = rows.reduce((sum, row) => sum + row.broken.length, 0);
    const registries = rows.length === 1 ? '1 registry' : `${rows.length} registries`;
    return `${registries}, ${packs === 1 ? '1 pack' : `${packs} packs`}${broken === 0 ? '' : `, ${broken} broken`}`;
  },
  update: () => undefined,
};
