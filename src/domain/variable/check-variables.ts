import type {Severity} from '../problem.ts';
import type {Variable, VariableOption} from '../profile/profile.ts';
import {compileRegex} from '../regex.ts';
import {nearest} from '../text/nearest.ts';
import {
  describeFormat,
  INPUT_TYPES,
  isInputType,
  isOfFormat,
  isVariableFormat,
  VARIABLE_FORMATS,
} from './variable-format.ts';

/** Something wrong with a variable's definition. `field` is the one to correct. */
export interface VariableTrouble {
  readonly code: VariableTroubleCode;
  readonly severity: Severity;
  readonly field: keyof Variable & string;
  readonly message: string;
  readonly hint?: string;
}

/** `validate` reports them as `variables.name`, and so on. */
export type VariableTroubleCode =
  | 'name-missing'
  | 'name'
  | 'name-letters'
  | 'name-taken'
  | 'display-name-missing'
  | 'display-name-taken'
  | 'format'
  | 'input-type'
  | 'options'
  | 'options-twice'
  | 'options-unused'
  | 'regex'
  | 'default'
  | 'default-needed'
  | 'default-option'
  | 'default-label'
  | 'nested'
  | 'hidden-empty'
  | 'is-hidden';

/**
 * Checks one variable's definition beside the others of its profile (domain: 11). The form asks after every key; the
 * rules of `validate` ask for all variables. `others` may include the variable itself.
 */
export function checkVariable(variable: Variable, others: readonly Variable[] = []): readonly VariableTrouble[] {
  const rest = others.filter(other => other !== variable);
  return [
    ...checkName(variable, rest),
    ...checkDisplayName(variable, rest),
    ...checkKind(variable),
    ...checkOptions(variable),
    ...checkDefault(variable),
  ];
}

/**
 * Why the variable cannot have this value, to follow "the value" in a sentence; undefined when it can. Both the default
 * and a value entered at deployment must pass. The empty text passes unless the variable is required. Neither the value
 * nor a sensitive variable's options are quoted.
 */
export function whyNotValue(variable: Variable, value: string): string | undefined {
  if (value === '') return variable.required === true ? 'is empty, and the variable is required' : undefined;
  if (value.includes('{{')) return undefined;
  const regex = variable.regex || '';
  const format = formatOf(variable);
  if (isVariableFormat(format) && !isOfFormat(format, value)) return `is not ${describeFormat(format)}`;
  const compiled = compileRegex(regex);
  if (regex !== '' && compiled.isValid && !compiled.finds(value)) return `does not match ${regex}`;
  if (variable.inputType === 'dropdown' && !optionsOf(variable).some(option => isOption(option, value))) {
    return `is none of the options${listed(variable, ' (', ')')}`;
  }
  return undefined;
}

export function optionsOf(variable: Variable): readonly VariableOption[] {
  return variable.options ?? [];
}

/**
 * A name that any reader accepts in `{{.spectro.var.NAME}}`. Palette documents no rule (GAP): this is Go's for fields.
 */
const SAFE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function* checkName({name}: Variable, others: readonly Variable[]): Generator<VariableTrouble> {
  const field = 'name';
  if (typeof name !== 'string' || name === '') {
    yield {code: 'name-missing', severity: 'error', field, message: 'a variable has no name'};
  } else if (/[\s{}|"'`()]/.test(name)) {
    const message = `"${name}" cannot be a variable's name: no reference can spell it`;
    yield {code: 'name', severity: 'error', field, message, hint: NAME_HINT};
  } else if (!SAFE_NAME.test(name)) {
    const message = `the name "${name}" holds more than letters, digits and _`;
    yield {code: 'name-letters', severity: 'warning', field, message, hint: NAME_HINT};
  }
  if (others.some(other => other.name === name)) {
    yield {
      code: 'name-taken',
      severity: 'error',
      field,
      message: `two variables have the name "${name}"`,
      hint: 'Rename one of them.',
    };
  }
}

const NAME_HINT = 'Use letters, digits and _, beginning with a letter: app_replicas.';

function* checkDisplayName(variable: Variable, others: readonly Variable[]): Generator<VariableTrouble> {
  const displayName = variable.displayName || '';
  const field = 'displayName';
  if (displayName.trim() === '') {
    const hint = 'Give it the words that the deployment form should show; Terraform demands them.';
    yield {code: 'display-name-missing', severity: 'note', field, message: 'it has no display name', hint};
  } else if (others.some(other => other.displayName === displayName)) {
    const message = `two variables have the display name "${displayName}"`;
    yield {code: 'display-name-taken', severity: 'error', field, message, hint: 'Change one of them.'};
  }
}

function* checkKind(variable: Variable): Generator<VariableTrouble> {
  const regex = variable.regex || '';
  const format = formatOf(variable);
  const inputType = variable.inputType || 'text';
  if (!isVariableFormat(format)) {
    const message = `there is no format "${format}"`;
    yield {code: 'format', severity: 'error', field: 'format', message, hint: oneOf(format, VARIABLE_FORMATS)};
  }
  if (!isInputType(inputType)) {
    const message = `there is no input type "${inputType}"`;
    yield {code: 'input-type', severity: 'error', field: 'inputType', message, hint: oneOf(inputType, INPUT_TYPES)};
  }
  const compiled = compileRegex(regex);
  if (!compiled.isValid) {
    const message = `the pattern ${regex} is not valid: ${compiled.why}`;
    yield {
      code: 'regex',
      severity: 'error',
      field: 'regex',
      message,
      hint: 'Palette reads RE2: https://github.com/google/re2/wiki/Syntax.',
    };
  }
  // Palette's tutorials write `isHidden`, which its API does not have.
  if (variable['isHidden'] === true && variable.hidden !== true) {
    const message = '`isHidden` is not a field of Palette: the variable will be shown';
    yield {code: 'is-hidden', severity: 'warning', field: 'hidden', message, hint: 'Set `hidden` instead.'};
  }
}

function* checkOptions(variable: Variable): Generator<VariableTrouble> {
  const options = optionsOf(variable);
  const field = 'options';
  const isDropdown = variable.inputType === 'dropdown';
  if (isDropdown && options.length === 0) {
    yield {
      code: 'options',
      severity: 'error',
      field,
      message: 'a dropdown has no options',
      hint: 'Give it at least one.',
    };
  }
  if (!isDropdown && options.length > 0) {
    const hint = 'Make it a dropdown, or remove them.';
    yield {
      code: 'options-unused',
      severity: 'note',
      field,
      message: 'options are for dropdowns only, and not used here',
      hint,
    };
  }
  const seen = new Set<string>();
  for (const {value} of isDropdown ? options : []) {
    if (typeof value !== 'string' || value === '') {
      yield {code: 'options', severity: 'error', field, message: 'an option has no value'};
      continue;
    }
    const shown = variable.isSensitive === true ? 'an option' : `the option "${value}"`;
    if (seen.has(value)) yield {code: 'options-twice', severity: 'warning', field, message: `${shown} stands twice`};
    seen.add(value);
    const why = whyNotValue({...variable, inputType: 'text'}, value);
    if (why !== undefined) yield {code: 'options', severity: 'error', field, message: `${shown} ${why}`};
  }
}

function* checkDefault(variable: Variable): Generator<VariableTrouble> {
  const defaultValue = variable.defaultValue || '';
  const isSensitive = variable.isSensitive === true;
  const field = 'defaultValue';
  const shown = isSensitive ? 'the default' : `the default "${cut(defaultValue)}"`;
  if (defaultValue === '') {
    yield* checkNoDefault(variable);
    return;
  }
  if (/\{\{[^}]*\.?spectro\.var\./.test(defaultValue)) {
    const message = 'a variable cannot stand in the default of another one';
    yield {code: 'nested', severity: 'error', field, message, hint: 'Write the value itself.'};
    return;
  }
  const options = optionsOf(variable);
  if (variable.inputType !== 'dropdown' || options.length === 0) {
    const why = whyNotValue(variable, defaultValue);
    if (why !== undefined) yield {code: 'default', severity: 'error', field, message: `${shown} ${why}`};
    return;
  }
  const option = options.find(({value}) => value === defaultValue) ?? options.find(one => isOption(one, defaultValue));
  if (option === undefined) {
    const hint = `Choose one${listed(variable, ' of: ', '')}.`;
    yield {code: 'default-option', severity: 'error', field, message: `${shown} is none of the options`, hint};
  } else if (option.value !== defaultValue) {
    // Terraform's documentation wants the label here, Palette's own guide an option's value: both occur.
    const message = `${shown} is the label of an option, not its value`;
    const hint = isSensitive ? 'Write the value of the option.' : `Its value is "${option.value}".`;
    yield {code: 'default-label', severity: 'warning', field, message, hint};
  }
}

/**
 * A required variable without a default is fine: it is asked for at deployment, and real exports have such variables
 * (the SDK's comment says otherwise; the user guide and the exports do not).
 */
function* checkNoDefault(variable: Variable): Generator<VariableTrouble> {
  const field = 'defaultValue';
  const hint = 'Give it a default.';
  // Masked defaults are left out of exports and entered again after an import, so a missing one says nothing.
  if (variable.isSensitive === true) return;
  if (variable.hidden === true && variable.required === true) {
    const message = 'it is required and hidden, so nobody can give it a value';
    yield {code: 'default-needed', severity: 'error', field, message, hint};
  } else if (variable.hidden === true) {
    const message = 'it is hidden and has no default: it will always be empty';
    yield {code: 'hidden-empty', severity: 'note', field, message, hint};
  }
  if (variable.immutable === true) {
    const message = 'it is read-only, so it needs a default';
    yield {code: 'default-needed', severity: 'error', field, message, hint};
  } else if (variable.inputType === 'dropdown' && optionsOf(variable).length > 0) {
    const message = 'a dropdown needs a default that is one of its options';
    yield {code: 'default-needed', severity: 'error', field, message, hint};
  }
}

/** The options, separated by commas; empty when they are secrets. */
function listed(variable: Variable, before: string, behind: string): string {
  if (variable.isSensitive === true) return '';
  return `${before}${optionsOf(variable)
    .map(option => option.value)
    .join(', ')}${behind}`;
}

/** Some tools write an empty text or null for what is not set. */
function formatOf({format}: Variable): string {
  return format || 'string';
}

function isOption({value, label}: VariableOption, given: string): boolean {
  return value === given || label === given;
}

function oneOf(given: unknown, known: readonly string[]): string {
  const near = nearest(String(given), known);
  return near === undefined ? `Choose one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
}

function cut(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 || line !== text ? `${line.slice(0, 60)}…` : line;
}
