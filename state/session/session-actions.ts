import {refOf, withMetadata, withVersion} from '../../src/domain/profile/profile.ts';
import {labelsOf} from '../../src/domain/profile/tag-list.ts';
import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import type {Step} from '../step.ts';
import {edit, profileOf, redoEdit, undoEdit} from './session.ts';

/** Undo and redo, and the name, version, description and tags of the open version. */
export function updateSession(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'session.undo':
      return undoEdit(state);
    case 'session.redo':
      return redoEdit(state);
    case 'session.inform': {
      const profile = profileOf(state);
      if (profile === undefined) return [state];
      const labels = labelsOf(action.tags, profile.metadata.labels ?? null);
      const {name, version, description} = action;
      const informed = withMetadata(profile, {name, description, labels});
      return edit(state, 'Edit info', version === refOf(profile).version ? informed : withVersion(informed, version));
    }
    default:
      return undefined;
  }
}
