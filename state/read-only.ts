import type {Effect} from './effect.ts';
import type {State} from './model.ts';
import {say, type Step} from './step.ts';
import {whyFixed} from './surroundings.ts';

/**
 * When nothing may be changed, a step that would change the workspace or the settings is not taken, whoever asked for
 * it. Keys say so beforehand (`whyReadOnly`); this covers what they forget.
 */
export function keepUnchanged(before: State, step: Step): Step {
  const why = whyFixed(before.surroundings);
  if (why === undefined) return step;
  const [, ...effects] = step;
  return effects.some(({type}) => CHANGES.has(type)) ? [say({...before, running: undefined}, 'warning', why)] : step;
}

const CHANGES: ReadonlySet<Effect['type']> = new Set<Effect['type']>([
  'draft.record',
  'draft.undo',
  'draft.redo',
  'draft.saved',
  'draft.new-profile',
  'draft.discard',
  'profile.save',
  'profile.create',
  'profile.copy',
  'profile.delete',
  'merge.open',
  'import.keep',
  'trash.restore',
  'registry.add',
  'registry.move',
  'registry.login',
  'registry.remove',
  // A text that was edited but cannot be taken over stays, to be offered again.
  'editor.forget',
  'editor.give-up',
]);
