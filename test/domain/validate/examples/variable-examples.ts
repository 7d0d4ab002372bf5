import type {Draft} from '../build.ts';
import {type Example, manifest, values} from './example.ts';

const variable = (fields: object): Draft => ({
  layers: [{values: 'a: "{{.spectro.var.v}}"'}],
  variables: [{name: 'v', displayName: 'V', ...fields}],
});
const dropdown = {inputType: 'dropdown', options: [{value: 'a', label: 'A'}, {value: 'b'}]};

/** Examples of the rules in `variable-rules.ts`. */
export const VARIABLE_EXAMPLES: readonly Example[] = [
  ['variables.name-missing', variable({name: ''}), 'no name', variable({})],
  ['variables.name', variable({name: 'a b'}), 'no reference can spell it', variable({})],
  ['variables.name-letters', variable({name: 'a-b'}), 'more than letters', variable({})],
  [
    'variables.name-taken',
    {variables: [{name: 'v'}, {name: 'v'}]},
    'two variables have the name',
    {variables: [{name: 'v'}, {name: 'V'}]},
  ],
  ['variables.display-name-missing', variable({displayName: ''}), 'no display name', variable({})],
  [
    'variables.display-name-taken',
    {
      variables: [
        {name: 'a', displayName: 'A'},
        {name: 'b', displayName: 'A'},
      ],
    },
    'two variables have the display name',
    {
      variables: [
        {name: 'a', displayName: 'A'},
        {name: 'b', displayName: 'B'},
      ],
    },
  ],
  ['variables.format', variable({format: 'int'}), 'no format "int"', variable({format: 'number'})],
  ['variables.input-type', variable({inputType: 'select'}), 'no input type', variable({inputType: 'multiline'})],
  ['variables.options', variable({inputType: 'dropdown'}), 'no options', variable({...dropdown, defaultValue: 'a'})],
  [
    'variables.options-twice',
    variable({inputType: 'dropdown', options: [{value: 'a'}, {value: 'a'}], defaultValue: 'a'}),
    'stands twice',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  [
    'variables.options-unused',
    variable({options: [{value: 'a'}]}),
    'for dropdowns only',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  ['variables.regex', variable({regex: '*.*'}), 'is not valid', variable({regex: '.*'})],
  [
    'variables.default',
    variable({format: 'ipv4', defaultValue: '10.0.0'}),
    'is not an IPv4',
    variable({format: 'ipv4', defaultValue: '10.0.0.1'}),
  ],
  [
    'variables.default-needed',
    variable({hidden: true, required: true}),
    'nobody can give it a value',
    variable({required: true}),
  ],
  [
    'variables.default-option',
    variable({...dropdown, defaultValue: 'c'}),
    'none of the options',
    variable({...dropdown, defaultValue: 'b'}),
  ],
  [
    'variables.default-label',
    variable({...dropdown, defaultValue: 'A'}),
    'the label of an option',
    variable({...dropdown, defaultValue: 'a'}),
  ],
  [
    'variables.nested',
    variable({defaultValue: '{{.spectro.var.w}}'}),
    'in the default of another',
    variable({defaultValue: 'w'}),
  ],
  ['variables.hidden-empty', variable({hidden: true}), 'always be empty', variable({hidden: true, defaultValue: 'a'})],
  ['variables.is-hidden', variable({isHidden: true}), 'not a field of Palette', variable({isHidden: false})],
  [
    'variables.undeclared',
    {layers: [{values: 'a: "{{.spectro.var.prot}}"'}], variables: [{name: 'port'}]},
    'prot is not declared',
    values('# {{.spectro.var.port}}'),
  ],
  [
    'variables.undeclared',
    manifest('{{.spectro.var.port}}'),
    'port is not declared',
    {...manifest('{{.spectro.var.port}}'), variables: [{name: 'port'}]},
  ],
  ['variables.unused', {variables: [{name: 'v'}], layers: [{values: 'a: 1'}]}, 'declared and not used', variable({})],
  [
    'variables.in-macro',
    {layers: [{values: 'a: {{ .spectro.macro.m | default "{{.spectro.var.v}}" }}'}]},
    'inside another macro',
    variable({}),
  ],
  [
    'variables.piped',
    values('a: {{ .spectro.var.v | upper }}'),
    'upper is applied',
    values('a: {{ .spectro.macro.v | upper }}'),
  ],
  [
    'variables.in-content',
    values('pack:\n  content:\n    images:\n      - image: "a:{{.spectro.var.v}}"'),
    'stands in pack.content',
    values('pack:\n  namespace: "{{.spectro.var.v}}"'),
  ],
  [
    'variables.beside-macro',
    values('options:\n  system.uri: "{{.spectro.var.v}}:{{.spectro.system.cluster.name}}"'),
    'both a variable and a macro',
    values('options:\n  system.uri: "a/{{.spectro.var.v}}:{{.spectro.var.w}}"'),
  ],
];
