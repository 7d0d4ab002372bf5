import type {Variable} from '../../src/domain/profile/profile.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {optionsOf, whyNotValue} from '../../src/domain/variable/check-variables.ts';
import {textOfValue} from '../../src/domain/variable/text-of-value.ts';
import type {State} from '../model.ts';
import {exampleOf} from '../screens/resolved/resolved-rows.ts';
import {choiceField, type Field, field} from './field.ts';
import type {Form} from './form.ts';

/** Asks for a variable's value as a deployment would. */
export const exampleForm: Form = {
  title: 'An example value, as it might be given at deployment',
  fields: (state, {variable}) => (variable === undefined ? [] : [fieldFor(state, variable.before)]),
  check: (_state, fields, {variable}) => {
    const why = variable === undefined ? undefined : whyNotValue(variable.before, textIn(fields));
    return {value: why === undefined ? undefined : `the value ${why}`};
  },
  submit: (fields, {variable}) => ({
    type: 'example.put',
    name: variable?.before.name ?? '',
    value: textIn(fields),
  }),
};

/** The field starts with the current value, unless it is a secret or has more than one line. */
function fieldFor(state: State, variable: Variable): Field {
  const {name, displayName} = variable;
  const label = printable(displayName || name);
  const value = exampleOf(state, name).value ?? '';
  const options = variable.inputType === 'dropdown' ? optionsOf(variable).map(one => textOfValue(one.value)) : [];
  const isMasked = variable.isSensitive === true;
  if (options.length > 0 && !isMasked) return choiceField('value', label, value, options);
  const isShown = !isMasked && !value.includes('\n');
  const one = field('value', label, isShown ? value : '', isMasked ? 'it is not shown' : 'in place of several lines');
  return isMasked ? {...one, isMasked} : one;
}

/** Blanks at the ends may be intended. */
function textIn(fields: readonly Field[]): string {
  return fields.find(({name}) => name === 'value')?.line.text ?? '';
}
