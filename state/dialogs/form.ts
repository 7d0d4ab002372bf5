import type {Action} from '../action.ts';
import type {FormAbout} from './dialog-shape.ts';
import type {Field} from './field.ts';
import type {State} from '../model.ts';

/** One form: what it asks, what is wrong with the answers, and the action they become. */
export interface Form {
  readonly title: string;
  /** Enter submits from any field; else it goes through the fields to the last one first. */
  readonly submitsAnywhere?: boolean;
  fields(state: State, about: FormAbout): readonly Field[];
  /** The fields as they look after one of them was changed. */
  settle?(fields: readonly Field[]): readonly Field[];
  /** Errors by the field's name; none when it can be submitted. */
  check(state: State, fields: readonly Field[], about: FormAbout): Readonly<Record<string, string | undefined>>;
  submit(fields: readonly Field[], about: FormAbout): Action;
}
