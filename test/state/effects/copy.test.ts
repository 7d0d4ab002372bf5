import {describe, expect, test} from 'vitest';
import {valuesOf} from '../../../src/domain/layer/layer.ts';
import {maskValuesAt} from '../../../src/domain/secret/secret-values.ts';
import {copy} from '../../../state/effects/copy.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';

const VALUES = 'a:\n  b: "x y" # why\n  c: [1, 2]\n';
const LAYER = aLayer('vault', {values: VALUES});
const onValues = (row: number) => openProfile(aProfile(LAYER)).press('enter', ...Array<string>(row).fill('j'), 'y');

describe('y offers', () => {
  test.each([
    [1, 'v', ['a', 'b']],
    [2, 'v', ['a', 'c']],
    [0, 'l', []],
  ])('from row %i of the values, by %s, the values at %j, masked', (row, key, path) => {
    const asked = {type: 'values.copy', layer: LAYER, path, isRevealed: false};
    expect(onValues(row).press(key).effect('values.copy')).toEqual(asked);
    expect(onValues(row).press('r', key).effect('values.copy')).toEqual({...asked, isRevealed: true});
  });

  test.each([
    [1, 'p', 'a.b'],
    [0, 'n', 'vault'],
  ])('from row %i, by %s, what is no secret', (row, key, text) => {
    expect(onValues(row).press(key).effect('text.copy')).toMatchObject({text});
  });

  test('the values of the layer under the cursor of the stack', () => {
    expect(openStack().press('y', 'l').effect('values.copy')).toMatchObject({layer: {name: 'ubuntu'}, path: []});
  });

  test('a manifest', () => {
    const layer = aLayer('x', {type: 'manifest', manifests: [{name: 'ns', content: 'kind: Namespace\n'}]});
    expect(openProfile(aProfile(layer)).press('enter', 'y', 'm').effect('text.copy')).toMatchObject({
      text: 'kind: Namespace\n',
    });
  });

  test('the document as it is on the screen', () => {
    const journey = openStack().press('y', 'd');
    const profile = journey.state.session?.history.present;
    expect(journey.effect('document.copy')).toEqual({type: 'document.copy', profile, isRevealed: false});
  });
});

describe('what is copied', () => {
  const layer = aLayer('db', {values: 'db:\n  user: "me"\n  password: s3cret # mine\n'});
  const profile = aProfile(layer);

  /** What went to the clipboard, and what was said. */
  async function copied(effect: Parameters<typeof copy>[0], limit = Infinity) {
    let sent: string | undefined;
    const ports = portsOf({
      clipboard: {
        copy(text) {
          if (text.length > limit) return {limit};
          sent = text;
          return undefined;
        },
      },
      documents: {
        maskValues: async one => maskValuesAt(valuesOf(one), ['db.password']),
        print: async (_profile, isRevealed) => ({
          text: isRevealed ? 's3cret' : '***',
          masked: isRevealed ? [] : ['db: db.password'],
        }),
      },
    });
    const action = await copy(effect, ports);
    return {sent, said: action.type === 'notice.show' ? action.notice.text : ''};
  }

  test('is masked as in an export, and it is said what', async () => {
    expect(await copied({type: 'values.copy', layer, path: [], isRevealed: false})).toEqual({
      sent: 'db:\n  user: "me"\n  password: \'********\' # mine\n',
      said: "sent the values of db to the terminal's clipboard, 47 bytes; masked: db.password",
    });
    expect(await copied({type: 'document.copy', profile, isRevealed: false})).toMatchObject({
      sent: '***',
      said: expect.stringContaining('masked: db: db.password'),
    });
  });

  test('is a value without its quotes', async () => {
    expect(await copied({type: 'values.copy', layer, path: ['db', 'user'], isRevealed: false})).toMatchObject({
      sent: 'me',
    });
  });

  test('is no secret, unless it is asked for as it is', async () => {
    const secret = {type: 'values.copy', layer, path: ['db', 'password']} as const;
    const {sent, said} = await copied({...secret, isRevealed: false});
    expect(sent).toBeUndefined();
    expect(said).toBe('the value of db.password is a secret and was not copied; y r v copies it as it is');
    expect(await copied({...secret, isRevealed: true})).toMatchObject({sent: 's3cret'});
    expect(await copied({type: 'document.copy', profile, isRevealed: true})).toMatchObject({sent: 's3cret'});
  });

  test('is nothing when it is more than a terminal takes', async () => {
    const {sent, said} = await copied({type: 'text.copy', text: 'abc', what: 'it'}, 2);
    expect(sent).toBeUndefined();
    expect(said).toBe('it has 3 bytes, a terminal takes 2; x writes a file');
  });
});
