import {isLive, type NewRegistry, type RegistryProvider} from '../../src/domain/pack/registry-setting.ts';
import {choiceField, type Field, field, fieldText} from './field.ts';
import type {Form} from './form.ts';
import {registryAtCursor} from '../screens/registries.ts';

/** What an OCI registry can be said to hold. */
const PROVIDERS: Readonly<Record<string, RegistryProvider>> = {
  packs: 'pack',
  'Helm charts': 'helm',
  'Zarf packages': 'zarf',
};

/** Where packs come from: what lies there is found out, and what only the user knows of a server is asked where the place is one. */
export const registryForm: Form = {
  title: 'Add a registry',
  fields: () => [
    field('path', 'Place', '', 'a folder, an archive, https://..., oci://host/base'),
    field('name', 'Name', '', 'after the place'),
  ],
  settle: fields => {
    const place = fieldText(fields, 'path');
    const wanted = isLive(place) ? [...(/^oci:/i.test(place) ? OCI : []), ...SERVER] : [];
    const asked = fields.slice(2);
    if (wanted.length === asked.length) return fields;
    return [...fields.slice(0, 2), ...wanted.map(one => asked.find(({name}) => name === one.name) ?? one)];
  },
  check: (_state, fields) => ({path: fieldText(fields, 'path') === '' ? 'say where the packs are' : undefined}),
  submit: fields => ({type: 'registry.add', registry: registryIn(fields)}),
};

/** An address of a Helm repository says itself whether it is asked with TLS; plain HTTP only when the user wants it. */
const OCI: readonly Field[] = [
  choiceField('holds', 'Holds', 'packs', Object.keys(PROVIDERS)),
  choiceField('tls', 'Asked with', 'TLS', ['TLS', 'plain HTTP']),
];
const SERVER: readonly Field[] = [
  choiceField('list', 'Can be listed', 'yes', ['yes', 'no']),
  field('caFile', 'CA file', '', 'PEM, where the site has an authority of its own'),
];

function registryIn(fields: readonly Field[]): NewRegistry {
  const [path, name, caFile] = [fieldText(fields, 'path'), fieldText(fields, 'name'), fieldText(fields, 'caFile')];
  const provider = PROVIDERS[fieldText(fields, 'holds')];
  return {
    path,
    name,
    ...(provider === undefined ? {} : {provider}),
    ...(fieldText(fields, 'tls') === 'plain HTTP' ? {plainHttp: true} : {}),
    ...(fieldText(fields, 'list') === 'no' ? {canList: false} : {}),
    ...(caFile === '' ? {} : {caFile}),
  };
}

/** Who asks a registry on the network; without a name, nobody in particular. */
export const loginForm: Form = {
  title: 'Name and password for the registry',
  fields: state => [
    {...field('registry', 'Registry'), fixed: registryAtCursor(state)?.name ?? ''},
    field('username', 'Name', '', 'empty: forget what was entered'),
    {...field('password', 'Password'), isMasked: true},
  ],
  check: (_state, fields) => ({
    password:
      fieldText(fields, 'username') !== '' && fieldText(fields, 'password') === '' ? 'a password is needed' : undefined,
  }),
  submit: fields => ({
    type: 'registry.login',
    name: fields[0]?.fixed ?? '',
    username: fieldText(fields, 'username'),
    // As it was typed: a password may well begin with a blank.
    password: fields.find(one => one.name === 'password')?.line.text ?? '',
  }),
};
