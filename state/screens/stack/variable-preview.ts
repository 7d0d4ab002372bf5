import type {Variable} from '../../../src/domain/profile/profile.ts';
import {optionsOf} from '../../../src/domain/variable/check-variables.ts';
import {textOfValue} from '../../../src/domain/variable/text-of-value.ts';
import {describeFormat, isVariableFormat} from '../../../src/domain/variable/variable-format.ts';

/** How a variable is asked for when a cluster is deployed. */
export interface VariablePreview {
  /** What stands beside the field; `*` when it is required. */
  readonly label: string;
  /** The initial content of the field, line by line. */
  readonly lines: readonly string[];
  readonly isDropdown: boolean;
  /** What can be chosen in a dropdown. */
  readonly options: readonly string[];
  /** What the field accepts, and what becomes of it. */
  readonly notes: readonly string[];
}

const MASK = '********';

export function previewOf(variable: Variable): VariablePreview {
  const {
    name,
    displayName = '',
    description = '',
    defaultValue = '',
    regex = '',
    required,
    immutable,
    hidden,
  } = variable;
  const format = variable.format || 'string';
  const isDropdown = variable.inputType === 'dropdown';
  const options = isDropdown ? optionsOf(variable).map(({value, label}) => label || textOfValue(value)) : [];
  const chosen = optionsOf(variable).find(({value, label}) => value === defaultValue || label === defaultValue);
  const isMasked = variable.isSensitive === true;
  const shown =
    isMasked && defaultValue !== '' ? MASK : isDropdown ? chosen?.label || defaultValue : textOfValue(defaultValue);
  const notes = [
    description,
    hidden === true ? `hidden: nobody is asked, it is always ${shown === '' ? 'empty' : shown}` : '',
    immutable === true ? 'read-only: it cannot be changed' : '',
    isVariableFormat(format) && format !== 'string' ? `takes ${describeFormat(format)}` : '',
    regex === '' ? '' : `matches ${regex}`,
    required === true ? 'must be filled in' : '',
    isMasked ? 'masked while it is typed' : '',
  ];
  return {
    label: `${displayName || name || '(no name)'}${required === true ? ' *' : ''}`,
    lines: variable.inputType === 'multiline' ? shown.split('\n') : [shown.replaceAll('\n', ' ')],
    isDropdown,
    options,
    notes: notes.filter(note => note !== ''),
  };
}

/** `required hidden read-only masked`, in short. */
export function flagsOf({required, hidden, immutable, isSensitive}: Variable): string {
  const flags = [
    required === true && 'req',
    hidden === true && 'hid',
    immutable === true && 'ro',
    isSensitive === true && 'mask',
  ];
  return flags.filter(Boolean).join(' ');
}
