import {expect, test} from 'vitest';
import {topScreen} from '../../../state/model.ts';
import {logRows} from '../../../state/screens/log.ts';
import {Journey} from '../../fixtures/app.ts';

const LONG = 'not saved: '.repeat(12).trim();
const LINES = ['2026-11-21T07:00:00.000Z 1 ok saved web 1.0.0', `2026-11-21T07:00:01.000Z 1 error ${LONG}`];

test('@ reads the log and shows its end, texts to their ends', () => {
  const journey = new Journey([]).press('@');
  expect(journey.asked).toContainEqual({type: 'log.load'});
  journey.send({type: 'log.loaded', log: {file: '/home/ada/strata.log', lines: LINES}});
  const screen = topScreen(journey.state);
  if (screen.type !== 'log') throw new Error(`${screen.type} is shown`);
  const [first, second, ...rest] = logRows(journey.state, screen);
  expect(first).toMatchObject({time: '2026-11-21 07:00:00', kind: 'ok', text: 'saved web 1.0.0'});
  expect([second, ...rest].map(row => row?.text).join(' ')).toBe(LONG);
  expect(rest.every(({time}) => time === undefined)).toBe(true);
  expect(screen.list.cursor).toBe(rest.length + 1);
});

test('@ on the log reads it again', () => {
  const journey = new Journey([]).press('@', '@');
  expect(journey.asked.filter(({type}) => type === 'log.load')).toHaveLength(2);
  expect(journey.state.screens).toHaveLength(2);
});
