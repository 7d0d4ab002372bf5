import type {Variable} from '../profile/profile.ts';
import {optionsOf} from './check-variables.ts';
import {parseOptions, printOptions} from './option-list.ts';
import {textOfValue} from './text-of-value.ts';

/** What a form asks about a variable, in order. */
export const ANSWERS = [
  'name',
  'displayName',
  'description',
  'format',
  'inputType',
  'options',
  'defaultValue',
  'regex',
  'required',
  'hidden',
  'immutable',
  'isSensitive',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** A variable as texts for a form; `yes` and `no` for booleans. */
export type VariableAnswers = Readonly<Record<Answer, string>>;

export function answersOf(variable: Variable): VariableAnswers {
  const {name, displayName = '', description = '', defaultValue = '', regex = ''} = variable;
  return {
    name: textOfValue(name),
    displayName: textOfValue(displayName),
    description: textOfValue(description),
    format: textOfValue(variable.format) || 'string',
    inputType: textOfValue(variable.inputType) || 'text',
    options: printOptions(optionsOf(variable)),
    defaultValue: textOfValue(defaultValue),
    regex: textOfValue(regex),
    required: yesOrNo(variable.required),
    hidden: yesOrNo(variable.hidden),
    immutable: yesOrNo(variable.immutable),
    isSensitive: yesOrNo(variable.isSensitive),
  };
}

/**
 * The variable with these answers. Only what was answered differently changes; everything else stays as it was written,
 * including keys that we do not know. The same object when nothing changed.
 */
export function withAnswers(variable: Variable, answers: VariableAnswers): Variable {
  const before = answersOf(variable);
  let next = variable;
  for (const key of ANSWERS) if (answers[key] !== before[key]) next = withAnswer(next, key, answers[key]);
  return next;
}

function withAnswer(variable: Variable, key: Answer, answer: string): Variable {
  switch (key) {
    case 'required':
    case 'hidden':
    case 'immutable':
    case 'isSensitive':
      return {...variable, [key]: answer === 'yes'};
    case 'options': {
      const options = parseOptions(answer, optionsOf(variable));
      return options.length === 0 ? without(variable, key) : {...variable, options};
    }
    case 'displayName':
    case 'description':
    case 'regex':
      return answer === '' ? without(variable, key) : {...variable, [key]: answer};
    case 'name':
    case 'format':
    case 'inputType':
    case 'defaultValue':
      return {...variable, [key]: answer};
  }
}

/** Palette leaves these out when they are empty (SDK: omitempty). */
function without(variable: Variable, key: 'options' | 'displayName' | 'description' | 'regex'): Variable {
  const {[key]: _, ...rest} = variable;
  return rest;
}

function yesOrNo(value: unknown): string {
  return value === true ? 'yes' : 'no';
}
