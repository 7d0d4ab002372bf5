import {isLive} from '../../src/domain/pack/registry-setting.ts';
import type {SharePlace} from '../actions/share-action.ts';
import {topScreen} from '../model.ts';
import {carriedRefs} from '../world/shared-refs.ts';
import {choiceField, type Field, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** Which versions go into a bundle, and where it is written. */
export const carryForm: Form = {
  title: 'Carry profiles, with all they need, in one bundle',
  submitsAnywhere: true,
  fields: state => {
    const names = [...new Set(carriedRefs(state, 'latest').map(({name}) => name))];
    const [first = 'profiles'] = names;
    const file = `${(names.length > 1 ? 'profiles' : first).replaceAll(/[^\w.-]+/g, '-')}.tgz`;
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    const [open] = carriedRefs(state, 'latest');
    const isOne = topScreen(state).type !== 'profiles';
    return [
      {...field('what', 'Profiles'), fixed: isOne ? `${open?.name ?? ''} ${open?.version ?? ''}` : shown},
      field('file', 'File', file),
      ...(isOne ? [] : [choiceField('versions', 'Versions', 'latest', ['latest', 'all'])]),
    ];
  },
  check: (_state, fields) => ({
    file: BUNDLE.test(fieldText(fields, 'file')) ? undefined : 'a bundle is a .tgz, a .tar.zst or a .tar',
  }),
  submit: fields => ({
    type: 'carry.start',
    versions: fieldText(fields, 'versions') === 'all' ? 'all' : 'latest',
    file: fieldText(fields, 'file'),
  }),
};

const BUNDLE = /\.(?:tgz|tar|tar\.gz|tar\.zst|tzst)$/i;

/** Where a version is pushed to: what only the user knows of a host is asked where the place is one. */
export const pushForm: Form = {
  title: 'Push to an OCI registry or image layout',
  fields: (_state, {ref}) => [
    {...field('what', 'Version'), fixed: `${ref?.name ?? ''} ${ref?.version ?? ''}`},
    field('address', 'Address', '', 'oci://host/repository[:tag], or a folder'),
  ],
  settle: settleHost,
  check: checkAddress,
  submit: (fields, {ref}) => ({
    type: 'profile.push',
    ref: ref ?? {name: '', version: ''},
    ...placeIn(fields),
    isForced: false,
    secrets: 'ask',
  }),
};

/** Where a version is pulled from. */
export const pullForm: Form = {
  title: 'Pull a version that was pushed',
  fields: () => [field('address', 'Address', '', 'oci://host/repository[:tag]; else the highest version')],
  settle: settleHost,
  check: checkAddress,
  submit: fields => ({type: 'document.pull', from: placeIn(fields)}),
};

/** How a host is asked; by itself as the registry of that host among the user's own is. */
const HOST: readonly Field[] = [
  choiceField('tls', 'Asked with', 'TLS', ['TLS', 'plain HTTP']),
  field('caFile', 'CA file', '', 'PEM, where the site has an authority of its own'),
];

function settleHost(fields: readonly Field[]): readonly Field[] {
  const own = fields.filter(({name}) => !HOST.some(one => one.name === name));
  if (!isLive(fieldText(fields, 'address'))) return own.length === fields.length ? fields : own;
  return own.length === fields.length ? [...fields, ...HOST] : fields;
}

function checkAddress(_state: unknown, fields: readonly Field[]): Readonly<Record<string, string | undefined>> {
  return {address: fieldText(fields, 'address') === '' ? 'say where: oci://host/repository, or a folder' : undefined};
}

function placeIn(fields: readonly Field[]): SharePlace {
  const caFile = fieldText(fields, 'caFile');
  return {
    address: fieldText(fields, 'address'),
    ...(fieldText(fields, 'tls') === 'plain HTTP' ? {plainHttp: true} : {}),
    ...(caFile === '' ? {} : {caFile}),
  };
}
