import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import {textLine} from '../text-line.ts';
import {choiceField, type Field, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** Where a version is written, and as what; the file's extension follows the format. */
export const exportForm: Form = {
  title: 'Export',
  submitsAnywhere: true,
  fields: (_state, {ref = NO_REF}) => [
    choiceField('format', 'Format', 'json', Object.keys(ENDINGS)),
    field('file', 'File', `${fileName(ref)}.json`),
  ],
  settle: fields => fields.map(one => (one.name === 'file' ? withEnding(one, fieldText(fields, 'format')) : one)),
  check: (_state, fields) => ({file: fieldText(fields, 'file') === '' ? 'say which file to write' : undefined}),
  submit: (fields, {ref = NO_REF}) => ({
    type: 'profile.export',
    ref,
    file: fieldText(fields, 'file'),
    format: fieldText(fields, 'format'),
    isForced: false,
    secrets: 'ask',
  }),
};

const NO_REF: ProfileRef = {name: '', version: ''};

/** Palette imports JSON and YAML; Terraform creates the profile through its provider. */
const ENDINGS: Readonly<Record<string, RegExp>> = {json: /\.json$/i, yaml: /\.ya?ml$/i, terraform: /\.tf$/i};
const ENDING: Readonly<Record<string, string>> = {json: '.json', yaml: '.yaml', terraform: '.tf'};

/** Only another format's extension is changed: the user may name the file freely. */
function withEnding(one: Field, format: string): Field {
  const {text} = one.line;
  const isOther = Object.entries(ENDINGS).some(([other, ending]) => other !== format && ending.test(text));
  return isOther ? {...one, line: textLine(text.replace(/\.[^.]*$/, ENDING[format] ?? ''))} : one;
}

function fileName({name, version}: ProfileRef): string {
  return `${name}-${version}`.replaceAll(/[^\w.-]+/g, '-');
}
