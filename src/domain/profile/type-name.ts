import type {ProfileType} from './profile.ts';

/** The names of profile types, as shown. */
export const TYPE_NAMES: Readonly<Record<ProfileType, string>> = {
  cluster: 'Full',
  infra: 'Infrastructure',
  'add-on': 'Add-on',
  system: 'System',
};
