import type {Action} from '../action.ts';
import {confirm} from '../dialogs/dialog.ts';
import {openForm} from '../dialogs/forms.ts';
import type {State} from '../model.ts';
import {compareHere} from '../screens/compare/compare-menu.ts';
import {leftImportMenu} from '../screens/import/kept-import.ts';
import {latestOf, profileAtCursor} from '../screens/profiles.ts';
import {recoveryAtCursor} from '../screens/recovery.ts';
import {REGISTRIES_START} from '../screens/registries.ts';
import type {StackTab} from '../screens/stack/stack-screen.ts';
import {trashAtCursor} from '../screens/trash.ts';
import {always, type Binding, firstOf, NOTHING} from './binding.ts';
import {whyNoDraft, whyNoProfile, whyNoTrash, whyNotImport, whyNotPush, whyReadOnly} from './reasons.ts';

export const profilesKeys: readonly Binding[] = [
  {
    id: 'profile.open',
    context: 'profiles',
    keys: ['enter', 'l', 'right'],
    label: 'Open the latest version',
    hint: 'open',
    action: openLatest(),
    disabled: whyNoProfile,
  },
  {
    id: 'profile.new',
    context: 'profiles',
    keys: ['a'],
    label: 'Make a new profile',
    hint: 'new',
    action: always({type: 'new-profile.open'}),
    disabled: whyReadOnly,
  },
  {
    id: 'profile.versions',
    context: 'profiles',
    keys: ['v'],
    label: 'Show its versions',
    hint: 'versions',
    action: openLatest('versions'),
    disabled: whyNoProfile,
  },
  {
    id: 'profile.compare',
    context: 'profiles',
    keys: ['d'],
    label: 'Compare its two latest versions, or two marked profiles',
    hint: 'diff',
    action: compareHere,
    disabled: whyNoProfile,
  },
  {
    id: 'profile.clone',
    context: 'profiles',
    keys: ['c'],
    label: 'Clone to another name',
    hint: 'clone',
    action: openForm('clone'),
    disabled: firstOf(whyNoProfile, whyReadOnly),
  },
  {
    id: 'profile.delete',
    context: 'profiles',
    keys: ['D', 'delete'],
    label: 'Delete to the trash',
    action: always({type: 'profiles.delete-asked'}),
    disabled: firstOf(whyNoProfile, whyReadOnly),
  },
  {
    id: 'profile.mark',
    context: 'profiles',
    keys: ['space'],
    label: 'Mark the profile',
    action: always({type: 'list.mark'}),
    disabled: whyNoProfile,
  },
  {
    id: 'profile.export',
    context: 'profiles',
    keys: ['x'],
    label: 'Export for Palette or Terraform: the profile, or all marked ones',
    action: state => openForm(hasMarks(state) ? 'export-many' : 'export')(state),
    disabled: whyNoProfile,
  },
  {
    id: 'profiles.export',
    context: 'profiles',
    keys: ['X'],
    label: 'Export all profiles, or all marked ones, to a directory',
    action: openForm('export-many'),
    disabled: whyNoProfile,
  },
  {
    id: 'profile.carry',
    context: 'profiles',
    keys: ['B'],
    label: 'Carry the profile, or all marked ones, with all packs in one bundle',
    action: openForm('carry'),
    disabled: whyNoProfile,
  },
  {
    id: 'profile.push',
    context: 'profiles',
    keys: ['P'],
    label: 'Push the latest version to an OCI registry',
    action: openForm('push'),
    disabled: whyNotPush,
  },
  {
    id: 'profile.pull',
    context: 'profiles',
    keys: ['L'],
    label: 'Pull a version from an OCI registry',
    action: openForm('pull'),
    disabled: whyReadOnly,
  },
  {
    id: 'profile.import',
    context: 'profiles',
    keys: ['I'],
    label: 'Import a file, a directory, a bundle, or pasted text',
    action: openImport,
    disabled: whyNotImport,
  },
  {
    id: 'registries.open',
    context: 'profiles',
    keys: ['R'],
    label: 'Show the registries',
    hint: 'registries',
    action: always({type: 'screen.push', screen: REGISTRIES_START}),
  },
  {id: 'trash.open', context: 'profiles', keys: ['T'], label: 'Show the trash', action: always({type: 'trash.open'})},
  {
    id: 'profiles.sort',
    context: 'profiles',
    keys: ['s'],
    label: 'Sort by name, change or type',
    action: always({type: 'list.sort'}),
  },
  {
    id: 'draft.view',
    context: 'recovery',
    keys: ['enter', 'l', 'right'],
    label: 'Open the profile with its draft, or ask about the text',
    hint: 'view',
    action: openRecovered,
    disabled: firstOf(whyNoDraft, whyNotOpened),
  },
  {
    id: 'draft.discard',
    context: 'recovery',
    keys: ['D', 'delete'],
    label: 'Move the draft to the trash, or give the text up',
    hint: 'to trash',
    action: discardRecovered,
    disabled: firstOf(whyNoDraft, whyReadOnly),
  },
  {
    id: 'draft.compare',
    context: 'recovery',
    keys: ['d'],
    label: 'Compare the unsaved work with what is saved',
    hint: 'diff',
    action: compareRecovered,
    disabled: firstOf(whyNoDraft, whyNotCompared),
  },
  {
    id: 'draft.keep',
    context: 'recovery',
    keys: ['esc', 'h', 'left', 'q'],
    label: 'Keep all drafts as they are',
    hint: 'keep',
    action: always({type: 'screen.back'}),
  },
  {
    id: 'trash.restore',
    context: 'trash',
    keys: ['enter', 'l', 'right'],
    label: 'Restore the version, or the unsaved work',
    hint: 'restore',
    action: restore,
    disabled: firstOf(whyNoTrash, whyReadOnly),
  },
];

/** What was left unfinished is offered first. */
function openImport(state: State): Action {
  if (state.surroundings.bundle !== undefined) return askToLeaveBundle(state);
  const form = openForm('import')(state);
  return state.leftImport === undefined ? form : {type: 'dialog.open', dialog: leftImportMenu(state.leftImport, form)};
}

/** A bundle is changed only after it is imported into a workspace. */
function askToLeaveBundle({surroundings: {bundle}}: State): Action {
  const lines = [`The bundle ${bundle?.path ?? ''} stays as it is.`, 'What each document comes to is shown first.'];
  const title = `Import its profiles into ${bundle?.into ?? ''}`;
  return {type: 'dialog.open', dialog: confirm(title, lines, 'Leave the bundle', {type: 'bundle.leave'})};
}

function hasMarks(state: State): boolean {
  const screen = state.screens.at(-1);
  return screen?.type === 'profiles' && screen.marked.size > 0;
}

function openLatest(tab?: StackTab): Binding['action'] {
  return state => {
    const row = profileAtCursor(state);
    return row === undefined
      ? NOTHING
      : {type: 'profile.open', ref: latestOf(row), ...(tab === undefined ? {} : {tab})};
  };
}

function openRecovered(state: State): Action {
  const row = recoveryAtCursor(state);
  if (row === undefined) return NOTHING;
  return row.kind === 'text' ? {type: 'text.recover', text: row.text} : {type: 'profile.open', ref: row.draft.ref};
}

function compareRecovered(state: State): Action {
  const row = recoveryAtCursor(state);
  if (row?.kind !== 'draft') return NOTHING;
  const {ref} = row.draft;
  return {type: 'compare.open', a: {from: 'version', ref}, b: {from: 'unsaved', ref}};
}

/** What an editor has left is asked about with its difference, once it is opened. */
function whyNotCompared(state: State): string | undefined {
  return recoveryAtCursor(state)?.kind === 'text' ? 'it is a text from an editor: enter asks about it' : undefined;
}

function discardRecovered(state: State): Action {
  const row = recoveryAtCursor(state);
  if (row === undefined) return NOTHING;
  return row.kind === 'text'
    ? {type: 'text.give-up', file: row.text.file}
    : {type: 'draft.discard', ref: row.draft.ref};
}

/** A text edited for a pack that was never added, or an upgrade never applied, belongs to no version. */
function whyNotOpened(state: State): string | undefined {
  const row = recoveryAtCursor(state);
  // To ask what is to become of a text would be of no use.
  if (row?.kind === 'text' && state.surroundings.isReadOnly) return whyReadOnly(state);
  return row?.kind === 'text' && row.text.about.ref === undefined
    ? `it is of a pack that was not added, or an upgrade not applied; the text is in ${row.text.file}`
    : undefined;
}

function restore(state: State): Action {
  const entry = trashAtCursor(state);
  return entry === undefined ? NOTHING : {type: 'trash.restore', id: entry.id};
}
