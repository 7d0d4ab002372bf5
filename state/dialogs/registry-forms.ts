import {isLive, type NewRegistry, type RegistryProvider} from '../../src/domain/pack/registry-setting.ts';
import {registryAtCursor} from '../screens/registries.ts';
import {choiceField, type Field, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** What an OCI registry may hold. */
const PROVIDERS: Readonly<Record<string, RegistryProvider>> = {
  packs: 'pack',
  'Helm charts': 'helm',
  'Zarf packages': 'zarf',
};

/** A new registry. What lies at its place is detected; for a server, the user is asked what only they know. */
export const registryForm: Form = {
  title: 'Add a registry',
  fields: () => [
    field('path', 'Place', '', 'a folder, an archive, https://..., oci://host/base'),
    field('name', 'Name', '', 'after the place'),
  ],
  settle: fields => {
    const place = fieldText(fields, 'path');
    const isOci = /^oci:/i.test(place);
    const wanted = isLive(place) ? [...(isOci ? OCI : []), ...SERVER, ...(isOci ? CLOSED : [])] : [];
    const asked = fields.slice(2);
    if (wanted.length === asked.length) return fields;
    return [...fields.slice(0, 2), ...wanted.map(one => asked.find(({name}) => name === one.name) ?? one)];
  },
  check: (_state, fields) => ({path: fieldText(fields, 'path') === '' ? 'say where the packs are' : undefined}),
  submit: fields => ({type: 'registry.add', registry: registryIn(fields)}),
};

/**
 * The address of a Helm repository says whether to use TLS; for OCI, plain HTTP is used only when the user asks for it.
 */
const OCI: readonly Field[] = [
  choiceField('holds', 'Holds', 'packs', Object.keys(PROVIDERS)),
  choiceField('tls', 'Asked with', 'TLS', ['TLS', 'plain HTTP']),
];
const SERVER: readonly Field[] = [
  choiceField('list', 'Can be listed', 'yes', ['yes', 'no']),
  field('caFile', 'CA file', '', 'PEM, where the site has an authority of its own'),
];
/** Some registries do not say which repositories they have. */
const CLOSED: readonly Field[] = [
  field('repositories', 'Repositories', '', 'where it does not tell them: nginx, calico'),
];

function registryIn(fields: readonly Field[]): NewRegistry {
  const [path, name, caFile] = [fieldText(fields, 'path'), fieldText(fields, 'name'), fieldText(fields, 'caFile')];
  const provider = PROVIDERS[fieldText(fields, 'holds')];
  const repositories = fieldText(fields, 'repositories')
    .split(/[\s,]+/)
    .filter(Boolean);
  return {
    path,
    name,
    ...(provider === undefined ? {} : {provider}),
    ...(fieldText(fields, 'tls') === 'plain HTTP' ? {plainHttp: true} : {}),
    ...(fieldText(fields, 'list') === 'no' ? {canList: false} : {}),
    ...(caFile === '' ? {} : {caFile}),
    ...(repositories.length === 0 ? {} : {repositories}),
  };
}

/** The user name and password for a registry on the network; none without a name. */
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
    // Exactly as typed: a password may begin with a blank.
    password: fields.find(one => one.name === 'password')?.line.text ?? '',
  }),
};
