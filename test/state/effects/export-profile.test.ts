import {describe, expect, test} from 'vitest';
import {exportProfile} from '../../../state/effects/export-profile.ts';
import {aLayer, aProfile, openStack} from '../../fixtures/open-profile.ts';

const request = {
  type: 'profile.export',
  ref: {name: 'web-prod', version: '1.0.0'},
  format: 'json',
  file: 'web-prod-1.0.0.json',
  isForced: false,
  secrets: 'ask',
} as const;

test('x and enter exports the open draft as JSON, to a file called after it', () => {
  const journey = openStack().press('x', 'enter');
  expect(journey.effect('profile.export')).toMatchObject({request, draft: journey.state.session?.history.present});
});

test.each([
  ['y', 'yaml', 'web-prod-1.0.0.yaml'],
  ['t', 'terraform', 'web-prod-1.0.0.tf'],
])('the format is chosen by its letter, %s, and the file is called after it', (key, format, file) => {
  expect(openStack().press('x', `type:${key}`, 'enter').effect('profile.export')?.request).toMatchObject({
    format,
    file,
  });
});

test("an ending of the user's own stays", () => {
  const journey = openStack().press('x', 'tab', 'type:.txt', 'shift+tab', 'type:y', 'enter');
  expect(journey.effect('profile.export')?.request.file).toBe('web-prod-1.0.0.json.txt');
});

test('errors are listed, and only the verb exports all the same', () => {
  const errors = [{severity: 'error', code: 'x', message: 'not YAML', layer: 'vault', line: 3}] as const;
  const journey = openStack().send({type: 'export.refused', request, errors});
  expect(journey.state.dialog).toMatchObject({lines: ['vault: line 3: not YAML'], verb: 'Export all the same'});
  expect(journey.press('enter').effect('profile.export')).toBeUndefined();
  const forced = openStack().send({type: 'export.refused', request, errors}).press('tab', 'enter');
  expect(forced.effect('profile.export')?.request).toEqual({...request, isForced: true});
});

test('a version with errors is not written, unless it is forced', async () => {
  const profile = aProfile(aLayer('vault', {values: 'a: [1\n'}));
  const written: string[] = [];
  const error = {severity: 'error', code: 'x', message: 'not YAML'} as const;
  const note = {severity: 'note', code: 'y', message: 'odd'} as const;
  const ports = {
    profiles: {read: async () => ({profile, hash: ''})},
    checks: {find: async () => [note, error]},
    documents: documentsThat(written),
  };
  const effect = {type: 'profile.export', request, draft: undefined, known: undefined, catalog: undefined} as const;
  const {signal} = new AbortController();
  expect(await exportProfile(effect, ports, signal)).toEqual({type: 'export.refused', request, errors: [error]});
  expect(written).toEqual([]);
  const text = 'web-prod 1.0.0 written to web-prod-1.0.0.json; masked: variable token';
  const masked = {...request, secrets: 'masked'} as const;
  const forced = {...effect, request: {...masked, isForced: true}};
  expect(await exportProfile(forced, ports, signal)).toMatchObject({notice: {text}});
  expect(await exportProfile({...effect, request: masked, known: [note]}, ports, signal)).toMatchObject({
    notice: {text},
  });
});

describe('what is masked, cannot be held or is written over', () => {
  const effect = {type: 'profile.export', request, draft: aProfile(), known: [], catalog: undefined} as const;
  const {signal} = new AbortController();

  test('is shown before anything is written', async () => {
    const written: string[] = [];
    const action = await exportProfile(effect, {profiles, checks, documents: documentsThat(written)}, signal);
    expect(action).toMatchObject({type: 'export.previewed', preview: {masked: ['variable token'], replaces: false}});
    expect(written).toEqual([]);
    const {dialog} = openStack().send(action).state;
    expect(dialog).toMatchObject({
      title: 'web-prod 1.0.0 to web-prod-1.0.0.json',
      lines: ['Masked will be:', '  variable token'],
      options: [{label: 'Write it, secrets masked'}, {label: 'Write it with its secrets'}, {label: 'Do nothing'}],
    });
    expect(openStack().send(action).press('j', 'enter').effect('profile.export')?.request.secrets).toBe('revealed');
  });

  test('is nothing to ask about where there is none', async () => {
    const written: string[] = [];
    const documents = documentsThat(written, {masked: [], notes: [], replaces: false});
    expect(await exportProfile(effect, {profiles, checks, documents}, signal)).toMatchObject({type: 'notice.show'});
    expect(written).toEqual(['web-prod-1.0.0.json']);
  });

  test('is a file that is there', async () => {
    const documents = documentsThat([], {masked: [], notes: ['Terraform asks for token'], replaces: true});
    const action = await exportProfile(effect, {profiles, checks, documents}, signal);
    expect(openStack().send(action).state.dialog).toMatchObject({
      lines: ['It takes the place of the file that is there.', 'Terraform asks for token'],
      options: [{label: 'Write it'}, {label: 'Do nothing'}],
    });
  });
});

const profiles = {read: async () => ({profile: aProfile(), hash: ''})};
const checks = {find: async () => []};

/** Writes nothing, and tells what it was to write. */
function documentsThat(
  written: string[],
  preview = {masked: ['variable token'], notes: [] as string[], replaces: false},
) {
  return {
    previewExport: async () => preview,
    async exportFile(_profile: unknown, _format: string, file: string) {
      written.push(file);
      return {file, masked: preview.masked, notes: preview.notes};
    },
  };
}
