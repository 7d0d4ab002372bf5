import type {Variable} from '../../src/domain/profile/profile.ts';
import type {KeyPath} from '../../src/domain/values/key-path.ts';

/** Variables are changed, and example values tried out. */
export type VariableAction =
  /** Opens the form of the variable at a place, from 0; of a new variable when undefined. */
  | {readonly type: 'variable.open'; readonly at: number | undefined}
  /** Puts it at a place; adds it at the end when undefined. */
  | {readonly type: 'variable.put'; readonly at: number | undefined; readonly variable: Variable}
  | {readonly type: 'variable.step'; readonly by: 1 | -1}
  /**
   * Shows a layer with its variables filled in: the one under the cursor, or the first that uses the variable under the
   * cursor.
   */
  | {readonly type: 'resolved.open'}
  | {readonly type: 'resolved.step'; readonly by: 1 | -1}
  /** Asks for an example value of the variable under the cursor. */
  | {readonly type: 'example.ask'}
  | {readonly type: 'example.open'; readonly name: string}
  | {readonly type: 'example.put'; readonly name: string; readonly value: string}
  | {readonly type: 'example.forget'}
  /** Asks which variable should replace the value under the cursor. */
  | {readonly type: 'variable.insert-asked'}
  | {readonly type: 'variable.insert'; readonly layer: string; readonly path: KeyPath; readonly name: string}
  | {readonly type: 'variable.delete-asked'}
  | {readonly type: 'variable.remove'; readonly at: number};
