import {type Variable, variablesOf} from '../../src/domain/profile/profile.ts';
import {checkVariable} from '../../src/domain/variable/check-variables.ts';
import {
  ANSWERS,
  type Answer,
  answersOf,
  type VariableAnswers,
  withAnswers,
} from '../../src/domain/variable/variable-answers.ts';
import {INPUT_TYPES, VARIABLE_FORMATS} from '../../src/domain/variable/variable-format.ts';
import {profileOf} from '../session/session.ts';
import type {FormAbout} from './dialog-shape.ts';
import {choiceField, type Field, field} from './field.ts';
import type {Form} from './form.ts';

/** A new variable is filled in field by field; for an existing one, enter submits from any field. */
export const newVariableForm: Form = {
  title: 'New variable',
  fields: (_state, about) => fieldsOf(answersOf(before(about))),
  settle: maskDefault,
  check: (state, fields, about) => {
    const profile = profileOf(state);
    const others = (profile === undefined ? [] : variablesOf(profile)).filter((_, at) => at !== about.variable?.at);
    const known = new Set(checkVariable(before(about), others).map(trouble => trouble.message));
    // Errors from before the form was opened are for the Problems screen: they must not keep another field from being
    // corrected.
    const troubles = checkVariable(variableOf(fields, about), others).filter(
      ({severity, message}) => severity === 'error' && (about.variable === undefined || !known.has(message)),
    );
    // Two hints would not fit on a small screen.
    const hasRoom = troubles.length === 1;
    return Object.fromEntries(
      troubles
        .toReversed()
        .map(({field, message, hint}) => [field, hint === undefined || !hasRoom ? message : `${message}: ${hint}`]),
    );
  },
  submit: (fields, about) => ({type: 'variable.put', at: about.variable?.at, variable: variableOf(fields, about)}),
};

export const variableForm: Form = {...newVariableForm, title: 'Variable', submitsAnywhere: true};

/** The variable as the form describes it. */
export function variableOf(fields: readonly Field[], about: FormAbout): Variable {
  const answers = {...answersOf(before(about))};
  for (const {name, line} of fields) {
    const key = ANSWERS.find(one => one === name);
    // Blanks at the ends of a default or a pattern may be intended.
    if (key !== undefined) answers[key] = TRIMMED.has(key) ? line.text.trim() : line.text;
  }
  return withAnswers(before(about), answers);
}

const TRIMMED: ReadonlySet<Answer> = new Set<Answer>(['name', 'displayName', 'description', 'options']);

function before({variable}: FormAbout): Variable {
  return variable?.before ?? {name: ''};
}

function fieldsOf(answers: VariableAnswers): readonly Field[] {
  const lines = answers.defaultValue.split('\n').length;
  const value = field('defaultValue', 'Default', answers.defaultValue);
  return maskDefault([
    field('name', 'Name', answers.name, 'app_replicas'),
    field('displayName', 'Display name', answers.displayName, 'Replicas'),
    field('description', 'Description', answers.description),
    choiceField('format', 'Format', answers.format, VARIABLE_FORMATS),
    choiceField('inputType', 'Input', answers.inputType, INPUT_TYPES),
    field('options', 'Options', answers.options, 'small=Small machines, large   (for a dropdown)'),
    lines > 1 ? {...value, fixed: `${lines} lines: E on the variable edits them`} : value,
    field('regex', 'Pattern', answers.regex, '^[a-z]+$   (RE2)'),
    choiceField('required', 'Required', answers.required, NO_OR_YES),
    choiceField('hidden', 'Hidden', answers.hidden, NO_OR_YES),
    choiceField('immutable', 'Read-only', answers.immutable, NO_OR_YES),
    choiceField('isSensitive', 'Masked', answers.isSensitive, NO_OR_YES),
  ]);
}

const NO_OR_YES = ['no', 'yes'] as const;

function maskDefault(fields: readonly Field[]): readonly Field[] {
  const isMasked = fields.some(({name, line}) => name === 'isSensitive' && line.text === 'yes');
  return fields.map(one => (one.name === 'defaultValue' ? {...one, isMasked} : one));
}
