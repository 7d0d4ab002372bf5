import type {ProfileSummary} from '../../../src/domain/profile/profile-summary.ts';
import {nearest} from '../../../src/domain/text/nearest.ts';
import {field, fieldText} from '../../dialogs/field.ts';
import type {Form} from '../../dialogs/form.ts';
import {readyOr} from '../../loadable.ts';
import type {State} from '../../model.ts';
import type {CompareSource} from './compare-shape.ts';

/** Asks for a profile or file to compare with: anything that `strata diff` takes. */
export const compareForm: Form = {
  title: 'Compare with another profile, or with a file',
  fields: () => [field('with', 'With', '', 'NAME, NAME@VERSION, or the path of an export')],
  check: (state, fields) => {
    const source = sourceOf(state, fieldText(fields, 'with'));
    return {with: typeof source === 'string' ? source : undefined};
  },
  submit: (fields, {compared = {from: 'draft'}}) => ({
    type: 'compare.with',
    other: fieldText(fields, 'with'),
    compared,
  }),
};

/**
 * What a name or path stands for, or, in words, why it stands for nothing. A name in the workspace comes before a file
 * of that name.
 */
export function sourceOf(state: State, text: string): CompareSource | string {
  if (text === '') return 'say which profile, or which file';
  const {profiles} = readyOr(state.profiles, {profiles: [], broken: []});
  const ref = /^(?:\.{0,2}|~)\//.test(text) ? undefined : findRef(profiles, text);
  if (ref !== undefined) return {from: 'version', ref};
  if (/[/\\]|\.(?:json|ya?ml)$/i.test(text)) return {from: 'file', file: text};
  const at = text.lastIndexOf('@');
  const named = profiles.find(({name}) => name === text.slice(0, at));
  if (named !== undefined) return `${named.name} has ${named.versions.map(({version}) => version).join(', ')}`;
  const near = nearest(
    text,
    profiles.map(({name}) => name),
  );
  return `there is no profile ${text}${near === undefined ? '.' : `; did you mean ${near}?`} A file is named by its path: ./${text}`;
}

function findRef(profiles: readonly ProfileSummary[], text: string) {
  const whole = profiles.find(({name}) => name === text);
  const [latest] = whole?.versions ?? [];
  if (whole !== undefined && latest !== undefined) return {name: whole.name, version: latest.version};
  const at = text.lastIndexOf('@');
  const [name, version] = [text.slice(0, at), text.slice(at + 1)];
  const isThere =
    at > 0 && profiles.some(one => one.name === name && one.versions.some(has => has.version === version));
  return isThere ? {name, version} : undefined;
}
