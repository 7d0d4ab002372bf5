import {manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import {type Profile, variablesOf} from '../../src/domain/profile/profile.ts';
import {findLayer, replaceLayer} from '../../src/domain/profile/stack.ts';
import {excerpt} from '../../src/domain/values/text-place.ts';
import {replaceVariable} from '../../src/domain/variable/change-variables.ts';
import {textOfValue} from '../../src/domain/variable/text-of-value.ts';
import type {Action} from '../action.ts';
import type {MenuDialog} from '../dialogs/dialog.ts';
import type {State} from '../model.ts';
import {withHint} from '../notice.ts';
import {say, type Step} from '../step.ts';
import type {EditedText, EditPurpose} from './edited-text.ts';
import type {RecoveredText} from './recovered-text.ts';
import {edit, profileOf} from './session.ts';
import {firstError} from './unreadable.ts';

type Edited = Extract<EditedText, {status: 'changed' | 'failed'}>;

/**
 * Opens a layer's values or one of its manifests in the editor; for a layer without values, its pack's defaults.
 * Undefined for a purpose that is not about the open profile.
 */
export function openText(state: State, purpose: EditPurpose, line = 1, shown?: string): Step | undefined {
  const place = placeOf(state, purpose);
  if (place === undefined) return undefined;
  const text = shown ?? place.text;
  return [state, {type: 'editor.open', ref: state.session?.ref, purpose, name: place.name, text, line}];
}

/** Goes back into the editor with a text that was not taken over yet. */
export function reopenText(
  state: State,
  {purpose, text, file, line}: Extract<Action, {type: 'text.reopen'}>,
): Step | undefined {
  const place = placeOf(state, purpose);
  if (place === undefined) return undefined;
  return [state, {type: 'editor.open', ref: state.session?.ref, purpose, name: place.name, text, line, pending: file}];
}

/** Takes over what came back from the editor, as one undo step; asks when that may not be wanted. */
export function takeEdited(state: State, purpose: EditPurpose, result: EditedText): Step | undefined {
  const place = placeOf(state, purpose);
  if (place === undefined) return undefined;
  switch (result.status) {
    case 'unchanged':
      return [say(state, 'info', withHint('no changes', result.hint))];
    case 'trouble':
      return [say(state, 'error', withHint(result.message, result.hint))];
    case 'failed':
      return [{...state, dialog: askAfterFailure(purpose, result, place.text)}];
    case 'changed': {
      // A text that was offered again, and put back as the layer has it.
      if (result.text === place.text)
        return [say(state, 'info', 'no changes'), {type: 'editor.forget', file: result.file}];
      const problem = purpose.of !== 'values' ? undefined : firstError(result.text);
      return problem === undefined
        ? keepText(state, purpose, result)
        : [{...state, dialog: askAboutError(purpose, result, problem)}];
    }
  }
}

/** Gives up a text that came back from the editor: it stays in its file. */
export function giveUpText(state: State, file: string): Step {
  return [say(state, 'info', `as it was before; the discarded text is in ${file}`), {type: 'editor.give-up', file}];
}

/** Asks about a text that an editor had open when the last run ended. */
export function takeRecovered(state: State, {about, text, file, beside}: RecoveredText): Step {
  const cut = 'its editor was still open when strata ended, or the line was cut';
  const message = beside === undefined ? cut : `what was not saved is in ${beside}: ${cut}`;
  return (
    takeEdited(state, about.purpose, {status: 'failed', message, text, file}) ?? [
      say(state, 'warning', `${about.name} is no longer in the profile; the text that was changed is in ${file}`),
    ]
  );
}

/** Makes it the layer's text, valid or not: one undo step. */
export function keepText(
  state: State,
  purpose: EditPurpose,
  {text, file}: {readonly text: string; readonly file: string},
): Step {
  const profile = profileOf(state);
  const place = placeOf(state, purpose);
  if (profile === undefined || place === undefined)
    return [say(state, 'error', `what it belongs to is gone; the text is kept in ${file}`)];
  const [next, ...effects] = edit(state, `Edit ${place.name}`, place.withText(text));
  const problem = purpose.of !== 'values' ? undefined : firstError(text);
  const said =
    problem === undefined
      ? say(next, 'ok', `${place.name}: ${changedLines(place.text, text)}; d shows the changes, u undoes`)
      : say(
          next,
          'warning',
          `${place.name} is kept with an error on line ${problem.line ?? 1}; it cannot be saved before that is corrected`,
        );
  return [said, ...effects, {type: 'editor.forget', file}];
}

interface TextPlace {
  /** The name for labels, notices and the editor's file: `prometheus`, `extra-objects/namespace`. */
  readonly name: string;
  readonly text: string;
  readonly withText: (text: string) => Profile;
}

function placeOf(state: State, purpose: EditPurpose): TextPlace | undefined {
  const profile = profileOf(state);
  if (profile === undefined || purpose.of === 'picked-values' || purpose.of === 'upgrade-value') return undefined;
  if (purpose.of === 'default') return placeOfDefault(profile, purpose);
  const layer = findLayer(profile, purpose.layer);
  if (layer === undefined) return undefined;
  if (purpose.of === 'values')
    return {
      name: layer.name,
      text: valuesOf(layer),
      withText: values => replaceLayer(profile, {...layer, values}),
    };
  const manifests = manifestsOf(layer);
  const at = manifests.findIndex(one => one.name === purpose.name);
  const manifest = manifests[at];
  if (manifest === undefined) return undefined;
  return {
    name: `${layer.name}/${manifest.name}`,
    text: manifest.content,
    withText: content => replaceLayer(profile, {...layer, manifests: manifests.with(at, {...manifest, content})}),
  };
}

function placeOfDefault(profile: Profile, {at, name}: EditPurpose & {readonly of: 'default'}): TextPlace | undefined {
  const variable = variablesOf(profile)[at];
  if (variable?.name !== name) return undefined;
  const text = textOfValue(variable.defaultValue);
  return {
    name,
    text,
    withText: edited => {
      // Editors end a text with a line break; a default that had none must not get one.
      const defaultValue = text.endsWith('\n') ? edited : edited.replace(/\r?\n$/, '');
      return defaultValue === text ? profile : replaceVariable(profile, at, {...variable, defaultValue});
    },
  };
}

/** Asks what to do with a text whose editor ended with an error; `before`: as it was, where that is known. */
export function askAfterFailure(
  purpose: EditPurpose,
  result: Edited & {readonly status: 'failed'},
  before?: string,
): MenuDialog {
  const {text, file, message} = result;
  const isChanged = text !== before;
  const keep: Action = {type: 'text.edited', purpose, result: {status: 'changed', text, file}};
  return {
    kind: 'menu',
    title: `The editor did not end as it should${isChanged ? ', and the text was changed' : ''}`,
    lines: [message],
    left: leftOver(file),
    options: [
      ...(isChanged ? [{label: 'Keep the changes', key: 'k', action: keep}] : []),
      {label: 'Edit again', key: 'e', action: {type: 'text.reopen', purpose, text, file, line: 1}},
      {label: 'Discard them; the text stays in a file for 30 days', key: 'x', action: discarded(file)},
    ],
  };
}

/** Asks what to do with a text that cannot be parsed, showing where. */
export function askAboutError(purpose: EditPurpose, {text, file}: Edited, problem: Problem): MenuDialog {
  const line = problem.line ?? 1;
  const around = excerpt(text, line).map(
    one => `${one.isMarked ? '>' : ' '}${String(one.number).padStart(5)}  ${one.text}`,
  );
  return {
    kind: 'menu',
    title: `Line ${line}: ${problem.message}`,
    lines: [...around, ...(problem.hint === undefined ? [] : ['', problem.hint])],
    left: leftOver(file),
    options: [
      {label: `Edit again at line ${line}`, key: 'e', action: {type: 'text.reopen', purpose, text, file, line}},
      {
        label: 'Keep it as it is; it cannot be saved before it is corrected',
        key: 'k',
        action: {type: 'text.keep', purpose, text, file},
      },
      {label: 'Discard it; the text stays in a file for 30 days', key: 'x', action: discarded(file)},
    ],
  };
}

/** Neither taken over nor given up: it is still there, and that is said. */
function leftOver(file: string): Action {
  const text = `nothing is changed; the text as it was edited is in ${file}`;
  return {type: 'notice.show', notice: {tone: 'warning', text}};
}

function discarded(file: string): Action {
  return {type: 'text.give-up', file};
}

/** `+3 -1 lines`, counted without regard to order: enough to recognise the edit. */
function changedLines(before: string, after: string): string {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) - 1);
  for (const line of after.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  let [added, removed] = [0, 0];
  for (const count of counts.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return `+${added} -${removed} lines`;
}
