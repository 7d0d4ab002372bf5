import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {Journey} from '../../fixtures/app.ts';
import {SOME_PACKS} from '../../fixtures/some-packs.ts';

test('a form whose wish fails comes back with what was typed, and says why', () => {
  const journey = new Journey(SOME_PACKS).press('R', 'a', 'type:/no/packs', 'enter', 'type:lab', 'enter');
  expect(journey.state.dialog).toBeUndefined();
  const error = new StrataError('registry.unreadable', '/no/packs: it is not there');
  journey.send({type: 'effect.failed', what: 'registry.add', error});
  expect(journey.state.dialog).toMatchObject({
    kind: 'form',
    fields: [{line: {text: '/no/packs'}, error: '/no/packs: it is not there'}, {line: {text: 'lab'}}],
  });
});
