import {expect, test} from 'vitest';
import {topScreen} from '../../state/model.ts';
import {listRows} from '../../state/surroundings.ts';
import {Journey} from '../fixtures/app.ts';

const LINES = Array.from({length: 100}, (_, at) => `2026-11-21T07:00:00.000Z 1 info line ${at}`);

test('on a smaller terminal the row under the cursor is still shown', () => {
  const journey = new Journey([]).press('@').send({type: 'log.loaded', log: {file: 'strata.log', lines: LINES}});
  journey.press('g', ...Array.from({length: 18}, () => 'j')).send({type: 'app.resized', size: {columns: 80, rows: 16}});
  const screen = topScreen(journey.state);
  if (screen.type !== 'log') throw new Error(`${screen.type} is shown`);
  expect(screen.list.cursor).toBe(18);
  expect(screen.list.top).toBeGreaterThan(18 - listRows(journey.state.size) - 1);
});

test('no size is too small for the log', () => {
  const journey = new Journey([]).press('@').send({type: 'log.loaded', log: {file: 'strata.log', lines: LINES}});
  for (let columns = 1; columns <= 60; columns += 1) journey.send({type: 'app.resized', size: {columns, rows: 1}});
  expect(topScreen(journey.state).type).toBe('log');
});

test('while the terminal is too small, keys change nothing that nobody sees, and say nothing', () => {
  const small = (journey: Journey) => journey.send({type: 'app.resized', size: {columns: 40, rows: 10}});
  const typing = small(new Journey([]).press('/', 'type:ab'));
  const before = typing.state.screens;
  expect(typing.press('c', 'backspace', 'j').state).toMatchObject({screens: before, notice: undefined});
  const choosing = small(new Journey([]).press('I'));
  const {dialog} = choosing.state;
  expect(dialog).toBeDefined();
  expect(choosing.press('enter', 'p', 'f').state.dialog).toBe(dialog);
});
