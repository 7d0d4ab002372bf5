import {describe, expect, test} from 'vitest';
import {aProfile} from '../../domain/validate/build.ts';
import {openChecked, openProfile} from '../../fixtures/checked-profile.ts';
import {draw} from '../../fixtures/draw.ts';

const VALUES = `pack:\n  namespace: app\nreplicas: {{.spectro.var.replicas}}\nenabled: on\n`;
const ODD = aProfile({
  layers: [{name: 'prometheus', values: VALUES}, {name: 'extra'}],
  variables: [{name: 'ports', displayName: 'Ports', format: 'sums'}],
});

describe.each([
  [80, 24],
  [160, 50],
])('at %i columns', (columns, rows) => {
  test('the title counts errors and warnings apart', () => {
    expect(draw(openChecked(ODD, columns).state).split('\n')[0]).toMatch(/ ! 2 errors, 1 warning$/);
  });

  test('the stack says which layer has how many', () => {
    const row = draw(openChecked(ODD, columns).state)
      .split('\n')
      .find(line => /add +prometheus/.test(line));
    expect(row).toContain('! 1 error');
  });

  test('the Problems screen shows severity, layer, line and message, and what to do about the one under the cursor', () => {
    const screen = draw(openChecked(ODD, columns).press('!', 'j').state);
    expect(screen).toMatch(/>! error +prometheus +3 +variable replicas is not declared/);
    expect(screen).toContain('line 3:11');
    expect(screen).toContain('-> Declare replicas among the variables');
    expect(screen).toContain('variables.undeclared');
    expect(screen.split('\n')).toHaveLength(rows);
  });

  test('no problems are said so, with what was checked', () => {
    expect(draw(openChecked(aProfile({}), columns).press('!').state)).toContain(
      'no problems: layers, packs, values, variables and macros are in order',
    );
  });

  test('before the first check is done the screen says that it runs', () => {
    const screen = draw(openProfile(ODD, [], columns).press('!').state);
    expect(screen).toContain('checking…');
  });

  test('a filter that nothing fits names itself', () => {
    const screen = draw(openChecked(ODD, columns).press('!', '/', 'type:severity:note x', 'enter').state);
    expect(screen).toContain('none of 3 fits "severity:note x"');
  });

  test('lines of values with a problem are marked in the gutter', () => {
    const screen = draw(openChecked(ODD, columns).press('enter').state);
    expect(screen).toMatch(/^ !3 replicas/m);
    expect(screen).toMatch(/^ {2}2 {3}namespace/m);
  });

  test('the status line says what is wrong with the line under the cursor', () => {
    const screen = draw(openChecked(ODD, columns).press('enter', 'j', 'j').state);
    expect(screen).toMatch(/^ replicas {2}! variable replicas is not declared/m);
  });
});
