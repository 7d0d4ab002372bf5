import type {Draft} from '../build.ts';
import type {Example} from './example.ts';

const schema = (template: string, text: string, defaults = text): Draft => ({
  layers: [{values: text}],
  packs: [{schema: `a.b:\n  schema: '${template}'`, values: defaults}],
});
const schemaOf = (defaultValue: string): Draft => ({
  ...schema('{{ format "${number}" }}', 'a:\n  b: "{{.spectro.var.v}}"'),
  variables: [{name: 'v', displayName: 'V', defaultValue}],
});

/** Examples of the rules in `schema-rules.ts`. */
export const SCHEMA_EXAMPLES: readonly Example[] = [
  [
    'schema.required',
    schema('{{ required }}', 'a:\n  b: ""'),
    'required, and empty',
    schema('{{ required }}', 'a:\n  b: 0'),
  ],
  [
    'schema.required',
    schema('{{ required }}', 'a: {}'),
    'required, and missing',
    schema('{{ format "${number}" }}', 'a: {}'),
  ],
  [
    'schema.format',
    schema('{{ format "${number:[1-10]}" }}', 'a:\n  b: 11'),
    '"11" is not a number from 1 to 10',
    schema('{{ format "${number:[1-10]}" }}', 'a:\n  b: "{{.spectro.macro.n}}"'),
  ],
  [
    'schema.readonly',
    schema('{{ readonly }}', 'a:\n  b: 2', 'a:\n  b: 1'),
    'the pack has 1',
    schema('{{ readonly }}', 'a:\n  b: 1'),
  ],
  [
    'schema.unread',
    schema('{{ format "${input}" }}', 'a:\n  b: 2'),
    'the type "input"',
    schema('{{ format "${string}" }}', 'a:\n  b: 2'),
  ],
  ['schema.variable', schemaOf('many'), '"many" is not a number, once its variables', schemaOf('3')],
];
