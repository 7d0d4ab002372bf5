import {describe, expect, test} from 'vitest';
import {aProfile} from '../../domain/validate/build.ts';
import {openChecked} from '../../fixtures/checked-profile.ts';
import {draw} from '../../fixtures/draw.ts';

const PROFILE = aProfile({
  layers: [
    {name: 'prometheus', values: 'a: {{.spectro.var.replicas}}\n'},
    {name: 'web', values: 'a: {{.spectro.var.replicas}}\n'},
  ],
  variables: [
    {name: 'replicas', displayName: 'Replicas', format: 'number', defaultValue: '3', required: true},
    {name: 'token', displayName: 'Token', isSensitive: true, hidden: true, immutable: true, defaultValue: 'hunter2'},
    {name: 'size', inputType: 'dropdown', options: [{value: 's', label: 'Small'}, {value: 'l'}], defaultValue: 's'},
    {name: 'sum', displayName: 'Sum', format: 'sums'},
  ],
});

describe.each([
  [80, 24],
  [160, 50],
])('at %i columns', (columns, rows) => {
  const open = () => openChecked(PROFILE, columns).press('2');

  test('each variable has its name, display name, format, flags and uses', () => {
    const screen = draw(open().state);
    expect(screen).toMatch(/>  replicas +Replicas +number +req +2 layers/);
    expect(screen).toMatch(/ {3}token +Token +string +hid ro mask +unused/);
    expect(screen.split('\n')).toHaveLength(rows);
  });

  test('one with an error is marked', () => {
    expect(draw(open().state)).toMatch(/^ ! sum /m);
  });

  test('one that is not as it was saved is marked', () => {
    expect(draw(open().press('enter', 'tab', 'type:!', 'enter').state)).toMatch(/^>~ replicas +Replicas! /m);
  });

  test('the form shows how the field will be asked for, as it is typed', () => {
    const screen = draw(open().press('enter', 'tab', 'type: wanted').state);
    expect(screen).toContain('  Replicas wanted *');
    expect(screen).toContain('  [3 ');
    expect(screen).toContain('takes a number, such as 3 or 0.5; must be filled in');
    expect(screen.split('\n')).toHaveLength(rows);
  });

  test('a form with an error keeps its last field and its frame on the screen', () => {
    const screen = draw(open().press('a', 'type:bad name').state);
    expect(screen).toMatch(/! "bad name" cannot be/);
    expect(screen).toMatch(/Masked +no/);
    expect(screen).toContain('└──');
  });

  test('a masked default is not shown, neither in the list nor in the form', () => {
    expect(draw(open().press('j').state)).not.toContain('hunter2');
    const form = draw(open().press('j', 'enter').state);
    expect(form).not.toContain('hunter2');
    expect(form).toMatch(/Default +\*{7}\s/);
  });

  test('no variables say which key adds the first', () => {
    expect(draw(openChecked(aProfile({}), columns).press('2').state)).toContain('no variables: a adds the first');
  });
});

test('on the smallest screen the field that is typed into is in sight, and the preview', () => {
  const {state} = openChecked(PROFILE).press('2', 'enter', ...Array.from({length: 8}, () => 'tab'));
  const screen = draw({...state, size: {columns: 60, rows: 16}});
  expect(screen).toMatch(/> Required +< yes >/);
  expect(screen).toContain('  Replicas *');
  expect(screen).toContain('└──');
  expect(screen.split('\n')).toHaveLength(16);
});

test('beside the list stands how it is asked for, and every use with its line', () => {
  const screen = draw(openChecked(PROFILE, 160).press('2').state);
  expect(screen).toContain('AT DEPLOYMENT');
  expect(screen).toMatch(/Replicas \*$/m);
  expect(screen).toMatch(/prometheus line 1 {2}a: {{.spectro.var.replicas}}$/m);
});

test('a dropdown shows its options by their labels', () => {
  const screen = draw(openChecked(PROFILE, 160).press('2', 'j', 'j').state);
  expect(screen).toMatch(/\[Small +v\]/);
  expect(screen).toMatch(/- Small$/m);
  expect(screen).toMatch(/- l$/m);
});

test('a hidden variable says that nobody is asked', () => {
  const screen = draw(openChecked(PROFILE, 160).press('2', 'j').state);
  expect(screen).toContain('hidden: nobody is asked, it is always ********');
});

describe('a form with more fields than the screen has rows', () => {
  const small = () =>
    openChecked(PROFILE, 80)
      .send({type: 'app.resized', size: {columns: 60, rows: 16}})
      .press('2', 'a');

  test('says how many are below, and how many above once they are out of sight', () => {
    const form = small();
    expect(draw(form.state)).toMatch(/New variable +\d+ below/);
    form.press('tab', 'tab', 'tab', 'tab', 'tab', 'tab', 'tab');
    expect(draw(form.state)).toMatch(/New variable +\d+ above, \d+ below/);
    expect(draw(form.press('shift+tab', 'tab', 'tab', 'tab', 'tab', 'tab').state)).toMatch(/New variable +\d+ above │/);
  });

  test('says nothing where all are in sight', () => {
    expect(draw(openChecked(PROFILE, 80).press('2', 'a').state)).not.toMatch(/\d+ below/);
  });
});
