import {describe, expect, test} from 'vitest';
import {partOf} from '../../../../state/screens/parts.ts';
import {problemRows} from '../../../../state/screens/problems/problem-rows.ts';
import {aProfile} from '../../../domain/validate/build.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {openChecked} from '../../../fixtures/checked-profile.ts';
import {draw} from '../../../fixtures/draw.ts';

const ODD = aProfile({
  version: '1.0',
  layers: [
    {
      name: 'prometheus',
      values: 'pack:\n  namespace: app\nreplicas: {{.spectro.var.replicas}}\nenabled: on\nagain: off\n',
    },
    {
      name: 'extra',
      type: 'manifest',
      manifests: [
        {name: 'one', content: 'apiVersion: v1\nkind: A'},
        {name: 'two', content: 'apiVersion: v1\nkind: A\na: {{.spectro.var.x}}'},
      ],
    },
  ],
  variables: [
    {name: 'first', displayName: 'First'},
    {name: 'ports', displayName: 'Ports', format: 'sums'},
  ],
});

describe('enter goes to the place', () => {
  test('of a line of values', () => {
    const journey = problems('severity:error layer:prometheus').press('enter');
    expect(journey.screen('layer')).toMatchObject({layer: 'layer-0', tab: 'values', lists: {values: {cursor: 2}}});
    expect(journey.state.notice).toEqual({
      tone: 'error',
      text: 'variable replicas is not declared  -> Declare replicas among the variables, or write a value here.',
    });
    expect(journey.effect('pack.read-of-layer')).toBeDefined();
  });

  test('of a manifest', () => {
    const journey = problems('layer:extra').press('enter');
    expect(journey.screen('layer')).toMatchObject({
      layer: 'layer-1',
      tab: 'manifests',
      lists: {manifests: {cursor: 1}},
      preview: {cursor: 2, top: 0},
    });
    expect(partOf(journey.screen('layer')).status(journey.state, journey.screen('layer'))).toContain('not declared');
    expect(journey.press('e').effect('editor.open')).toMatchObject({name: 'extra/two', line: 3});
    // Another manifest is shown from its beginning.
    expect(journey.press('k').screen('layer').preview).toEqual({cursor: -1, top: 0});
  });

  test('of a line far down in a manifest, which is then in sight', () => {
    const content = `apiVersion: v1\nkind: A\n${'# more\n'.repeat(500)}a: {{.spectro.var.x}}\n`;
    const profile = aProfile({layers: [{name: 'extra', type: 'manifest', manifests: [{name: 'long', content}]}]});
    const journey = openChecked(profile).press('!', 'enter');
    expect(journey.screen('layer').preview).toEqual({cursor: 502, top: 497});
    expect(draw(journey.state)).toContain('a: {{.spectro.var.x}}');
    journey.press('esc', 'esc', 'enter', ']');
    expect(journey.screen('layer').preview.cursor).toBe(502);
  });

  test('of a variable', () => {
    const journey = problems('code:variables.format').press('enter');
    expect(journey.screen('stack')).toMatchObject({tab: 'variables', lists: {variables: {cursor: 1}}});
  });

  test('of what is said of the profile', () => {
    expect(problems('code:profile.version').press('enter').screen('stack').tab).toBe('info');
  });

  test('and back leads to the list, on the same row', () => {
    const journey = problems('layer:prometheus').press('j', 'enter', 'esc');
    expect(journey.screen('problems').list.cursor).toBe(1);
  });
});

describe('e opens the editor at the line', () => {
  test('of the values', () => {
    const journey = problems('severity:error layer:prometheus').press('e');
    expect(journey.effect('editor.open')).toMatchObject({purpose: {of: 'values', layer: 'layer-0'}, line: 3});
  });

  test('of the manifest', () => {
    const journey = problems('layer:extra').press('e');
    expect(journey.effect('editor.open')).toMatchObject({
      purpose: {of: 'manifest', layer: 'layer-1', name: 'two'},
      line: 3,
    });
  });

  test('and says why not where there is no text', () => {
    const journey = problems('code:profile.version').press('e');
    expect(journey.effect('editor.open')).toBeUndefined();
    expect(journey.state.notice?.text).toBe('it is not in a text: enter goes to its place');
  });
});

describe('on a layer', () => {
  test('! lists its problems alone, and enter goes back into it', () => {
    const journey = openChecked(ODD).press('enter', '!');
    expect(problemRows(journey.state, journey.screen('problems')).map(row => row.layer)).toEqual([
      'prometheus',
      'prometheus',
      'prometheus',
    ]);
    const screens = journey.press('j', 'enter').state.screens.map(screen => screen.type);
    expect(screens).toEqual(['profiles', 'stack', 'layer']);
    expect(journey.screen('layer').lists.values.cursor).toBe(3);
  });

  test('] and [ step through its lines with problems, round the ends', () => {
    const journey = openChecked(ODD).press('enter');
    const cursors = [']', ']', ']', ']', '['].map(key => journey.press(key).screen('layer').lists.values.cursor);
    expect(cursors).toEqual([2, 3, 4, 2, 4]);
    expect(journey.state.notice?.tone).toBe('warning');
  });

  test('] says so where no line has one', () => {
    const journey = openChecked(aProfile({layers: [{values: 'a: 1\n'}]})).press('enter', ']');
    expect(journey.state.notice?.text).toBe('no line of the text has a problem');
  });
});

test('a filter finds problems by their words', () => {
  expect(rows(problems('replicas'))).toEqual(['variables.undeclared']);
});

test('the palette knows the command', () => {
  const journey = openChecked(ODD).press(':', 'type:list the problems', 'enter');
  expect(rows(journey).length).toBeGreaterThan(3);
});

/** The Problems screen of the odd profile under a filter. */
function problems(filter: string): Journey {
  return openChecked(ODD).press('!', '/', `type:${filter}`, 'enter');
}

function rows(journey: Journey): readonly string[] {
  return problemRows(journey.state, journey.screen('problems')).map(row => row.problem.code);
}
