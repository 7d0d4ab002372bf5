import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import type {Step} from '../step.ts';
import {updateBatches} from './batches.ts';
import {updateExports} from './exports.ts';
import {updateFailures} from './failures.ts';
import {updateImports} from './imports.ts';
import {updateRegistries} from './registries.ts';
import {updateTrashAndLog} from './trash-and-log.ts';
import {updateWorkspace} from './workspace.ts';

/** What is asked of the world beyond the open version and the screens, and what it answers. Undefined for actions of others. */
export function updateWorld(state: State, action: Action): Step | undefined {
  for (const update of UPDATES) {
    const step = update(state, action);
    if (step !== undefined) return step;
  }
  return undefined;
}

const UPDATES = [
  updateWorkspace,
  updateImports,
  updateBatches,
  updateExports,
  updateTrashAndLog,
  updateRegistries,
  updateFailures,
] as const;
