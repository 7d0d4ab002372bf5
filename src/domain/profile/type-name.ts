import type {ProfileType} from './profile.ts';

/** Profile types as they are shown. */
export const TYPE_NAMES: Readonly<Record<ProfileType, string>> = {
  cluster: 'Full',
  infra: 'Infrastructure',
  'add-on': 'Add-on',
  system: 'System',
};
