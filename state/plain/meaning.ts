import type {Action} from '../action.ts';

/** What a typed line means: something happens, or something is only printed. */
export type Answer =
  | {readonly actions: readonly Action[]}
  | {readonly tell: 'screen' | 'all' | 'commands'}
  /** The line means nothing here, or several commands: what to print. */
  | {readonly say: readonly string[]};
