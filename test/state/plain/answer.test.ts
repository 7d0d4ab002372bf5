import {describe, expect, test} from 'vitest';
import {layerId} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {answerLine} from '../../../state/plain/answer.ts';
import {profileOf} from '../../../state/session/session.ts';
import type {Journey} from '../../fixtures/app.ts';
import {openStack} from '../../fixtures/open-profile.ts';

/** Types lines as the user of the line-by-line interface does; what is only said is given back. */
function typed(journey: Journey, ...lines: readonly string[]): readonly string[] {
  const said: string[] = [];
  for (const line of lines) {
    const answer = answerLine(journey.state, line, 0);
    if ('say' in answer) said.push(...answer.say);
    else if ('tell' in answer) said.push(answer.tell);
    else for (const action of answer.actions) journey.send(action);
  }
  return said;
}

function names(journey: Journey): readonly string[] {
  const profile = profileOf(journey.state);
  return profile === undefined ? [] : layersOf(profile).map(layerId);
}

describe('A line that is typed', () => {
  test('as a number opens the row of that number', () => {
    const journey = openStack();
    typed(journey, '3');
    expect(journey.screen('layer').layer).toBe('calico');
  });

  test('as a number and a key does the command with that row', () => {
    const journey = openStack();
    typed(journey, '6 D');
    expect(names(journey)).not.toContain('prometheus');
  });

  test('as a number and words does the command that they name', () => {
    const journey = openStack();
    typed(journey, '7 layer up');
    expect(names(journey).slice(-2)).toEqual(['vault', 'prometheus']);
  });

  test('as words that several commands have names them', () => {
    const said = typed(openStack(), 'move');
    expect(said.length).toBeGreaterThan(2);
    expect(said[0]).toMatch(/^Several commands/);
  });

  test('that means nothing is answered, and changes nothing', () => {
    const journey = openStack();
    const before = journey.state;
    expect(typed(journey, 'frobnicate', '8', '0')).toEqual([
      'Nothing is called "frobnicate" here; ? tells what there is.',
      'There are rows 1 to 7.',
      'There are rows 1 to 7.',
    ]);
    expect(journey.state).toBe(before);
  });

  test('as nothing, ? and all tells the screen, the commands and every row', () => {
    expect(typed(openStack(), '', '?', 'all')).toEqual(['screen', 'commands', 'all']);
  });

  test('as a command that cannot be done now says why', () => {
    const journey = openStack();
    typed(journey, '1 D');
    expect(journey.state.notice?.text).toMatch(/core layer/);
    expect(names(journey)).toContain('ubuntu');
  });
});

describe('A question', () => {
  test('is answered by the number of an option, and by its key', () => {
    const journey = openStack();
    typed(journey, 'a', '1');
    expect(journey.screen('pack-picker').picker.stage).toBe('pack');
  });

  test('is left by back', () => {
    const journey = openStack();
    typed(journey, 'a', 'back');
    expect(journey.state.dialog).toBeUndefined();
    journey.screen('stack');
  });

  test('that takes something away wants the whole word yes', () => {
    const journey = openStack().send({
      type: 'dialog.open',
      dialog: {
        kind: 'confirm',
        title: 'Delete it?',
        lines: [],
        verb: 'Delete',
        isVerbFocused: false,
        action: {type: 'app.quit'},
      },
    });
    expect(typed(journey, 'y', '1', 'D')).toHaveLength(3);
    expect(journey.effect('app.quit')).toBeUndefined();
    typed(journey, 'yes');
    expect(journey.effect('app.quit')).toBeDefined();
  });
});

describe('A form', () => {
  test('is asked field by field: nothing keeps what stands there, - empties it', () => {
    const journey = openStack();
    typed(journey, 'tab 3', 'r');
    expect(journey.state.dialog?.kind).toBe('form');
    typed(journey, '', '1.1.0', 'The shop', '-');
    expect(profileOf(journey.state)).toMatchObject({
      metadata: {name: 'web-prod', description: 'The shop', labels: {}},
      spec: {version: '1.1.0'},
    });
  });

  test('with something wrong asks for that again', () => {
    const journey = openStack();
    typed(journey, 'tab 3', 'r', '', 'one', '', '');
    const {dialog} = journey.state;
    expect(dialog?.kind === 'form' ? dialog.fields[dialog.focus] : undefined).toMatchObject({
      name: 'version',
      error: expect.any(String),
    });
  });
});
