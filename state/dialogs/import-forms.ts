import {whyNotProfileName} from '../../src/domain/profile/profile-name.ts';
import {nextVersions, whyNotNewVersion} from '../../src/domain/profile/profile-version.ts';
import {type ProfileRef, refOf} from '../../src/domain/profile/profile.ts';
import type {SecretPlace} from '../../src/domain/secret/secrets.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {importPlan, registryAtCursor, secretAtCursor} from '../screens/import/import-rows.ts';
import {choiceField, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** Asks which document to read: a path is typed, or its text is pasted. */
export const importForm: Form = {
  title: 'Import a profile: type a path, or paste the document',
  fields: () => [field('file', 'File', '', 'an export of Palette, JSON or YAML')],
  check: (_state, fields) => ({file: fieldText(fields, 'file') === '' ? 'say which file to read' : undefined}),
  submit: fields => ({type: 'document.read', from: {file: fieldText(fields, 'file')}}),
};

/** The name and version for a document here. */
export const importAsForm: Form = {
  title: 'Import under another name or version',
  fields: state => {
    const plan = planOf(state);
    const version = plan?.place.kind === 'taken' ? plan.place.next : (plan?.ref.version ?? '');
    return [field('name', 'Name', plan?.ref.name ?? ''), field('version', 'Version', version, '1.0.0')];
  },
  check: (state, fields) => {
    const [name, version] = [fieldText(fields, 'name'), fieldText(fields, 'version')];
    const taken = versionsOf(state, name);
    // The document's own name and malformed version are kept, as long as they are not changed.
    const own = planOf(state)?.ref;
    const isOwn = version === own?.version && taken.length === 0;
    return {
      name: name === own?.name ? undefined : whyNotProfileName(name),
      version: isOwn ? undefined : whyNotNewVersion(version, taken),
    };
  },
  submit: fields => ({type: 'import.as', name: fieldText(fields, 'name'), version: fieldText(fields, 'version')}),
};

/** Asks which registry of ours replaces the document's. */
export const importRegistryForm: Form = {
  title: 'Take its packs from',
  fields: state => {
    const names = readyOr(state.catalog, {registries: []}).registries.map(({name}) => name);
    return [
      {...field('from', 'Instead of', registryAtCursor(state) ?? ''), fixed: registryAtCursor(state) ?? ''},
      choiceField('to', 'Registry', names[0] ?? '', names),
    ];
  },
  check: () => ({}),
  submit: fields => ({type: 'import.registry', from: fieldText(fields, 'from'), to: fieldText(fields, 'to')}),
};

/** Fills in a masked secret; what is typed is not shown. */
export const importFillForm: Form = {
  title: 'Fill in what came masked',
  fields: state => {
    const place = secretAtCursor(state);
    const of = place?.kind === 'variable' ? `variable ${place.variable}` : (place?.path ?? '');
    return [
      {...field('of', 'Secret', ''), fixed: of},
      {...field('value', 'Value', ''), isMasked: true},
    ];
  },
  check: (_state, fields) => ({value: fieldText(fields, 'value') === '' ? 'type it, or leave with esc' : undefined}),
  submit: (fields, {secret}) => ({
    type: 'import.fill',
    secret: {place: secret ?? NO_SECRET, value: fields.find(({name}) => name === 'value')?.line.text ?? ''},
  }),
};

const NO_SECRET: SecretPlace = {kind: 'variable', variable: ''};

/** The version that will hold the result of a merge. */
export const mergeAsForm: Form = {
  title: 'Make a new version of what is here and the file',
  fields: state => {
    const ref = mergedRef(state);
    const taken = versionsOf(state, ref.name);
    const free = nextVersions(ref.version).find(one => !taken.includes(one));
    return [field('version', 'Version', free ?? '', '1.2.0')];
  },
  check: (state, fields) => ({
    version: whyNotNewVersion(fieldText(fields, 'version'), versionsOf(state, mergedRef(state).name)),
  }),
  submit: fields => ({type: 'merge.as', version: fieldText(fields, 'version')}),
};

function mergedRef(state: State): ProfileRef {
  const screen = topScreen(state);
  return screen.type === 'merge' ? refOf(screen.merging.here) : {name: '', version: ''};
}

function versionsOf(state: State, name: string): readonly string[] {
  const row = readyOr(state.profiles, {profiles: [], broken: []}).profiles.find(one => one.name === name);
  return row?.versions.map(one => one.version) ?? [];
}

function planOf(state: State) {
  const screen = topScreen(state);
  return screen.type === 'import' ? importPlan(state, screen).plan : undefined;
}
