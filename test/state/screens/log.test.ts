import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {topScreen} from '../../../state/model.ts';
import {logRows} from '../../../state/screens/log.ts';
import {Journey} from '../../fixtures/app.ts';
import {draw} from '../../fixtures/draw.ts';

const LONG = 'not saved: '.repeat(12).trim();
const LINES = ['2026-11-21T07:00:00.000Z 1 ok saved web 1.0.0', `2026-11-21T07:00:01.000Z 1 error ${LONG}`];

test('@ reads the log and shows its end', () => {
  const journey = new Journey([]).press('@');
  expect(journey.asked).toContainEqual({type: 'log.load'});
  journey.send({type: 'log.loaded', log: {file: '/home/ada/strata.log', lines: LINES}});
  const screen = topScreen(journey.state);
  if (screen.type !== 'log') throw new Error(`${screen.type} is shown`);
  const [first, second] = logRows(screen);
  expect(first).toMatchObject({time: '2026-11-21 07:00:00', kind: 'ok', text: 'saved web 1.0.0'});
  expect(second?.text).toBe(LONG);
  expect(screen.list.cursor).toBe(1);
});

test('an entry that is longer than the screen is wide is told to its end below the list', () => {
  const journey = new Journey([])
    .press('@')
    .send({type: 'log.loaded', log: {file: '/home/ada/strata.log', lines: LINES}});
  const words = draw(journey.state).split('\n').slice(-9).join(' ').replaceAll(/\s+/g, ' ');
  expect(words).toContain(LONG);
});

test('a resize leaves the cursor on its entry: on a wide terminal entries once took fewer rows', () => {
  const journey = new Journey([])
    .press('@')
    .send({type: 'log.loaded', log: {file: '/home/ada/strata.log', lines: LINES}});
  for (const columns of [300, 80]) journey.send({type: 'app.resized', size: {columns, rows: 24}});
  expect(journey.screen('log').list.cursor).toBe(1);
});

test('a log that cannot be read says so instead of being read for ever', () => {
  const error = new StrataError('log.unreadable', 'cannot read /home/ada/strata.log', {hint: 'Look who owns it.'});
  const journey = new Journey([]).press('@').send({type: 'effect.failed', what: 'log.load', error});
  expect(draw(journey.state)).toContain('! cannot read /home/ada/strata.log');
  expect(draw(journey.state)).not.toContain('reading the log');
});

test('/ keeps the entries with some words', () => {
  const journey = new Journey([])
    .press('@')
    .send({type: 'log.loaded', log: {file: '/home/ada/strata.log', lines: LINES}});
  expect(logRows(journey.press('/', 'type:saved web', 'enter').screen('log'))).toHaveLength(1);
});

test('@ on the log reads it again', () => {
  const journey = new Journey([]).press('@', '@');
  expect(journey.asked.filter(({type}) => type === 'log.load')).toHaveLength(2);
  expect(journey.state.screens).toHaveLength(2);
});
