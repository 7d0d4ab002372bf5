import type {Variable} from '../../src/domain/profile/profile.ts';
import type {KeyPath} from '../../src/domain/values/key-path.ts';

/** Variables are changed, and their values tried out. */
export type VariableAction =
  /** The form of the variable at that place, from 0; of a new one when undefined. */
  | {readonly type: 'variable.open'; readonly at: number | undefined}
  /** Puts it in that place; adds it last when undefined. */
  | {readonly type: 'variable.put'; readonly at: number | undefined; readonly variable: Variable}
  | {readonly type: 'variable.step'; readonly by: 1 | -1}
  /** Shows the layer, or the first one that the variable stands in, with variables filled in. */
  | {readonly type: 'resolved.open'}
  | {readonly type: 'resolved.step'; readonly by: 1 | -1}
  /** Asks for an example value of the variable under the cursor. */
  | {readonly type: 'example.ask'}
  | {readonly type: 'example.open'; readonly name: string}
  | {readonly type: 'example.put'; readonly name: string; readonly value: string}
  | {readonly type: 'example.forget'}
  /** Asks which variable is to stand in place of the value under the cursor. */
  | {readonly type: 'variable.insert-asked'}
  | {readonly type: 'variable.insert'; readonly layer: string; readonly path: KeyPath; readonly name: string}
  | {readonly type: 'variable.delete-asked'}
  | {readonly type: 'variable.remove'; readonly at: number};
