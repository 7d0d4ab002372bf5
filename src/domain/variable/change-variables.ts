import {type Profile, type Variable, variablesOf, withVariables} from '../profile/profile.ts';

/** Variables are identified by their place, from 0: in documents from elsewhere, names may be missing or duplicate. */
export function addVariable(profile: Profile, variable: Variable): Profile {
  return withVariables(profile, [...variablesOf(profile), variable]);
}

/** The same profile when the variable is the same, or there is none at that place. */
export function replaceVariable(profile: Profile, at: number, variable: Variable): Profile {
  const variables = variablesOf(profile);
  if (variables[at] === undefined || variables[at] === variable) return profile;
  return withVariables(profile, variables.with(at, variable));
}

/** Moves a variable by so many places, at most to an end. The same profile when nothing moved. */
export function moveVariable(profile: Profile, at: number, by: number): Profile {
  const variables = variablesOf(profile);
  const variable = variables[at];
  const to = Math.max(0, Math.min(at + by, variables.length - 1));
  if (variable === undefined || to === at) return profile;
  return withVariables(profile, variables.toSpliced(at, 1).toSpliced(to, 0, variable));
}

export function removeVariable(profile: Profile, at: number): Profile {
  const variables = variablesOf(profile);
  return variables[at] === undefined ? profile : withVariables(profile, variables.toSpliced(at, 1));
}
