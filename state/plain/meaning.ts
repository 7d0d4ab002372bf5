import type {Action} from '../action.ts';

/** What a typed line comes to: something that happens, or something that is only told. */
export type Answer =
  | {readonly actions: readonly Action[]}
  | {readonly tell: 'screen' | 'all' | 'commands'}
  /** The line means nothing here, or several commands: what to say. */
  | {readonly say: readonly string[]};
