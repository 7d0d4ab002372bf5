import {layerId} from '../../src/domain/layer/layer.ts';
import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import {placeOfProblem} from '../problems/problem-place.ts';
import {problemAtCursor} from '../screens/problems/problem-rows.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {profileOf} from '../session/session.ts';
import {always, type Binding, firstOf} from './binding.ts';
import {whyNoProblem, whyNoProblemText, whyNoProblemLine, whyReadOnly} from './reasons.ts';

export const problemsKeys: readonly Binding[] = [
  {
    id: 'problem.go',
    context: 'problems',
    keys: ['enter', 'l', 'right'],
    label: 'Go to the place',
    hint: 'go there',
    action: always({type: 'problem.go'}),
    disabled: whyNoProblem,
  },
  {
    id: 'problem.edit',
    context: 'problems',
    keys: ['e'],
    label: 'Edit the text at the line, or the variable',
    hint: 'edit',
    action: editProblem,
    disabled: firstOf(whyNoProblem, whyNoProblemText, whyReadOnly),
  },
  {
    id: 'stack.problems',
    context: 'stack',
    keys: ['!'],
    label: 'List the problems of the profile',
    hint: 'problems',
    action: always({type: 'problems.open'}),
  },
  {
    id: 'layer.problems',
    context: 'layer',
    keys: ['!'],
    label: 'List the problems of the layer',
    hint: 'problems',
    action: openOfLayer,
  },
  {
    id: 'layer.next-problem',
    context: 'layer',
    keys: [']'],
    label: 'Go to the next line with a problem',
    action: always({type: 'problem.step', by: 1}),
    disabled: whyNoProblemLine,
  },
  {
    id: 'layer.previous-problem',
    context: 'layer',
    keys: ['['],
    label: 'Go to the previous line with a problem',
    action: always({type: 'problem.step', by: -1}),
    disabled: whyNoProblemLine,
  },
];

function editProblem(state: State): Action {
  const problem = problemAtCursor(state);
  const profile = profileOf(state);
  const place = problem === undefined || profile === undefined ? undefined : placeOfProblem(problem, profile);
  if (place?.of === 'variable') return {type: 'variable.open', at: place.at};
  return place?.of === 'text' ? {type: 'text.open', purpose: place.purpose, line: place.line} : {type: 'problem.go'};
}

function openOfLayer(state: State): Action {
  const layer = layerAtCursor(state);
  return layer === undefined ? {type: 'problems.open'} : {type: 'problems.open', layer: layerId(layer)};
}
