import {type Profile, type Variable, variablesOf} from '../../../src/domain/profile/profile.ts';
import {type VariableUse, variableUses} from '../../../src/domain/variable/variable-uses.ts';
import {filterRows, parseFilter} from '../../filter.ts';
import {type State, topScreen} from '../../model.ts';
import {remember} from '../../remember.ts';
import {profileOf} from '../../session/session.ts';
import type {StackScreen} from './stack-screen.ts';

/** The variables of the open profile. */
export function variableRows(state: State): readonly Variable[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : variablesOf(profile);
}

/** A variable with its place in the list, from 0. */
export interface PlacedVariable {
  readonly at: number;
  readonly variable: Variable;
}

/** The variable under the cursor of the Variables tab. */
export function variableAtCursor(state: State): PlacedVariable | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'stack' || screen.tab !== 'variables') return undefined;
  return shownVariables(state, screen)[screen.lists.variables.cursor];
}

export const VARIABLE_TOKENS = ['type', 'has'];

/** The variables that the filter lets through, each with its place among all. */
export function shownVariables(state: State, {filters}: StackScreen): readonly PlacedVariable[] {
  const filter = parseFilter(filters.variables.line.text, VARIABLE_TOKENS);
  const rows = variableRows(state).map((variable, at): PlacedVariable => ({at, variable}));
  return filterRows(rows, filter, textOf, ({at, variable}, {key, value}) =>
    key === 'type' ? (variable.format ?? 'string').startsWith(value) : hasProblem(state, at),
  );
}

function textOf({variable: {name, displayName = '', description = ''}}: PlacedVariable): string {
  return `${name} ${displayName} ${description}`.toLowerCase();
}

/** Of any kind; problems of a variable name it by its place. */
function hasProblem({session}: State, at: number): boolean {
  return (session?.problems ?? []).some(({path = ''}) => path.startsWith(`variables[${at}]`));
}

/** Where a variable is used in the layers. */
export function usesOf(state: State, {name}: Variable): readonly VariableUse[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : (usesIn(profile).get(name) ?? []);
}

/** `3 layers`, or `unused`. */
export function usesText(uses: readonly VariableUse[]): string {
  const layers = new Set(uses.map(use => use.layer)).size;
  return layers === 0 ? 'unused' : `${layers} ${layers === 1 ? 'layer' : 'layers'}`;
}

const usesIn = remember((profile: Profile) => variableUses(profile));
