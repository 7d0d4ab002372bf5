import {describe, expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {ready} from '../../../state/loadable.ts';
import {Journey} from '../../fixtures/app.ts';
import {draw} from '../../fixtures/draw.ts';
import {openStack} from '../../fixtures/open-profile.ts';

test('a file that cannot be read is said with its reason: it once was a number in the status line and nothing else', () => {
  const broken = {file: 'profiles/web/1.0.0.yaml', ref: undefined, reason: 'line 3: a tab'};
  const journey = new Journey([]).send({type: 'profiles.loaded', list: {profiles: [], broken: [broken]}});
  expect(journey.state.notice?.text).toBe('cannot be read: profiles/web/1.0.0.yaml: line 3: a tab');
  journey.press('j').send({type: 'profiles.loaded', list: {profiles: [], broken: [broken]}});
  expect(journey.state.notice?.text ?? '').not.toContain('cannot be read');
});

describe('a file that cannot be read', () => {
  const broken = {file: 'web/1.0.0.yaml', ref: undefined, reason: 'line 3: a tab'};
  const journey = () => new Journey([], {profiles: ready({profiles: [], broken: [broken]})});

  test('is a row below the profiles', () => {
    expect(draw(journey().state)).toMatch(/^>! web\/1\.0\.0\.yaml {2}line 3: a tab/m);
  });

  test('says what can be done when it is opened, and nothing is opened', () => {
    const pressed = journey().press('enter');
    expect(pressed.state.notice?.text).toMatch(/cannot be read: line 3: a tab.*correct it/);
    expect(pressed.asked).toEqual([]);
  });
});

test('coming home looks at the files again: what others had changed was once only seen after a restart', () => {
  expect(openStack().press('esc').effect('profiles.load')).toBeDefined();
});

test('a version that is gone goes from the list, too', () => {
  const error = new StrataError('profile.missing', 'there is no web 1.0.0 in the workspace');
  const journey = new Journey([]).send({type: 'effect.failed', what: 'profile.open', error});
  expect(journey.effect('profiles.load')).toBeDefined();
  expect(journey.state.notice?.text).toContain('there is no web 1.0.0');
});
