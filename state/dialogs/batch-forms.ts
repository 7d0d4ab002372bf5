import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {markedProfiles} from '../screens/profiles.ts';
import {choiceField, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** Exports several profiles to a directory: the marked ones, or all. */
export const exportManyForm: Form = {
  title: 'Export profiles to a directory',
  submitsAnywhere: true,
  fields: state => [
    {...field('what', 'Profiles', ''), fixed: whatOf(state)},
    choiceField('versions', 'Versions', 'all', ['all', 'latest']),
    choiceField('format', 'Format', 'json', ['json', 'yaml', 'terraform']),
    field('directory', 'Directory', '', '/mnt/hand-over'),
  ],
  check: (_state, fields) => ({
    directory: fieldText(fields, 'directory') === '' ? 'say which directory to write to' : undefined,
  }),
  submit: fields => ({
    type: 'export.many',
    versions: fieldText(fields, 'versions') === 'latest' ? 'latest' : 'all',
    format: fieldText(fields, 'format'),
    directory: fieldText(fields, 'directory'),
  }),
};

/** Asks which registry of ours replaces one that the documents name. */
export const batchRegistryForm: Form = {
  title: 'Take all packs from',
  fields: state => {
    const ours = readyOr(state.catalog, {registries: []}).registries.map(({name}) => name);
    const theirs = foreignRegistries(state);
    return [
      choiceField('from', 'Instead of', theirs[0] ?? '', theirs),
      choiceField('to', 'Registry', ours[0] ?? '', ours),
    ];
  },
  check: () => ({}),
  submit: fields => ({type: 'batch.registry', from: fieldText(fields, 'from'), to: fieldText(fields, 'to')}),
};

/** Registries that the documents of the batch name and we do not have. */
export function foreignRegistries(state: State): readonly string[] {
  const screen = topScreen(state);
  if (screen.type !== 'batch') return [];
  return [...new Set(screen.items.flatMap(({result}) => result?.registries ?? []))];
}

/** The versions of the marked profiles, or of all when none is marked. */
export function refsToExport(state: State, versions: 'all' | 'latest'): readonly ProfileRef[] {
  return rowsToExport(state).flatMap(({name, versions: all}) =>
    (versions === 'latest' ? all.slice(0, 1) : all).map(({version}) => ({name, version})),
  );
}

function rowsToExport(state: State) {
  const {profiles} = readyOr(state.profiles, {profiles: [], broken: []});
  const marked = markedProfiles(state);
  return marked.length === 0 ? profiles : marked;
}

function whatOf(state: State): string {
  const rows = rowsToExport(state);
  const versions = rows.reduce((count, row) => count + row.versions.length, 0);
  const screen = topScreen(state);
  const marked = screen.type === 'profiles' && screen.marked.size > 0 ? 'marked' : 'all';
  return `${marked}: ${rows.length} with ${versions} version${versions === 1 ? '' : 's'}`;
}
