import {manifestsOf} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {findLayer} from '../../src/domain/profile/stack.ts';
import type {EditPurpose} from '../session/edited-text.ts';

/** Where a problem is corrected: in a text, in a variable, or on the stack. */
export type ProblemPlace =
  | {readonly of: 'text'; readonly purpose: Extract<EditPurpose, {of: 'values' | 'manifest'}>; readonly line: number}
  | {readonly of: 'layer'; readonly layer: string}
  /** Counted from 0. */
  | {readonly of: 'variable'; readonly at: number}
  | {readonly of: 'layers' | 'info'};

export function placeOfProblem(problem: Problem, profile: Profile): ProblemPlace {
  const {layer: id, manifest: name, path = '', line} = problem;
  const layer = id === undefined ? undefined : findLayer(profile, id);
  if (layer === undefined || id === undefined) return placeInProfile(path);
  if (name !== undefined && manifestsOf(layer).some(one => one.name === name))
    return {of: 'text', purpose: {of: 'manifest', layer: id, name}, line: line ?? 1};
  // Without a line or path it is about the layer itself: its pack, its name, its version.
  if (line === undefined && path === '') return {of: 'layer', layer: id};
  return {of: 'text', purpose: {of: 'values', layer: id}, line: line ?? 1};
}

function placeInProfile(path: string): ProblemPlace {
  const at = /^variables\[(\d+)\]/.exec(path)?.[1];
  if (at !== undefined) return {of: 'variable', at: Number(at)};
  return {of: path === 'spec.template.packs' || path === '' ? 'layers' : 'info'};
}
