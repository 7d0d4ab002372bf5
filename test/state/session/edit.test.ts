import {describe, expect, test} from 'vitest';
import {valuesOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import type {EditedText} from '../../../state/session/edited-text.ts';
import type {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../fixtures/open-profile.ts';

const FILE = '/state/editing/x/ubuntu.values.yaml';

function edited(result: EditedText): Journey {
  const journey = openStack().press('e');
  return journey.send({type: 'text.edited', purpose: {of: 'values', layer: 'ubuntu'}, result});
}

function values({state}: Journey): string {
  const profile = state.session?.history.present;
  const [layer] = profile === undefined ? [] : layersOf(profile);
  return layer === undefined ? '' : valuesOf(layer);
}

describe('values from the editor', () => {
  test('are opened as they are, byte for byte', () => {
    expect(openStack().press('e').effect('editor.open')).toMatchObject({name: 'ubuntu', text: 'of: ubuntu\n', line: 1});
  });

  test('of a layer of manifests are not what e opens, but its one manifest: an empty text once came up', () => {
    const manifests = [{name: 'ns', content: 'kind: Namespace\n'}];
    const extra = aLayer('extra', {type: 'manifest', values: '', manifests});
    const opened = openProfile(aProfile(extra)).press('e').effect('editor.open');
    expect(opened).toMatchObject({text: 'kind: Namespace\n', purpose: {of: 'manifest', name: 'ns'}});
  });

  test('of a layer of manifests are what e opens where it has values and no manifest', () => {
    const extra = aLayer('extra', {type: 'manifest', values: 'a: 1\n'});
    expect(openProfile(aProfile(extra)).press('e').effect('editor.open')).toMatchObject({text: 'a: 1\n'});
  });

  test('nor does e choose one of several manifests: it shows them', () => {
    const manifests = ['a', 'b'].map(name => ({name, content: `name: ${name}\n`}));
    const journey = openProfile(aProfile(aLayer('extra', {type: 'manifest', values: '', manifests}))).press('e');
    expect(journey.effect('editor.open')).toBeUndefined();
    expect(journey.screen('layer').tab).toBe('manifests');
  });

  test('that changed are one undo step, and their file is done with', () => {
    const journey = edited({status: 'changed', text: 'of: ubuntu\nmore: 1\n', file: FILE});
    expect(values(journey)).toBe('of: ubuntu\nmore: 1\n');
    expect(journey.effect('editor.forget')?.file).toBe(FILE);
    expect(journey.state.notice?.text).toContain('+1 -0 lines');
    expect(values(journey.press('u'))).toBe('of: ubuntu\n');
  });

  test('that did not change are no change, whatever the status', () => {
    const journey = edited({status: 'unchanged'});
    expect(journey.effect('draft.record')).toBeUndefined();
    expect(journey.state.notice?.text).toBe('no changes');
  });

  test('of an editor that ended with an error are asked about', () => {
    const result: EditedText = {status: 'failed', message: 'vi ended with status 1', text: 'of: x\n', file: FILE};
    expect(values(edited(result))).toBe('of: ubuntu\n');
    expect(values(edited(result).press('k'))).toBe('of: x\n');
    const discarded = edited(result).press('x');
    expect(values(discarded)).toBe('of: ubuntu\n');
    expect(discarded.state.notice?.text).toContain(FILE);
  });

  test('come to their layer though it has moved meanwhile', () => {
    const journey = openStack().send({type: 'list.put', row: 6}).press('e', 'K');
    journey.send({
      type: 'text.edited',
      purpose: {of: 'values', layer: 'vault'},
      result: {status: 'changed', text: 'new: 1\n', file: FILE},
    });
    const profile = journey.state.session?.history.present;
    expect(profile && layersOf(profile).find(layer => layer.name === 'vault')?.values).toBe('new: 1\n');
  });

  test('of a layer that is gone are kept in their file, and said to be', () => {
    const journey = openStack();
    journey.send({type: 'text.keep', purpose: {of: 'values', layer: 'gone'}, text: 'x: 1\n', file: FILE});
    expect(journey.state.notice?.text).toContain(FILE);
    expect(journey.effect('editor.forget')).toBeUndefined();
  });
});

describe('values that cannot be read', () => {
  const broken: EditedText = {status: 'changed', text: 'of: ubuntu\nmore: [1\n', file: FILE};

  test('show the place with the lines around it', () => {
    const {dialog} = edited(broken).state;
    expect(dialog).toMatchObject({kind: 'menu', title: expect.stringMatching(/^Line \d: /)});
    expect(dialog?.kind === 'menu' ? dialog.lines?.join('\n') : '').toContain('more: [1');
  });

  test('go back into the editor as the same text, at that line', () => {
    const journey = edited(broken).press('e');
    expect(journey.effect('editor.open')).toMatchObject({text: 'of: ubuntu\nmore: [1\n', pending: FILE});
    expect(journey.effect('editor.open')?.line).toBeGreaterThan(1);
  });

  test('are said to be in their file where esc leaves the question: nothing once said where they were', () => {
    const journey = edited(broken).press('esc');
    expect(journey.state.dialog).toBeUndefined();
    expect(journey.state.notice?.text).toContain(FILE);
    expect(values(journey)).toBe('of: ubuntu\n');
    expect(journey.effect('editor.forget')).toBeUndefined();
  });

  test('can be kept, and then block saving and nothing else', () => {
    const journey = edited(broken).press('k');
    expect(values(journey)).toBe('of: ubuntu\nmore: [1\n');
    journey.press('w');
    expect(journey.effect('profile.save')).toBeUndefined();
    expect(journey.state.notice?.text).toMatch(/^not saved: ubuntu line \d/);
    journey.press('j', 'j', 'j', 'j', 'J', 'u', 'u', 'w');
    expect(journey.state.notice?.text).toBe('no changes since it was saved');
  });
});

describe('manifests', () => {
  const layer = aLayer('extras', {
    type: 'manifest',
    values: '',
    manifests: [{name: 'ns', content: 'kind: Namespace\n'}],
  });

  test('are edited, added and put in another order, each one undo step', () => {
    const journey = openProfile(aProfile(layer)).press('enter', 'a', 'type:role', 'enter');
    expect(journey.effect('editor.open')).toMatchObject({name: 'extras/role', text: ''});
    journey.send({
      type: 'text.edited',
      purpose: {of: 'manifest', layer: 'extras', name: 'role'},
      result: {status: 'changed', text: '{{ template }}\n', file: FILE},
    });
    journey.press('K');
    const profile = journey.state.session?.history.present;
    expect(profile && layersOf(profile)[0]?.manifests).toEqual([
      {name: 'role', content: '{{ template }}\n'},
      {name: 'ns', content: 'kind: Namespace\n'},
    ]);
    expect(journey.state.session?.history.past.map(step => step.label)).toEqual([
      'Add the manifest role',
      'Edit extras/role',
      'Move the manifest role',
    ]);
  });

  test('keep one name each in a layer', () => {
    const journey = openProfile(aProfile(layer)).press('enter', 'a', 'type:ns', 'enter');
    expect(journey.state.dialog).toMatchObject({
      kind: 'form',
      fields: [{error: 'a manifest named ns is there already'}],
    });
  });
});
