import {expect, test} from 'vitest';
import {Journey} from '../fixtures/app.ts';

test('a file that cannot be read is said with its reason: it once was a number in the status line and nothing else', () => {
  const broken = {file: 'profiles/web/1.0.0.yaml', ref: undefined, reason: 'line 3: a tab'};
  const journey = new Journey([]).send({type: 'profiles.loaded', list: {profiles: [], broken: [broken]}});
  expect(journey.state.notice?.text).toBe('not listed: profiles/web/1.0.0.yaml: line 3: a tab');
  journey.press('j').send({type: 'profiles.loaded', list: {profiles: [], broken: [broken]}});
  expect(journey.state.notice?.text ?? '').not.toContain('not listed');
});
