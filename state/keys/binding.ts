import type {Action} from '../action.ts';
import type {State} from '../model.ts';

/**
 * One command: its keys, what it does, and why it may be disabled. Dispatch, hints, help, palette, the README's table
 * and the tests all read this one table.
 */
export interface Binding {
  /** Stable, because users rebind by it. */
  readonly id: string;
  readonly context: Context;
  readonly keys: readonly string[];
  /** Begins with a verb: `Move the layer down`. */
  readonly label: string;
  /** A word or two for the line of hints; a command without one is found in help. */
  readonly hint?: string;
  readonly action: (state: State) => Action;
  /** Why it cannot be done now; undefined when it can. */
  readonly disabled?: (state: State) => string | undefined;
}

/** A context in which keys are looked up, innermost first (`contextsOf`). */
export type Context =
  | 'confirm'
  | 'menu'
  | 'form'
  /** A form with several fields, on any but the last. */
  | 'form-fields'
  | 'form-more'
  | 'help'
  | 'palette'
  | 'filter'
  | 'moving'
  | 'recovery'
  | 'profiles'
  | 'trash'
  | 'registries'
  | 'new-profile'
  | 'new-profile-info'
  | 'new-profile-addons'
  | 'new-profile-review'
  | 'stack'
  | 'stack-layers'
  | 'stack-variables'
  | 'stack-versions'
  | 'layer'
  | 'layer-manifests'
  | 'layer-presets'
  | 'picker'
  | 'picker-presets'
  | 'compare'
  | 'problems'
  | 'resolved'
  | 'import'
  | 'upgrade'
  | 'upgrade-targets'
  | 'upgrade-changes'
  | 'upgrade-preview'
  | 'merge'
  | 'batch'
  /** A text whose long lines are shown from further right. */
  | 'text-shifted'
  | 'list'
  | 'app'
  /** On a terminal that is too small for anything else. */
  | 'too-small'
  /** Everywhere: over dialogs, while text is typed, and on a terminal that is too small. */
  | 'always';

/** An action that does not depend on the state. */
export function always(action: Action): Binding['action'] {
  return () => action;
}

/** For a command that is disabled without a row: its action is never used then. */
export const NOTHING: Action = {type: 'notice.show', notice: {tone: 'info', text: 'nothing here'}};

/** The first reason that applies, for `disabled`. */
export function firstOf(...reasons: readonly NonNullable<Binding['disabled']>[]): NonNullable<Binding['disabled']> {
  return state => {
    for (const reason of reasons) {
      const why = reason(state);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}
