import {describe, expect, test} from 'vitest';
import {layersOf, variablesOf} from '../../../src/domain/profile/profile.ts';
import {aProfile} from '../../domain/validate/build.ts';
import type {Journey} from '../../fixtures/app.ts';
import {openChecked} from '../../fixtures/checked-profile.ts';

const PROFILE = aProfile({
  layers: [
    {name: 'prometheus', values: 'a: {{.spectro.var.replicas}}\nb: {{.spectro.var.size}}\n'},
    {name: 'web', values: 'a: {{.spectro.var.replicas}}\n'},
  ],
  variables: [
    {name: 'replicas', displayName: 'Replicas', format: 'number', defaultValue: '3', uid: 'kept'},
    {
      name: 'size',
      displayName: 'Size',
      inputType: 'dropdown',
      options: [{value: 's'}, {value: 'l'}],
      defaultValue: 's',
    },
    {name: 'motd', displayName: 'Message', inputType: 'multiline', defaultValue: 'one\ntwo'},
  ],
});

describe('adding', () => {
  test('a variable is filled in field by field, and is one undo step', () => {
    const journey = open().press(
      'a',
      'type:token',
      'enter',
      'type:Token',
      ...Array.from({length: 10}, () => 'enter'),
      'right',
      'enter',
    );
    const [, , , added] = variables(journey);
    expect(added).toEqual({name: 'token', displayName: 'Token', isSensitive: true});
    expect(journey.screen('stack').lists.variables.cursor).toBe(3);
    expect(variables(journey.press('u'))).toHaveLength(3);
  });

  test('a name that is taken keeps the form open, on its field', () => {
    const journey = open().press('a', 'type:size', 'shift+tab', 'enter');
    expect(dialogOf(journey)).toMatchObject({
      focus: 0,
      fields: [{error: expect.stringContaining('two variables have the name')}, ...rest(11)],
    });
    expect(variables(journey)).toHaveLength(3);
  });

  test('an empty list says which key adds', () => {
    const journey = openChecked(aProfile({})).press('2', 'enter');
    expect(journey.state.notice?.text).toBe('no variable here; a adds one');
  });
});

describe('editing', () => {
  test('one field changes it alone; keys that we do not know stay', () => {
    const journey = open().press('enter', 'tab', 'type: now', 'enter');
    expect(variables(journey)[0]).toEqual({...PROFILE.spec.variables?.[0], displayName: 'Replicas now'});
    expect(variables(journey)[1]).toBe(variablesOf(PROFILE)[1]);
  });

  test('a choice is taken by arrows, space and first letters', () => {
    const journey = open().press('enter', 'tab', 'tab', 'tab', 'type:v');
    expect(dialogOf(journey).fields[3]?.line.text).toBe('version');
    expect(dialogOf(journey.press('space')).fields[3]?.line.text).toBe('base64');
    expect(dialogOf(journey.press('right', 'left', 'left')).fields[3]?.line.text).toBe('version');
  });

  test('a default that does not fit the format is said at once', () => {
    const journey = open().press('enter', 'tab', 'tab', 'tab', 'tab', 'tab', 'tab', 'type:x');
    expect(dialogOf(journey).fields[6]?.error).toContain('the default "3x" is not a number');
  });

  test('nothing changed is no step', () => {
    const journey = open().press('enter', 'enter');
    expect(journey.state.notice?.text).toBe('no changes');
    expect(journey.state.session?.history.past).toEqual([]);
  });

  test('what was wrong before does not keep another field from being mended', () => {
    const odd = aProfile({variables: [{name: 'a b', displayName: 'A', format: 'sums'}]});
    const journey = openChecked(odd).press('2', 'enter', 'tab', 'type:!', 'enter');
    expect(variables(journey)).toEqual([{name: 'a b', displayName: 'A!', format: 'sums'}]);
  });

  test('a new name is taken by the uses in the layers, in the same step', () => {
    const journey = open().press('enter', 'type:_max', 'enter');
    const profile = journey.state.session?.history.present ?? PROFILE;
    expect(layersOf(profile).map(layer => layer.values)).toEqual([
      'a: {{.spectro.var.replicas_max}}\nb: {{.spectro.var.size}}\n',
      'a: {{.spectro.var.replicas_max}}\n',
    ]);
    expect(journey.state.notice?.text).toBe('replicas is replicas_max now, in 2 layers too; u undoes');
    expect(journey.press('u').state.session?.history.present).toBe(PROFILE);
  });

  test('a default of several lines is not typed over in one line', () => {
    const journey = open().press(
      'j',
      'j',
      'enter',
      'tab',
      'tab',
      'tab',
      'tab',
      'tab',
      'tab',
      'type:x',
      'backspace',
      'tab',
      'enter',
    );
    expect(journey.state.session?.history.present).toBe(PROFILE);
  });

  test('a default of several lines is edited in the editor, without a line break at its end', () => {
    const journey = open().press('j', 'j', 'E');
    const asked = journey.effect('editor.open');
    expect(asked).toMatchObject({name: 'motd', text: 'one\ntwo'});
    if (asked === undefined) throw new Error('no editor was opened');
    const result = {status: 'changed', text: 'one\nthree\n', file: 'f'} as const;
    journey.send({type: 'text.edited', purpose: asked.purpose, result});
    expect(variables(journey)[2]?.defaultValue).toBe('one\nthree');
  });

  test('nothing is changed where the app only reads', () => {
    const journey = open();
    journey.state = {...journey.state, surroundings: {...journey.state.surroundings, isReadOnly: true}};
    for (const key of ['enter', 'a', 'J', 'D', 'E'])
      expect(journey.press(key).state.notice?.text).toContain('--read-only');
  });
});

describe('ordering', () => {
  test('J and K move the variable under the cursor, which stays on it', () => {
    const journey = open().press('J', 'J');
    expect(variables(journey).map(({name}) => name)).toEqual(['size', 'motd', 'replicas']);
    expect(journey.screen('stack').lists.variables.cursor).toBe(2);
    expect(variables(journey.press('K')).map(({name}) => name)).toEqual(['size', 'replicas', 'motd']);
  });

  test('at an end it says so', () => {
    expect(open().press('K').state.notice?.text).toBe('already the first');
  });
});

describe('deleting', () => {
  test('an unused variable is gone at once, and u brings it back', () => {
    const journey = open().press('j', 'j', 'D');
    expect(variables(journey)).toHaveLength(2);
    expect(journey.state.notice?.text).toBe('deleted motd; u brings it back');
    expect(journey.press('u').state.session?.history.present).toBe(PROFILE);
  });

  test('one that is used shows where, and is kept by the key that asked', () => {
    const journey = open().press('D');
    expect(journey.state.dialog).toMatchObject({
      kind: 'confirm',
      lines: [expect.anything(), 'prometheus line 1', 'web line 1'],
      verb: 'Delete it, used in 2 layers',
      isVerbFocused: false,
    });
    expect(variables(journey.press('D', 'enter'))).toHaveLength(3);
  });

  test('one that is used goes when the button is pressed', () => {
    expect(variables(open().press('D', 'right', 'enter')).map(({name}) => name)).toEqual(['size', 'motd']);
  });
});

describe('putting a variable into values', () => {
  test('takes the place of the value under the cursor, as one undo step', () => {
    const journey = openChecked(PROFILE).press('enter', '$');
    expect(journey.state.dialog).toMatchObject({title: 'Which variable, in place of the value of a?'});
    journey.press('j', 'enter');
    const [layer] = layersOf(journey.state.session?.history.present ?? PROFILE);
    expect(layer?.values).toBe("a: '{{.spectro.var.size}}'\nb: {{.spectro.var.size}}\n");
    expect(journey.state.notice?.text).toBe('Put size in a; u undoes');
    expect(journey.press('u').state.session?.history.present).toBe(PROFILE);
  });

  test('needs a line with a single value', () => {
    const profile = aProfile({layers: [{values: 'a:\n  b: 1\n'}], variables: [{name: 'v', displayName: 'V'}]});
    expect(openChecked(profile).press('enter', '$').state.notice?.text).toContain(
      'no single value stands on this line',
    );
  });

  test('needs a variable', () => {
    const journey = openChecked(aProfile({layers: [{values: 'a: 1\n'}]})).press('enter', '$');
    expect(journey.state.notice?.text).toBe('no variables yet: on tab 2 of the stack a adds one');
  });
});

test('undoing what was added leaves the cursor on the last that is left', () => {
  const journey = open().press('a', 'type:v', ...Array.from({length: 12}, () => 'enter'), 'u');
  expect(journey.screen('stack').lists.variables.cursor).toBe(2);
});

test('e on the problem of a variable opens its form', () => {
  const odd = aProfile({
    variables: [
      {name: 'a', displayName: 'A'},
      {name: 'b', displayName: 'B', format: 'sums'},
    ],
  });
  const journey = openChecked(odd).press('!', '/', 'type:code:variables.format', 'enter', 'e');
  expect(dialogOf(journey).about.variable).toMatchObject({at: 1, before: {name: 'b'}});
  expect(variables(journey.press('tab', 'tab', 'tab', 'right', 'enter'))[1]?.format).toBe('string');
});

function open(): Journey {
  return openChecked(PROFILE).press('2');
}

function variables(journey: Journey) {
  const profile = journey.state.session?.history.present;
  return profile === undefined ? [] : variablesOf(profile);
}

function dialogOf({state: {dialog}}: Journey) {
  if (dialog?.kind !== 'form') throw new Error('no form is open');
  return dialog;
}

function rest(count: number): readonly unknown[] {
  return Array.from({length: count}, () => expect.anything());
}
