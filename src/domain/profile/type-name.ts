import type {ProfileType} from './profile.ts';

/** The names of profile types, as shown. */
export const TYPE_NAMES: Readonly<Record<ProfileType, string>> = {
  cluster: 'Full',
  infra: 'Infrastructure',
  'add-on': 'Add-on',
  system: 'System',
};

/** `a Full profile`, `an Infrastructure profile`. */
export function profileOfType(type: ProfileType): string {
  const name = TYPE_NAMES[type];
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name} profile`;
}
