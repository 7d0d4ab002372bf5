import {describe, expect, test} from 'vitest';
import {aLayer, aProfile, openProfile, openStack} from '../fixtures/open-profile.ts';

const VALUES = 'a:\n  b: "x y" # why\n  c: [1, 2]\n';
const onValues = (row: number) =>
  openProfile(aProfile(aLayer('vault', {values: VALUES}))).press('enter', ...Array<string>(row).fill('j'), 'y');

describe('y copies', () => {
  test.each([
    [1, 'v', 'x y'],
    [2, 'v', '[1, 2]'],
    [1, 'p', 'a.b'],
    [0, 'l', VALUES],
    [0, 'n', 'vault'],
  ])('from row %i of the values, by %s', (row, key, text) => {
    expect(onValues(row).press(key).effect('text.copy')).toMatchObject({text});
  });

  test('the values of the layer under the cursor of the stack', () => {
    expect(openStack().press('y', 'l').effect('text.copy')).toMatchObject({text: 'of: ubuntu\n'});
  });

  test('a manifest', () => {
    const layer = aLayer('x', {type: 'manifest', manifests: [{name: 'ns', content: 'kind: Namespace\n'}]});
    expect(openProfile(aProfile(layer)).press('enter', 'y', 'm').effect('text.copy')).toMatchObject({
      text: 'kind: Namespace\n',
    });
  });

  test('the document as it is on the screen', () => {
    const journey = openStack().press('y', 'd');
    expect(journey.effect('document.copy')?.profile).toBe(journey.state.session?.history.present);
  });
});
