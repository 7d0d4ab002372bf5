import {layerId} from '../../domain/layer/layer.ts';
import type {Problem, Severity} from '../../domain/problem.ts';
import {layersOf, type Profile} from '../../domain/profile/profile.ts';

/** A problem as `--json` prints it. */
export interface ProblemJson {
  readonly severity: Severity;
  readonly code: string;
  /** The layer's name and its place in the stack, from 1; null for problems of the profile itself. */
  readonly layer: string | null;
  readonly place: number | null;
  /** The manifest it is in; null when it is in the values, or in no text. */
  readonly manifest: string | null;
  readonly path: string | null;
  /** Counted from 1, in the layer's values or in the manifest. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly hint: string | null;
}

/** A problem as JSON. */
export function describeProblem(problem: Problem, profile: Profile): ProblemJson {
  const {severity, code, message, hint = null, manifest = null, path = null, line = null, column = null} = problem;
  const place = layersOf(profile).findIndex(layer => layerId(layer) === problem.layer);
  const layer = layersOf(profile)[place]?.name ?? null;
  return {severity, code, layer, place: place < 0 ? null : place + 1, manifest, path, line, column, message, hint};
}

/** `error k8s line 12: message (code)`, followed by what to do. */
export function printProblem(problem: Problem, profile: Profile): string {
  const {severity, code, layer, manifest, line, message, hint} = describeProblem(problem, profile);
  const text = manifest === null ? layer : `${layer ?? ''}/${manifest}`;
  const where = [text, line === null ? null : `line ${line}`].filter(part => part !== null).join(' ');
  const head = `${severity.padEnd(7)}  ${where === '' ? '' : `${where}: `}${message}  (${code})`;
  return hint === null ? head : `${head}\n         ${hint}`;
}
