import type {Action} from '../action.ts';
import {copyMenu} from '../dialogs/copy-menu.ts';
import {openForm} from '../dialogs/forms.ts';
import type {State} from '../model.ts';
import {compareHere} from '../screens/compare/compare-menu.ts';
import {versionAtCursor} from '../screens/stack/stack.ts';
import {always, type Binding, firstOf, NOTHING} from './binding.ts';
import {whyNoVersion, whyNotPush, whyReadOnly} from './reasons.ts';

export const stackKeys: readonly Binding[] = [
  {
    id: 'version.open',
    context: 'stack-versions',
    keys: ['enter', 'l', 'right'],
    label: 'Switch to the version',
    hint: 'switch',
    action: openVersion,
    disabled: whyNoVersion,
  },
  {
    id: 'version.new',
    context: 'stack-versions',
    keys: ['a'],
    label: 'Make a new version from it',
    hint: 'new version',
    action: openForm('new-version'),
    disabled: firstOf(whyNoVersion, whyReadOnly),
  },
  {
    id: 'version.compare',
    context: 'stack-versions',
    keys: ['d'],
    label: 'Compare it with the open version',
    hint: 'diff',
    action: compareHere,
    disabled: whyNoVersion,
  },
  {
    id: 'version.delete',
    context: 'stack-versions',
    keys: ['D', 'delete'],
    label: 'Delete the version to the trash',
    hint: 'delete',
    action: always({type: 'versions.delete-asked'}),
    disabled: firstOf(whyNoVersion, whyReadOnly),
  },
  {
    id: 'stack.diff',
    context: 'stack',
    keys: ['d'],
    label: 'Compare the draft with what is saved, or with something else',
    hint: 'diff',
    action: compareHere,
  },
  {
    id: 'stack.save',
    context: 'stack',
    keys: ['w'],
    label: 'Write the draft to its version',
    hint: 'save',
    action: always({type: 'session.save'}),
    disabled: whyReadOnly,
  },
  {
    id: 'stack.version',
    context: 'stack',
    keys: ['V'],
    label: 'Make a new version',
    action: openForm('new-version'),
    disabled: whyReadOnly,
  },
  {
    id: 'stack.info',
    context: 'stack',
    keys: ['r'],
    label: 'Edit name, description and tags',
    hint: 'info',
    action: openForm('info'),
    disabled: whyReadOnly,
  },
  {
    id: 'stack.clone',
    context: 'stack',
    // On the Layers tab, `c` copies the layer.
    keys: ['c', 'C'],
    label: 'Clone the profile to another name',
    action: openForm('clone'),
    disabled: whyReadOnly,
  },
  {
    id: 'stack.copy',
    context: 'stack',
    keys: ['y'],
    label: 'Copy to the clipboard',
    action: state => ({type: 'dialog.open', dialog: copyMenu(state)}),
  },
  {
    id: 'stack.export',
    context: 'stack',
    keys: ['x'],
    label: 'Export for Palette or Terraform',
    action: openForm('export'),
  },
  {
    id: 'stack.carry',
    context: 'stack',
    keys: ['B'],
    label: 'Carry the version with all its packs in one bundle',
    action: openForm('carry'),
  },
  {
    id: 'stack.push',
    context: 'stack',
    keys: ['P'],
    label: 'Push the version to an OCI registry',
    action: openForm('push'),
    disabled: whyNotPush,
  },
];

function openVersion(state: State): Action {
  const row = versionAtCursor(state);
  const name = state.session?.ref.name;
  return row === undefined || name === undefined
    ? NOTHING
    : {type: 'profile.open', ref: {name, version: row.version}, tab: 'layers'};
}
