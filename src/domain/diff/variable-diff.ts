import type {Variable} from '../profile.ts';
import {diffFields, type FieldChange} from './field-diff.ts';
import {findMoved, matchItems} from './match.ts';

/** A variable that differs. */
export interface VariableDiff {
  readonly name: string;
  readonly marks: readonly ('added' | 'removed' | 'moved' | 'fields')[];
  /** What differs inside; options stand by their value: `options[value=eu].label`. All of it when added or removed. */
  readonly fields: readonly FieldChange[];
}

/** The variables that differ: those of b in its order after the removed ones. */
export function diffVariables(a: readonly Variable[], b: readonly Variable[]): readonly VariableDiff[] {
  if (a === b) return [];
  const matches = matchItems(a, b, [variable => variable.name]);
  const moved = findMoved(matches.map(match => match.a));
  const diffs: VariableDiff[] = [];
  const kept = new Set(matches.map(match => match.a));
  a.forEach((variable, at) => {
    if (!kept.has(at))
      diffs.push({name: variable.name, marks: ['removed'], fields: diffFields(fieldsOf(variable), {})});
  });
  const oldOf = new Map(matches.map((match, at) => [match.b, {before: a[match.a], isMoved: moved.has(at)}]));
  b.forEach((variable, at) => {
    const {before, isMoved = false} = oldOf.get(at) ?? {};
    if (before === variable && !isMoved) return;
    const fields = diffFields(before === undefined ? {} : fieldsOf(before), fieldsOf(variable));
    const marks: VariableDiff['marks'][number][] = [];
    if (before === undefined) marks.push('added');
    if (isMoved) marks.push('moved');
    if (before !== undefined && fields.length > 0) marks.push('fields');
    if (marks.length > 0) diffs.push({name: variable.name, marks, fields});
  });
  return diffs;
}

/** A variable without its name, and without what is at its default: absent and `false` say the same. */
function fieldsOf(variable: Variable): object {
  return Object.fromEntries(
    Object.entries(variable).filter(([key, value]) => key !== 'name' && value !== false && DEFAULTS[key] !== value),
  );
}

const DEFAULTS: Readonly<Record<string, unknown>> = {format: 'string', inputType: 'text'};
