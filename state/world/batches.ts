import type {Action} from '../action.ts';
import {refsToExport} from '../dialogs/batch-forms.ts';
import type {State} from '../model.ts';
import {batchStart, nextStep} from '../screens/batch.ts';
import {pushScreen, say, type Step} from '../step.ts';

/** Many documents or versions at once. */
export function updateBatches(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'batch.found':
      return openBatch(state, action);
    case 'export.many': {
      const items = refsToExport(state, action.versions).map(ref => ({title: `${ref.name} ${ref.version}`, ref}));
      if (items.length === 0) return [say(state, 'info', 'no profiles to export')];
      const {directory, format} = action;
      return openBatch(state, {type: 'batch.found', job: {kind: 'export', directory, format}, items});
    }
    default:
      return undefined;
  }
}

function openBatch(state: State, found: Extract<Action, {type: 'batch.found'}>): Step {
  const screen = batchStart(found);
  return [pushScreen({...state, running: undefined}, screen), nextStep(screen)];
}
