import type {Action} from '../../action.ts';
import {askAboutError, askAfterFailure} from '../../session/edit.ts';
import type {EditedText} from '../../session/edited-text.ts';
import {firstError} from '../../session/unreadable.ts';
import type {PackPicker} from './picker-screen.ts';
import {pickedPack, type PickerStep, step} from './picker-step.ts';

/**
 * Handles the values of the layer to be added, in the editor and afterwards. Undefined for actions about anything else.
 */
export function updatePickedValues(picker: PackPicker, action: Action): PickerStep | undefined {
  switch (action.type) {
    case 'text.open':
      return action.purpose.of === PURPOSE.of ? openValues(picker, action.line) : undefined;
    case 'text.reopen':
      return action.purpose.of === PURPOSE.of ? reopenValues(picker, action) : undefined;
    case 'text.edited':
      return action.purpose.of === PURPOSE.of ? takeValues(picker, action.result) : undefined;
    case 'text.keep':
      return action.purpose.of === PURPOSE.of ? keepValues(picker, action) : undefined;
    default:
      return undefined;
  }
}

const PURPOSE = {of: 'picked-values'} as const;

function openValues(picker: PackPicker, line = 1): PickerStep {
  const picked = pickedPack(picker);
  if (picked === undefined) return step(picker, [], {tone: 'info', text: 'the pack is still being read'});
  const {pack, values} = picked;
  return step(picker, [{type: 'editor.open', ref: undefined, purpose: PURPOSE, name: pack.name, text: values, line}]);
}

/** Goes back into the editor with a text that was not taken over yet. */
function reopenValues(picker: PackPicker, {text, line, file}: Extract<Action, {type: 'text.reopen'}>): PickerStep {
  const name = picker.name ?? 'values';
  return step(picker, [{type: 'editor.open', ref: undefined, purpose: PURPOSE, name, text, line, pending: file}]);
}

function takeValues(picker: PackPicker, result: EditedText): PickerStep {
  const {hint} = result.status === 'unchanged' || result.status === 'trouble' ? result : {};
  const more = hint === undefined ? '' : `; ${hint}`;
  switch (result.status) {
    case 'unchanged':
      return step(picker, [], {tone: 'info', text: `no changes${more}`});
    case 'trouble':
      return step(picker, [], {tone: 'error', text: `${result.message}${more}`});
    case 'failed':
      return {...step(picker), dialog: askAfterFailure(PURPOSE, result)};
    case 'changed': {
      const problem = firstError(result.text);
      return problem === undefined
        ? keepValues(picker, result)
        : {...step(picker), dialog: askAboutError(PURPOSE, result, problem)};
    }
  }
}

function keepValues(picker: PackPicker, {text, file}: {readonly text: string; readonly file: string}): PickerStep {
  if (picker.stage !== 'presets')
    return step(picker, [], {
      tone: 'warning',
      text: `another pack is being chosen by now; the text is kept in ${file}`,
    });
  const problem = firstError(text);
  const notice =
    problem === undefined
      ? ({tone: 'ok', text: 'the layer will have these values'} as const)
      : ({tone: 'warning', text: `the layer will have an error on line ${problem.line ?? 1} of its values`} as const);
  return step({...picker, values: text}, [{type: 'editor.forget', file}], notice);
}
