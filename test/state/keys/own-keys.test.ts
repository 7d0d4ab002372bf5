import {expect, test} from 'vitest';
import {checkKeys} from '../../../state/keys/own-keys.ts';
import {Journey} from '../../fixtures/app.ts';

test('keys of one’s own take the place of a command’s', () => {
  expect(checkKeys({'layer.down': ['ctrl+e', 'J']})).toEqual({keys: {'layer.down': ['ctrl+e', 'J']}, troubles: []});
});

test('a command that nobody knows is told, with the one that is meant', () => {
  expect(checkKeys({'layer.dwon': ['J']})).toEqual({
    keys: {},
    troubles: ['keys: no command is named layer.dwon; is it layer.down?'],
  });
});

test('a key that no terminal has is told', () => {
  expect(checkKeys({'layer.down': ['hyper+j']}).troubles).toEqual([
    'keys: layer.down: no key is named hyper+j; for example ctrl+e, shift+up, J',
  ]);
});

test('two commands on one key are told, with the one that has it', () => {
  expect(checkKeys({'profile.clone': ['a']}).troubles).toEqual([
    'keys: a is wanted by profile.new and profile.clone; profile.new has it',
  ]);
});

test('a key taken from a command of every screen is told: there it is no longer had', () => {
  expect(checkKeys({'layer.edit': ['j']}).troubles).toEqual(['keys: layer.edit takes j from list.down on its screen']);
  expect(checkKeys({'layer.edit': ['j'], 'list.down': ['ctrl+e']}).troubles).toEqual([]);
  expect(checkKeys({'form.cancel': ['q']}).troubles).toEqual([]);
});

test('what is wrong with the settings is a notice, and the rest of them holds', () => {
  const journey = new Journey([]);
  journey.send({
    type: 'settings.loaded',
    keys: {'app.help': ['F'], 'app.nothing': ['x']},
    theme: 'sepia',
    troubles: ['settings.json: editor is not a text'],
  });
  expect(journey.state.notice?.tone).toBe('warning');
  expect(journey.state.notice?.text).toContain('editor is not a text; keys: no command is named app.nothing');
  expect(journey.state.notice?.text).toContain('no theme is named sepia; there are dark, light, plain');
  expect(journey.press('F').state.help).toBeDefined();
});
