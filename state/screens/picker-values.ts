import type {EditedText} from '../edit.ts';
import type {PackPicker} from '../screen.ts';
import {type PickerStep, pickedPack, step} from './picker-step.ts';

/** Opens the values that the layer will be added with in the editor. */
export function editPicked(picker: PackPicker, line = 1): PickerStep {
  const picked = pickedPack(picker);
  if (picked === undefined) return step(picker, [], {tone: 'info', text: 'the pack is still being read'});
  const {pack, values} = picked;
  return step(picker, [
    {type: 'editor.open', purpose: {of: 'picked-values'}, name: `${pack.name}.values.yaml`, text: values, line},
  ]);
}

/** Takes what came back from the editor. */
export function takePicked(picker: PackPicker, result: EditedText): PickerStep {
  switch (result.status) {
    case 'unchanged':
      return step(picker, [], {
        tone: 'info',
        text: result.hint === undefined ? 'no changes' : `no changes; ${result.hint}`,
      });
    case 'changed':
      return step({...picker, values: result.text}, [], {
        tone: 'ok',
        text: 'values taken over; enter adds the layer with them',
      });
    case 'failed':
      return step(picker, [], {tone: 'warning', text: `${result.message}; nothing was changed`});
    case 'trouble':
      return step(picker, [], {
        tone: 'error',
        text: result.hint === undefined ? result.message : `${result.message}; ${result.hint}`,
      });
  }
}
