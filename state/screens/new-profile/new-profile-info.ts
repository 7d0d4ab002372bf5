import {whyNotProfileName} from '../../../src/domain/profile/profile-name.ts';
import {DEFAULT_VERSION} from '../../../src/domain/profile/profile.ts';
import {parseTags, whyNotTags} from '../../../src/domain/profile/tag-list.ts';
import {type Field, field, fieldText, withErrors} from '../../dialogs/field.ts';
import {whyNotFree} from '../../dialogs/forms.ts';
import type {State} from '../../model.ts';

export const INFO_START: readonly Field[] = [
  field('name', 'Name', '', 'web-prod'),
  field('version', 'Version', DEFAULT_VERSION, DEFAULT_VERSION),
  field('description', 'Description', '', 'what it is for'),
  field('tags', 'Tags', '', 'env:prod, team:core'),
];

/** What is wrong with the info, by field name. */
export function infoErrors(state: State, info: readonly Field[]): Readonly<Record<string, string | undefined>> {
  const name = fieldText(info, 'name');
  return {
    name: whyNotProfileName(name),
    version: whyNotFree(state, name, fieldText(info, 'version')),
    tags: whyNotTags(parseTags(fieldText(info, 'tags'))),
  };
}

/** The first error in the info; undefined when there is none. */
export function whyNotInfo(state: State, info: readonly Field[]): string | undefined {
  return Object.values(infoErrors(state, info)).find(error => error !== undefined);
}

/** The fields with their errors while typing: an empty field is no mistake before it was left. */
export function checkedInfo(state: State, info: readonly Field[]): readonly Field[] {
  const errors = infoErrors(state, info);
  return withErrors(
    info,
    Object.fromEntries(info.filter(one => one.line.text !== '').map(one => [one.name, errors[one.name]])),
  );
}
