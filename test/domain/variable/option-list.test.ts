import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseOptions, printOptions} from '../../../src/domain/variable/option-list.ts';

test('values stand between commas, labels after =', () => {
  expect(parseOptions('small=Small machines,  large , ')).toEqual([
    {value: 'small', label: 'Small machines'},
    {value: 'large'},
  ]);
});

test('a backslash takes the meaning from what follows it', () => {
  expect(parseOptions(String.raw`a\,b=x\=y, c\\, \ d\ , e\nf`)).toEqual([
    {value: 'a,b', label: 'x=y'},
    {value: 'c\\'},
    {value: ' d '},
    {value: 'e\nf'},
  ]);
});

test('what else an option has stays with its value', () => {
  const known = [{value: 'a', label: 'A', description: 'first'}, {value: 'b'}];
  expect(parseOptions('b=B, a', known)).toEqual([
    {value: 'b', label: 'B'},
    {value: 'a', description: 'first'},
  ]);
});

test('whatever options are printed are read again', () => {
  const text = fc.string({minLength: 1, unit: fc.constantFrom('a', ' ', ',', '=', '\\', '\n', 'n', '€')});
  const option = fc.record({value: text, label: text}, {requiredKeys: ['value']});
  fc.assert(
    fc.property(fc.array(option), options => {
      expect(parseOptions(printOptions(options))).toEqual(options);
    }),
  );
});
