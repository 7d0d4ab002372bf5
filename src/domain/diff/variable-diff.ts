import type {Variable, VariableOption} from '../profile/profile.ts';
import {MASK} from '../secret/secrets.ts';
import {formatKeyPath, type KeyPath} from '../values/key-path.ts';
import {diffKeys, fieldChange, type FieldChange} from './field-diff.ts';
import {matchItems, placesOf, stepThrough} from './match.ts';

/** A variable that differs; the mark `fields` means that something in it does. */
export interface VariableDiff {
  readonly name: string;
  /** Its place among the variables on each side, from 0; absent on a side without it. */
  readonly beforeAt?: number;
  readonly afterAt?: number;
  readonly marks: readonly VariableMark[];
  /**
   * What differs in it; options are identified by value: `options[value=eu].label`. Everything when added or removed.
   */
  readonly fields: readonly FieldChange[];
}

export type VariableMark = 'added' | 'removed' | 'moved' | 'fields';

/**
 * The variables that differ, matched by name, b's in their order, removed ones where they were. Defaults of sensitive
 * variables are masked on both sides, even if only one side calls them sensitive, unless `reveal` is set.
 */
export function diffVariables(a: readonly Variable[], b: readonly Variable[], reveal = false): readonly VariableDiff[] {
  if (a === b) return [];
  const matches = matchItems(a, b, [({name}) => name]);
  return stepThrough(a.length, b.length, matches).flatMap(({a: aAt, b: bAt, isMoved}) => {
    const [before, after] = [a[aAt], b[bAt]];
    if (before === after && !isMoved) return [];
    const found = diffVariable(before, after);
    const isSensitive = before?.isSensitive === true || after?.isSensitive === true;
    const fields = isSensitive && !reveal ? found.map(maskDefault) : found;
    const marks: VariableMark[] = [];
    if (isMoved) marks.push('moved');
    if (before === undefined) marks.push('added');
    else if (after === undefined) marks.push('removed');
    else if (fields.length > 0) marks.push('fields');
    const name = (after ?? before)?.name ?? '';
    return marks.length === 0 ? [] : {name, ...placesOf(aAt, bAt), marks, fields};
  });
}

function diffVariable(before: Variable | undefined, after: Variable | undefined): readonly FieldChange[] {
  const [a, b] = [fieldsOf(before), fieldsOf(after)];
  return [...diffKeys(a, b, NOT_FIELDS), ...diffOptions(before?.options ?? [], after?.options ?? [])];
}

/** The fields that are compared separately. */
const NOT_FIELDS = new Set(['name', 'options']);

/** A variable without fields at their defaults: absent and `false` mean the same. */
function fieldsOf(variable: Variable | undefined): object {
  return Object.fromEntries(
    Object.entries(variable ?? {}).filter(([key, value]) => value !== false && DEFAULTS.get(key) !== value),
  );
}

const DEFAULTS: ReadonlyMap<string, unknown> = new Map([
  ['format', 'string'],
  ['inputType', 'text'],
]);

function diffOptions(a: readonly VariableOption[], b: readonly VariableOption[]): readonly FieldChange[] {
  const matches = matchItems(a, b, [({value}) => value]);
  return stepThrough(a.length, b.length, matches).flatMap(({a: aAt, b: bAt, isMoved}) => {
    const [before, after] = [a[aAt], b[bAt]];
    const path: KeyPath = ['options', {by: 'value', name: String((after ?? before)?.value)}];
    if (before === undefined || after === undefined) {
      const change = fieldChange(formatKeyPath(path), before, after);
      return [after === undefined ? change : {...change, at: bAt}];
    }
    const changes = [...diffKeys(before, after, new Set(['value']), path)];
    if (isMoved) changes.unshift({path: formatKeyPath(path), change: 'moved', before: aAt, after: bAt});
    return changes;
  });
}

function maskDefault(field: FieldChange): FieldChange {
  if (field.path !== 'defaultValue') return field;
  return {
    ...field,
    ...('before' in field ? {before: MASK} : {}),
    ...('after' in field ? {after: MASK} : {}),
    secret: true,
  };
}
