import {type Layer, layerId, type Manifest, manifestsOf, valuesOf} from '../layer/layer.ts';
import {findReferences, type Reference} from '../macro.ts';
import type {Pack} from '../pack/pack.ts';
import type {Problem} from '../problem.ts';
import {layersOf, type Profile, type Variable, variablesOf} from '../profile/profile.ts';
import {isInComment} from '../validate/comment.ts';
import {optionsOf, whyNotValue} from './check-variables.ts';

/** A profile's texts as a cluster would get them, with Palette's variables filled in; macros stay as they are. */
export interface Resolved {
  readonly layers: readonly ResolvedLayer[];
  /** Given values that are not allowed, and variables without a value. */
  readonly problems: readonly Problem[];
}

export interface ResolvedLayer {
  readonly layer: string;
  readonly name: string;
  readonly values: string;
  readonly manifests: readonly Manifest[];
}

/**
 * Fills in every variable with the value given by name, else with its default. A variable with neither stays as it is,
 * and is a problem. Values are put into the text as they are, as Palette does, so quotes around a reference stay around
 * the value. `packOf` returns the pack whose values apply to a layer without values of its own.
 */
export function resolveValues(
  profile: Profile,
  given: Readonly<Record<string, string>> = {},
  packOf: (layer: Layer) => Pack | undefined = () => undefined,
): Resolved {
  const variables = variablesOf(profile);
  const known = new Map(variables.map(variable => [variable.name, valueFor(variable, given[variable.name])]));
  const missing = new Set<string>();
  const fill = (text: string): string =>
    fillVariables(text, name => {
      const value = known.get(name);
      if (value === undefined) missing.add(name);
      return value;
    });
  const layers = layersOf(profile).map(layer => ({
    layer: layerId(layer),
    name: layer.name,
    values: fill(valuesOf(layer) || (packOf(layer)?.values ?? '')),
    manifests: manifestsOf(layer).map(manifest => ({...manifest, content: fill(manifest.content)})),
  }));
  return {layers, problems: [...givenProblems(variables, given), ...missingProblems(variables, missing)]};
}

/** A variable in a text. */
export interface Filling {
  readonly name: string;
  /** Position in the text after filling in, from 0: where the value begins, or where the reference stays. */
  readonly line: number;
  readonly isFilled: boolean;
}

/** The text with its variables filled in; those for which `valueOf` has nothing stay. */
export function fillVariables(text: string, valueOf: (name: string) => string | undefined): string {
  return fillPlaces(text, valueOf).text;
}

/** The same, with the position of each variable in the result, in order. */
export function fillPlaces(
  text: string,
  valueOf: (name: string) => string | undefined,
): {readonly text: string; readonly fillings: readonly Filling[]} {
  const pieces: string[] = [];
  const fillings: Filling[] = [];
  let done = 0;
  let line = 0;
  const put = (piece: string) => {
    pieces.push(piece);
    line += countBreaks(piece);
  };
  for (const reference of findReferences(text)) {
    if (!isFillable(text, reference)) continue;
    const value = valueOf(reference.name);
    put(text.slice(done, reference.start));
    fillings.push({name: reference.name, line, isFilled: value !== undefined});
    put(value ?? text.slice(reference.start, reference.end));
    done = reference.end;
  }
  return {text: fillings.length === 0 ? text : pieces.join('') + text.slice(done), fillings};
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Palette resolves only a variable alone between its braces: not in macros, not through functions, not in comments. */
function isFillable(text: string, {kind, isInside, pipes, hasDot, start}: Reference): boolean {
  return kind === 'var' && hasDot && !isInside && pipes.length === 0 && !isInComment(text, start);
}

/**
 * The given value, where an option's label stands for its value; else the default, including an empty one where that is
 * allowed.
 */
export function valueFor(variable: Variable, given: string | undefined): string | undefined {
  const value = given ?? variable.defaultValue ?? (variable.required === true ? undefined : '');
  if (value === undefined || (value === '' && variable.required === true)) return undefined;
  const options = variable.inputType === 'dropdown' ? optionsOf(variable) : [];
  const option = options.find(one => one.value === value) ?? options.find(one => one.label === value);
  return option?.value ?? value;
}

function* givenProblems(variables: readonly Variable[], given: Readonly<Record<string, string>>): Generator<Problem> {
  const severity = 'error';
  for (const [name, value] of Object.entries(given)) {
    const at = variables.findIndex(variable => variable.name === name);
    const variable = variables[at];
    if (variable === undefined) {
      const declared = variables.map(one => one.name).join(', ');
      const hint = declared === '' ? 'The profile declares none.' : `Declared are ${declared}.`;
      yield {severity, code: 'resolve.unknown', message: `there is no variable ${name}`, hint};
      continue;
    }
    const path = `variables[${at}]`;
    const why = whyNotValue(variable, value);
    if (why !== undefined) yield {severity, code: 'resolve.value', message: `variable ${name}: the value ${why}`, path};
    if (variable.immutable === true && value !== (variable.defaultValue ?? '')) {
      const message = `variable ${name} is read-only: it keeps its default at deployment`;
      yield {severity, code: 'resolve.read-only', message, path};
    }
  }
}

function* missingProblems(variables: readonly Variable[], missing: ReadonlySet<string>): Generator<Problem> {
  for (const name of missing) {
    const at = variables.findIndex(variable => variable.name === name);
    if (at < 0) {
      yield {severity: 'error', code: 'variables.undeclared', message: `variable ${name} is not declared`};
    } else {
      const message = `variable ${name} is required, and has neither a value nor a default`;
      yield {
        severity: 'error',
        code: 'resolve.missing',
        message,
        hint: `Give it one: ${name}=...`,
        path: `variables[${at}]`,
      };
    }
  }
}
