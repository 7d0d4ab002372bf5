import {expect, test} from 'vitest';
import {describeSchemaFormat, matchesFormat, parseFormat} from '../../../src/domain/schema-constraint/schema-format.ts';

function format(text: string) {
  const troubles: string[] = [];
  return {format: parseFormat(text, what => troubles.push(what)), troubles};
}

test.each([
  ['${string}', ['a', '1.5', 'a b'], []],
  ['${number}', ['1', '-0.5'], ['one', '1 2']],
  ['${number:[5000-5005]}', ['5000', '5005'], ['4999', '5006', 'x']],
  ['${number:[-5-5]}', ['-5', '0', '5'], ['-6', '6']],
  ['${number:/^(500[0-5])$/}', ['5003'], ['5006', '50031']],
  ['${boolean}', ['true', 'False'], ['1', 'maybe']],
  ['${password:/^[a-z]{2}$/}', ['ab'], ['abc']],
  ['${list:[PACK,GIT, CHART]}', ['PACK', 'CHART'], ['pack', 'PACK,GIT', '']],
  ['${ipv4}', ['10.10.10.10'], ['10.10.10', '10.10.10.256']],
  ['${version}', ['1.2.3', 'v1.2.3'], ['1.2', 'latest']],
  ['${ipv4} - ${ipv4}', ['10.10.10.10 - 10.10.10.255'], ['10.10.10.10', '10.10.10.10-10.10.10.255', '10.10.10.10 - x']],
  [
    '${string}, ${string:/size=\\d+/}',
    ['type-zeroedthick, size=150'],
    ['type-zeroedthick,size=150', 'type-zeroedthick, size=s'],
  ],
  [
    '${string}/${string}:${version}',
    ['ghcr.io/spectrocloud/hello:1.1.1', 'a:80/b:1.1.1'],
    ['hello:1.1.1', 'a/b:latest', '/b:1.1.1'],
  ],
  ['${string:/^\\d+$/} ${string}', ['1 a b'], ['a 1 b']],
  ['v${number}', ['v1'], ['1', 'vv1']],
  ['${string:/^a{2}$/}', ['aa'], ['a']],
  ['${list:[a-b]}${number}', ['a-b7'], ['a7']],
])('%s takes %j and refuses %j', (text, good, bad) => {
  const {format: parsed, troubles} = format(text);
  expect(troubles).toEqual([]);
  expect(good.filter(value => !matchesFormat(parsed, value))).toEqual([]);
  expect(bad.filter(value => matchesFormat(parsed, value))).toEqual([]);
});

test.each([
  ['${input}', 'the type "input"'],
  ['${string:/[/}', 'is not valid'],
  ['${number:[one-two]}', 'not a range'],
  ['${string', 'not closed'],
  ['${number:5}', 'neither'],
])('%s is told, and refuses nothing', (text, trouble) => {
  const {format: parsed, troubles} = format(text);
  expect(troubles.join()).toContain(trouble);
  expect(matchesFormat(parsed, text.endsWith('}') ? '5' : text)).toBe(true);
});

test('a form with many pieces and a long value is answered in a moment', () => {
  const {format: parsed} = format('${string:/a+$/}${string:/b+$/}${string:/c+$/}${ipv4}');
  const start = performance.now();
  matchesFormat(parsed, 'ab'.repeat(3000));
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a form is described in words', () => {
  expect(describeSchemaFormat(format('${number:[1-10]}').format)).toBe('a number from 1 to 10');
  expect(describeSchemaFormat(format('${list:[a,b]}').format)).toBe('one of a, b');
  expect(describeSchemaFormat(format('${ipv4} - ${ipv4}').format)).toBe('of the form ${ipv4} - ${ipv4}');
});
