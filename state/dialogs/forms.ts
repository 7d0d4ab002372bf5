import {suggestCopyName, whyNotCopy} from '../../src/domain/layer/copy-layer.ts';
import {layerId, manifestsOf} from '../../src/domain/layer/layer.ts';
import {whyNotProfileName} from '../../src/domain/profile/profile-name.ts';
import {nextVersions, whyNotNewVersion} from '../../src/domain/profile/profile-version.ts';
import {layersOf, type ProfileRef, refOf} from '../../src/domain/profile/profile.ts';
import {parseTags, tagsOf, whyNotTags} from '../../src/domain/profile/tag-list.ts';
import type {Action} from '../action.ts';
import type {Binding} from '../keys/binding.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {compareExportForm} from '../screens/compare/compare-export.ts';
import {compareForm} from '../screens/compare/compare-form.ts';
import {secretAtCursor} from '../screens/import/import-rows.ts';
import {latestOf, profileAtCursor} from '../screens/profiles.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {versionAtCursor} from '../screens/stack/stack.ts';
import {historyOf, profileOf} from '../session/session.ts';
import {batchRegistryForm, exportManyForm} from './batch-forms.ts';
import {namedLayerForm, namespaceForm} from './chart-forms.ts';
import type {FormAbout, FormDialog, FormId} from './dialog-shape.ts';
import {exampleForm} from './example-form.ts';
import {exportForm} from './export-form.ts';
import {field, fieldText} from './field.ts';
import type {Form} from './form.ts';
import {importAsForm, importFillForm, importForm, importRegistryForm, mergeAsForm} from './import-forms.ts';
import {priorityForm} from './priority-form.ts';
import {loginForm, registryForm} from './registry-forms.ts';
import {carryForm, pullForm, pushForm} from './share-forms.ts';
import {newVariableForm, variableForm} from './variable-form.ts';

/** The field of both forms for a second copy of a pack. Names of releases and namespaces are made from it. */
const displayName: Pick<Form, 'fields' | 'check'> = {
  fields: (state, {layer}) => {
    const profile = historyOf(state)?.present;
    const free = profile === undefined || layer === undefined ? '' : suggestCopyName(profile, layer);
    return [field('name', 'Display name', free, 'metrics-2')];
  },
  check: (state, fields, {layer}) => {
    const profile = historyOf(state)?.present;
    return {name: profile === undefined ? undefined : whyNotCopy(profile, layer ?? '', fieldText(fields, 'name'))};
  },
};

const forms: {readonly [Id in FormId]: Form} = {
  'new-version': {
    title: 'New version',
    fields: (_state, {ref}) => [field('version', 'Version', nextVersions(ref?.version ?? '')[0] ?? '', '1.2.0')],
    check: (state, fields, {ref}) => ({version: whyNotFree(state, ref?.name ?? '', fieldText(fields, 'version'))}),
    submit: (fields, {ref}) => ({
      type: 'profile.copy',
      from: ref ?? NO_REF,
      to: {name: ref?.name ?? '', version: fieldText(fields, 'version')},
    }),
  },
  clone: {
    title: 'Clone to another name',
    fields: (_state, {ref}) => [
      field('name', 'Name', `${ref?.name ?? ''}-copy`),
      field('version', 'Version', ref?.version ?? '', '1.0.0'),
    ],
    check: (state, fields) => ({
      name: whyNotProfileName(fieldText(fields, 'name')),
      version: whyNotFree(state, fieldText(fields, 'name'), fieldText(fields, 'version')),
    }),
    submit: (fields, {ref}) => ({
      type: 'profile.copy',
      from: ref ?? NO_REF,
      to: {name: fieldText(fields, 'name'), version: fieldText(fields, 'version')},
    }),
  },
  info: {
    title: 'Edit info',
    fields: (state, {ref}) => {
      const metadata = profileOf(state)?.metadata;
      return [
        field('name', 'Name', ref?.name ?? ''),
        field('version', 'Version', ref?.version ?? '', '1.0.0'),
        field('description', 'Description', metadata?.description ?? ''),
        field('tags', 'Tags', tagsOf(metadata?.labels).join(', '), 'env:prod, team:core'),
      ];
    },
    check: (state, fields) => {
      const [name, version] = [fieldText(fields, 'name'), fieldText(fields, 'version')];
      const isOwn = name === state.session?.ref.name && version === state.session.ref.version;
      return {
        // A name that a document came with may stay, whatever it is.
        name: name === state.session?.ref.name ? undefined : whyNotProfileName(name),
        // An existing malformed version keeps working until it is changed, as in Palette.
        version: isOwn ? undefined : whyNotFree(state, name, version),
        tags: whyNotTags(parseTags(fieldText(fields, 'tags'))),
      };
    },
    submit: fields => ({
      type: 'session.inform',
      name: fieldText(fields, 'name'),
      version: fieldText(fields, 'version'),
      description: fieldText(fields, 'description'),
      tags: parseTags(fieldText(fields, 'tags')),
    }),
  },
  registry: registryForm,
  namespace: namespaceForm,
  'named-layer': namedLayerForm,
  login: loginForm,
  'manifest-layer': {
    title: 'Add a manifest layer',
    fields: () => [field('name', 'Name', '', 'extra-objects')],
    check: (state, fields) => {
      const name = fieldText(fields, 'name');
      const profile = historyOf(state)?.present;
      const isTaken = profile !== undefined && layersOf(profile).some(layer => layer.name === name);
      return {name: isTaken ? `a layer named ${name} is there already` : whyNotName(name)};
    },
    submit: fields => ({type: 'layer.add-manifests', name: fieldText(fields, 'name')}),
  },
  cloud: {
    title: 'Another cloud',
    fields: () => [field('cloud', 'Cloud', '', 'nutanix')],
    check: (_state, fields) => ({
      cloud: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(fieldText(fields, 'cloud'))
        ? undefined
        : 'its id as Palette knows it: small letters, digits and hyphens',
    }),
    submit: fields => ({type: 'new-profile.cloud', cloud: fieldText(fields, 'cloud')}),
  },
  'second-copy': {
    title: 'The profile has this pack already: name the second copy',
    ...displayName,
    submit: fields => ({type: 'picker.copy', displayName: fieldText(fields, 'name')}),
  },
  'copy-layer': {
    title: 'Make a second copy of the layer',
    ...displayName,
    submit: (fields, {layer}) => ({type: 'layer.copy', layer: layer ?? '', displayName: fieldText(fields, 'name')}),
  },
  manifest: {
    title: 'Add a manifest',
    fields: () => [field('name', 'Name', '', 'namespace')],
    check: (state, fields) => {
      const name = fieldText(fields, 'name');
      const layer = layerAtCursor(state);
      const isTaken = layer !== undefined && manifestsOf(layer).some(one => one.name === name);
      return {name: isTaken ? `a manifest named ${name} is there already` : whyNotName(name)};
    },
    submit: (fields, {layer}) => ({type: 'manifest.add', layer: layer ?? '', name: fieldText(fields, 'name')}),
  },
  priority: priorityForm,
  import: importForm,
  'import-as': importAsForm,
  'import-registry': importRegistryForm,
  'import-fill': importFillForm,
  'merge-as': mergeAsForm,
  'export-many': exportManyForm,
  'batch-registry': batchRegistryForm,
  export: exportForm,
  carry: carryForm,
  push: pushForm,
  pull: pullForm,
  'new-variable': newVariableForm,
  example: exampleForm,
  variable: variableForm,
  'compare-with': compareForm,
  'compare-export': compareExportForm,
};

const NO_REF: ProfileRef = {name: '', version: ''};

/** Opens a form about what is under the cursor. */
export function openForm(id: FormId): Binding['action'] {
  return state => ({type: 'dialog.open', dialog: formAbout(state, id, aboutOf(state))});
}

/** A form before anything is typed. */
export function formAbout(state: State, id: FormId, about: FormAbout): FormDialog {
  const {title, fields} = forms[id];
  const asked = fields(state, about);
  const first = asked.findIndex(({fixed}) => fixed === undefined);
  return {kind: 'form', form: id, title, fields: asked, focus: Math.max(0, first), about};
}

/** The form after a field changed. */
export function settleForm(dialog: FormDialog): FormDialog {
  return {...dialog, fields: forms[dialog.form].settle?.(dialog.fields) ?? dialog.fields};
}

/** Whether enter submits it from any field. */
export function submitsAnywhere({form}: FormDialog): boolean {
  return forms[form].submitsAnywhere ?? false;
}

/** The errors of a form, by field name. */
export function checkForm(state: State, dialog: FormDialog): Readonly<Record<string, string | undefined>> {
  return forms[dialog.form].check(state, dialog.fields, dialog.about);
}

/** The action that a form without errors becomes. */
export function submitForm(dialog: FormDialog): Action {
  return forms[dialog.form].submit(dialog.fields, dialog.about);
}

/** Why a layer or manifest cannot have this name; undefined when it can. */
function whyNotName(name: string): string | undefined {
  return name === '' ? 'a name is needed' : undefined;
}

/** Why a new profile file cannot have this name and version: malformed, or taken. */
export function whyNotFree(state: State, name: string, version: string): string | undefined {
  const row = readyOr(state.profiles, {profiles: [], broken: []}).profiles.find(one => one.name === name);
  // The list may not have been read again since the open version was created.
  const open = state.session?.ref.name === name ? [state.session.ref.version] : [];
  return whyNotNewVersion(version, [...(row?.versions.map(one => one.version) ?? []), ...open]);
}

function aboutOf(state: State): FormAbout {
  const screen = topScreen(state);
  if (screen.type === 'profiles') {
    const row = profileAtCursor(state);
    return row === undefined ? {} : {ref: latestOf(row)};
  }
  if (screen.type === 'import') {
    const secret = secretAtCursor(state);
    return secret === undefined ? {} : {secret};
  }
  const profile = profileOf(state);
  const open = profile === undefined ? undefined : refOf(profile);
  const version = versionAtCursor(state)?.version;
  const ref = open === undefined || version === undefined ? open : {name: open.name, version};
  const here = layerAtCursor(state);
  const layer = here === undefined ? undefined : layerId(here);
  return {...(ref === undefined ? {} : {ref}), ...(layer === undefined ? {} : {layer})};
}
