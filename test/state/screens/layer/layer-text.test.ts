import {describe, expect, test} from 'vitest';
import {statusText} from '../../../../state/status.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {draw} from '../../../fixtures/draw.ts';
import {aLayer, aProfile, openProfile} from '../../../fixtures/open-profile.ts';
import {aPack} from '../../../fixtures/some-packs.ts';

const README = [
  '# Nginx',
  '',
  `- ${'a bullet that is longer than the screen is wide '.repeat(3).trim()}`,
  '',
  'the last line',
].join('\n');
const PACK = aPack({name: 'web', version: '1.0.0', layer: 'addon', readme: README, values: 'port: 80\nhost: here\n'});

function open(values: string): Journey {
  const journey = openProfile(aProfile(aLayer('web', {values}))).press('enter');
  return journey.send({type: 'layer.pack-read', layer: 'web', pack: PACK});
}

describe('a README', () => {
  test('is wrapped, with what goes on below where it began: it was once cut off', () => {
    const shown = draw(open('a: 1\n').press('4').state);
    expect(shown.replaceAll(/\s+/g, ' ')).toContain('- a bullet that is longer than the screen is wide a bullet that');
    expect(shown).toMatch(/^ {3}\S.*wide$/m);
    expect(shown).not.toContain('…');
  });

  test('stays where its reader was when the terminal is resized', () => {
    const journey = open('a: 1\n').press('4', 'G');
    for (const columns of [40, 300, 80]) journey.send({type: 'app.resized', size: {columns, rows: 24}});
    expect(draw(journey.state)).toMatch(/^>the last line/m);
  });
});

describe('a layer without values of its own', () => {
  test("shows its pack's, and says so: it once showed an empty page", () => {
    const journey = open('').press('j');
    expect(draw(journey.state)).toContain('host: here');
    expect(statusText(journey.state)).toBe("the pack's defaults, as the layer has no values of its own  host");
  });

  test('has them edited', () => {
    expect(open('').press('e').effect('editor.open')).toMatchObject({text: PACK.values, line: 1});
  });

  test('says that the pack is being read, and why it cannot be', () => {
    const journey = openProfile(aProfile(aLayer('web', {values: ''}))).press('enter');
    expect(draw(journey.state)).toContain('reading those of the pack');
    journey.send({type: 'layer.pack-missing', layer: 'web', message: 'no registry here has web 1.0.0'});
    expect(draw(journey.state)).toContain('no values of its own: no registry here has web 1.0.0; e writes some');
  });
});

describe('a line that is longer than the screen is wide', () => {
  const long = `a: ${Array.from({length: 40}, (_, at) => `word-${at}`).join(' ')}\nb: 雪だるま${'x'.repeat(100)}\n`;

  test('is gone along with > and <, and another text begins at its start', () => {
    const journey = open(long);
    expect(draw(journey.state)).toContain('word-0 ');
    const right = draw(journey.press('>').state);
    expect(right).not.toContain('word-0 ');
    expect(right).toContain('word-12 ');
    expect(draw(journey.press('j').state)).not.toContain('word-0 ');
    expect(draw(journey.press('<', '<').state)).toContain('word-0 ');
    journey.press('>', '4', '1');
    expect(draw(journey.state)).toContain('word-0 ');
  });

  test('is not where there is no such text', () => {
    expect(open(long).press('4', '>').state.notice?.text).toBe('no text with long lines is shown here');
  });
});

describe('lines that are longer than the screen', () => {
  const LONG = `a: ${'x'.repeat(70)} the end of it\n`;

  test('are hinted at, and shown further right with the arrow that goes that way: it once had no meaning', () => {
    const journey = open(LONG);
    expect(draw(journey.state)).toContain('> long lines');
    expect(draw(journey.state)).not.toContain('the end of it');
    expect(draw(journey.press('right').state)).toContain('the end of it');
  });

  test('are shown from their start again by the other arrow, which leaves the layer only then', () => {
    const journey = open(LONG).press('right', 'left');
    expect(draw(journey.state)).toContain('a: xxx');
    expect(journey.press('left').screen('stack').type).toBe('stack');
  });

  test('are not hinted at where there are none', () => {
    const journey = open('a: 1\n');
    expect(draw(journey.state)).not.toContain('long lines');
    expect(journey.press('right').state.notice?.text).toBe('no line in sight is longer than the screen');
  });
});

test('once something was searched for, the keys for its other matches are hinted at', () => {
  const journey = open('a: 1\nb: 1\n');
  expect(draw(journey.state)).not.toContain('n next match');
  expect(draw(journey.press('/', 'type:1', 'enter').state)).toContain('n next match');
});
