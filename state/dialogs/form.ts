import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import type {FormAbout} from './dialog-shape.ts';
import type {Field} from './field.ts';

/** One form: what it asks, what is wrong with the answers, and the action they become. */
export interface Form {
  readonly title: string;
  /** Whether enter submits from any field; otherwise it goes through the fields to the last one. */
  readonly submitsAnywhere?: boolean;
  fields(state: State, about: FormAbout): readonly Field[];
  /** The fields after one of them changed. */
  settle?(fields: readonly Field[]): readonly Field[];
  /** Errors by field name; empty when the form can be submitted. */
  check(state: State, fields: readonly Field[], about: FormAbout): Readonly<Record<string, string | undefined>>;
  submit(fields: readonly Field[], about: FormAbout): Action;
}
