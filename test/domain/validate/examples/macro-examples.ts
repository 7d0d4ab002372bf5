import {CORE} from '../build.ts';
import {type Example, values} from './example.ts';

/** Examples of the rules in `macro-rules.ts`. */
export const MACRO_EXAMPLES: readonly Example[] = [
  ['macros.kind', values('a: {{ .spectro.vars.v }}'), 'not a reference of Palette', values('a: {{ .Values.spectro }}')],
  ['macros.dot', values('a: {{ spectro.macro.v }}'), 'the dot before', values('a: {{ .spectro.macro.v }}')],
  [
    'macros.braces',
    values('a: "{.spectro.var.v}"'),
    'not between {{ and }}',
    values('# {.spectro.var.v}\na: .spectro.var.v is how it is written'),
  ],
  [
    'macros.system',
    values('a: {{ .spectro.system.cluster.nmae }}'),
    'no system macro cluster.nmae',
    values('a: {{ .spectro.system.cluster.nmae | default "x" }}'),
  ],
  [
    'macros.kubevip',
    {type: 'infra', cloud: 'aws', ...values('a: {{ .spectro.system.cluster.kubevip }}')},
    'empty on aws',
    {type: 'infra', cloud: 'vsphere', ...values('a: {{ .spectro.system.cluster.kubevip }}')},
  ],
  [
    'macros.pack',
    {layers: [{values: 'a: {{ .spectro.pack.b.x.y }}'}, {name: 'b', values: 'x: {}'}]},
    'b has no value at x.y',
    {layers: [{values: 'a: {{ .spectro.pack.b.x.y }}'}, {name: 'b', values: 'x.y: 1'}]},
  ],
  [
    'macros.pack',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {values: 'a: {{ .spectro.pack.kubernets.x }}'}]},
    'the profile has no pack kubernets',
    {type: 'cluster', cloud: 'aws', layers: [...CORE, {values: 'a: {{ .spectro.pack.kubernets.x | default "1" }}'}]},
  ],
  [
    'macros.pack-elsewhere',
    values('a: {{ .spectro.pack.kubernetes.x }}'),
    'another profile of the cluster',
    values('a: {{ .spectro.pack.app.a }}'),
  ],
  [
    'macros.custom',
    values('a: {{ .spectro.macro.proxy }}\nb: {{ .spectro.macro.proxy }}'),
    'must have the macro proxy',
    values('a: {{ .spectro.system.cluster.name }}'),
  ],
];
