import type {Profile, Variable} from '../../../src/domain/profile/profile.ts';
import {variablesOf} from '../../../src/domain/profile/profile.ts';
import {type VariableUse, variableUses} from '../../../src/domain/variable/variable-uses.ts';
import {type State, topScreen} from '../../model.ts';
import {remember} from '../../remember.ts';
import {profileOf} from '../../session/session.ts';

/** The variables of the open profile as they stand. */
export function variableRows(state: State): readonly Variable[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : variablesOf(profile);
}

/** A variable with its place in the list, counted from 0. */
export interface PlacedVariable {
  readonly at: number;
  readonly variable: Variable;
}

/** The variable under the cursor of the Variables tab. */
export function variableAtCursor(state: State): PlacedVariable | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'stack' || screen.tab !== 'variables') return undefined;
  const at = screen.lists.variables.cursor;
  const variable = variableRows(state)[at];
  return variable === undefined ? undefined : {at, variable};
}

/** Where a variable stands in the layers. */
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
