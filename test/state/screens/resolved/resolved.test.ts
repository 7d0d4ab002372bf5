import {expect, test} from 'vitest';
import type {Variable} from '../../../../src/domain/profile/profile.ts';
import {topScreen} from '../../../../state/model.ts';
import {partOf} from '../../../../state/screens/parts.ts';
import {resolvedText} from '../../../../state/screens/resolved/resolved-rows.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile, openProfile} from '../../../fixtures/open-profile.ts';
import {aPack} from '../../../fixtures/some-packs.ts';

const VARIABLES: readonly Variable[] = [
  {name: 'size', displayName: 'Size', format: 'number', defaultValue: '3'},
  {name: 'pw', displayName: 'Password', isSensitive: true, defaultValue: 'hunter2'},
  {name: 'must', displayName: 'Must', required: true},
  {name: 'own', displayName: 'Own', immutable: true, defaultValue: 'fixed'},
];
const VALUES = `web:
  replicas: {{.spectro.var.size}}
  login: '{{.spectro.var.pw}}'
  token: hunter3
  must: '{{.spectro.var.must}}'
  own: '{{.spectro.var.own}}'
`;

function filledIn(values = VALUES): Journey {
  const profile = aProfile(
    aLayer('web', {values, manifests: [{name: 'extra', content: 'size: {{.spectro.var.size}}\n'}]}),
  );
  return openProfile({...profile, spec: {...profile.spec, variables: VARIABLES}}).press('f');
}

const lines = (journey: Journey) => resolvedText(journey.state, journey.screen('resolved')).lines;
const status = ({state}: Journey) => partOf(topScreen(state)).status(state, topScreen(state));

test('f shows values and manifests of the layer with defaults filled in, secrets masked', () => {
  const journey = filledIn();
  expect(lines(journey)).toEqual([
    '# web',
    'web:',
    '  replicas: 3',
    "  login: '********'",
    '  token: ********',
    "  must: '{{.spectro.var.must}}'",
    "  own: 'fixed'",
    '---',
    '# web/extra',
    'size: 3',
  ]);
  expect(status(journey)).toBe('3 variables filled in, 1 without a value');
});

test('] goes to the next variable and says what stands for it, and enter gives it an example', () => {
  const journey = filledIn().press(']');
  expect(status(journey)).toBe('size = 3 (default)');
  journey.press('enter', 'ctrl+u', 'type:many', 'enter');
  expect(journey.state.dialog).toMatchObject({fields: [{error: expect.stringContaining('not a number')}]});
  journey.press('ctrl+u', 'type:7', 'enter');
  expect(lines(journey)[2]).toBe('  replicas: 7');
  expect(lines(journey).at(-1)).toBe('size: 7');
  expect(status(journey)).toBe('size = 7 (example)');
  expect(lines(journey.press('D'))[2]).toBe('  replicas: 3');
});

test('an example is no change of the profile, and is still there for another layer of it', () => {
  const journey = filledIn().press(']', 'enter', 'ctrl+u', 'type:7', 'enter', 'esc', 'f');
  expect(lines(journey)[2]).toBe('  replicas: 7');
  expect(journey.state.session?.history.past).toEqual([]);
  expect(journey.effect('draft.record')).toBeUndefined();
});

test('a secret is shown nowhere until it is revealed: not in the text, the status, or the field', () => {
  const journey = filledIn().press(']', ']', 'enter');
  expect(journey.state.dialog).toMatchObject({fields: [{isMasked: true, line: {text: ''}}]});
  journey.press('type:swordfish', 'enter');
  expect(status(journey)).toBe('pw = ******** (example)');
  expect(lines(journey).join('\n')).not.toMatch(/swordfish|hunter/);
  expect(lines(journey.press('S')).join('\n')).toMatch(/login: 'swordfish'[^]*token: hunter3/);
});

test('a read-only variable takes no example, and says so', () => {
  const journey = filledIn().press(']', ']', ']', ']', 'enter');
  expect(journey.state.dialog).toBeUndefined();
  expect(journey.state.notice?.text).toBe('own is read-only: it keeps its default at deployment');
});

test('a layer without values shows those of its pack, with its passwords masked', () => {
  const journey = filledIn('');
  const pack = aPack({
    name: 'web',
    version: '1.0.0',
    layer: 'addon',
    values: 'a: {{.spectro.var.size}}\nkey: plain\n',
    schema: 'key:\n  schema: \'{{ format "${password}" }}\'\n',
  });
  journey.send({type: 'layer.pack-read', layer: 'web', pack});
  expect(lines(journey).slice(0, 3)).toEqual(['# web', 'a: 3', "key: '********'"]);
});

test('on the Variables tab f opens a layer that uses the variable', () => {
  const journey = filledIn().press('esc', '2', 'f');
  expect(journey.screen('resolved').layer).toBe('web');
});
