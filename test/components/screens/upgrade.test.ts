import {describe, expect, test} from 'vitest';
import {draw} from '../../fixtures/draw.ts';
import {openWeb} from '../../fixtures/upgrade-packs.ts';

describe.each([
  [60, 16],
  [80, 24],
  [160, 50],
])('at %i columns', (columns, rows) => {
  const open = () => openWeb({}, {size: {columns, rows}});

  test('the stack marks layers that have something newer, and counts them', () => {
    const screen = draw(open().state);
    expect(screen).toMatch(/add +web +1\.0\.0(?: +1\.0\.0)? +\^/);
    expect(screen).toContain('2 with a newer version (^)');
  });

  test('versions say what they bring, and from where', () => {
    const screen = draw(open().press('v').state);
    expect(screen).toMatch(/^>  2\.0\.0 +next major +lab/m);
    expect(screen).toMatch(/^ ! 3\.0\.0 +2 majors on, disabled/m);
    expect(screen).toMatch(/^ \* 1\.0\.0 +in use/m);
    expect(screen).toContain('conflicts 1  orphans 1  kept mine 1  adopted 2  same 0');
    expect(screen).toContain('enter shows what it changes');
    expect(screen.split('\n')).toHaveLength(rows);
  });

  test('what speaks against the version under the cursor is said in full', () => {
    const words = draw(open().press('k', 'v', 'g').state).replaceAll(/[\s!]+/g, ' ');
    expect(words).toContain('goes one minor at a time, and this skips 1.33: upgrade to');
  });

  test('changes stand under their classes, with the three values of the one under the cursor', () => {
    const screen = draw(open().press('v', 'enter').state);
    expect(screen).toContain('1.0.0 -> 2.0.0  conflicts 1  orphans 1  kept mine 1');
    expect(screen).toMatch(/! \? +web\.replicas {2}mine 5, new 2, was 1/);
    expect(screen).toMatch(/was +1\b/);
    expect(screen).toMatch(/> mine +5\b/);
    expect(screen).toMatch(/new +2\b/);
    expect(screen.split('\n')).toHaveLength(rows);
  });

  test('the preview shows what changes in the values', () => {
    const screen = draw(open().press('v', 'enter', 'd').state);
    expect(screen).toContain('[2 preview]');
    expect(screen).toMatch(/- {3}image: web:1/);
    expect(screen).toMatch(/\+ {3}image: web:2/);
    expect(screen.split('\n')).toHaveLength(rows);
  });
});

test('secrets are masked among the changes, and in the preview until they are revealed', () => {
  const journey = openWeb({values: 'web:\n  password: hunter2\n'}).press('v', 'enter', 'G', 'enter');
  expect(draw(journey.state)).not.toContain('hunter2');
  journey.press('d');
  expect(draw(journey.state)).toContain('password: ********');
  expect(draw(journey.press('S').state)).toContain('hunter2');
});

test('a value that was written as the answer stands among the others', () => {
  const journey = openWeb().press('v', 'enter', 'e');
  const purpose = {of: 'upgrade-value', layer: 'web', path: 'web.replicas'} as const;
  journey.send({type: 'text.edited', purpose, result: {status: 'changed', text: '7\n', file: '/tmp/edited'}});
  const screen = draw(journey.state);
  expect(screen).toMatch(/! own +web\.replicas {2}own 7, mine 5, new 2, was 1/);
  expect(screen).toMatch(/> own +7\b/);
});

test('side by side from 120 columns', () => {
  const screen = draw(openWeb({}, {size: {columns: 160, rows: 50}}).press('v', 'enter', 'd', 's').state);
  expect(screen).toMatch(/image: web:1 +\| +\d+ +image: web:2/);
});

test('help tells what the mark of the stack means', () => {
  expect(draw(openWeb().press('?').state)).toContain('(^: a registry has a newer version)');
});
