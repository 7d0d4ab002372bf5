import type {Action} from '../action.ts';
import type {ExportRequest} from '../actions/export-action.ts';
import {confirm, type ConfirmDialog, type MenuDialog, type MenuOption} from '../dialogs/dialog.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {problemLine} from '../problems/problem-words.ts';
import type {Step} from '../step.ts';

/** A version, or a part of it, is written or copied; what an export would leave out or overwrite is asked about first. */
export function updateExports(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'profile.export':
      return askToExport(state, action);
    case 'text.copy':
    case 'values.copy':
    case 'document.copy':
      return [state, action];
    case 'export.previewed':
      return [{...state, dialog: askToWrite(action)}];
    case 'export.refused':
      return [{...state, dialog: askToForce(action)}];
    default:
      return undefined;
  }
}

const SHOWN = 8;

/** The user sees what will be masked before anything is written. */
function askToWrite({request, preview}: Extract<Action, {type: 'export.previewed'}>): MenuDialog {
  const {name, version} = request.ref;
  const {masked, notes, replaces} = preview;
  const more = masked.length > SHOWN ? [`  and ${masked.length - SHOWN} more`] : [];
  const list = [...masked.slice(0, SHOWN).map(one => `  ${one}`), ...more];
  const isSecret = masked.length > 0 || request.format === 'terraform';
  const how = masked.length > 0 ? ', secrets masked' : request.format === 'terraform' ? ', secrets left out' : '';
  const write: MenuOption = {label: `Write it${how}`, action: {...request, secrets: 'masked'}};
  const reveal: MenuOption = {label: 'Write it with its secrets', action: {...request, secrets: 'revealed'}};
  return {
    kind: 'menu',
    title: `${name} ${version} to ${request.file}`,
    lines: [
      ...(replaces ? ['It takes the place of the file that is there.'] : []),
      ...(masked.length === 0 ? [] : ['Masked will be:', ...list]),
      ...notes.slice(0, SHOWN),
      ...(notes.length > SHOWN ? [`and ${notes.length - SHOWN} more, told when it is written`] : []),
    ],
    options: [write, ...(isSecret ? [reveal] : []), {label: 'Do nothing', action: {type: 'dialog.close'}}],
  };
}

function askToForce({request, errors}: Extract<Action, {type: 'export.refused'}>): ConfirmDialog {
  const {name, version} = request.ref;
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  const lines = errors.map(problemLine);
  return confirm(`${name} ${version} has ${count}; Palette would refuse it`, lines, 'Export all the same', {
    ...request,
    isForced: true,
  });
}

/** Exports what is on screen, when the open version is meant. */
function askToExport(state: State, request: ExportRequest): Step {
  const {session} = state;
  const {ref} = request;
  const isOpen = session !== undefined && session.ref.name === ref.name && session.ref.version === ref.version;
  const draft = isOpen ? session.history.present : undefined;
  const known = isOpen && session.checked === draft ? session.problems : undefined;
  return [state, {type: 'profile.export', request, draft, known, catalog: readyOr(state.catalog, undefined)}];
}
