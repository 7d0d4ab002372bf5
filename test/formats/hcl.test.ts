import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {freeHclName, type HclValue, printHcl} from '../../src/formats/hcl.ts';
import {oddText} from './odd-text.ts';
import {readHcl} from './read-hcl.ts';

const print = (...values: HclValue[]) =>
  printHcl([{type: 'b', body: values.map((value, at) => ({name: `a${at}`, value}))}]);

/** What a text is after it went through HCL: a heredoc ends with a line break, and all text is normalised. */
function asRead(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\n$/, '');
}

test.each<readonly [HclValue, string]>([
  ['foo: 1', '"foo: 1"'],
  ['a: 1\nb: 2\n', '<<-EOT\n    a: 1\n    b: 2\n  EOT'],
  ['a: 1\n\n  \nb: 2', '<<-EOT\n    a: 1\n\n  \n    b: 2\n  EOT'],
  ['  a\n  b\n', '<<EOT\n  a\n  b\nEOT'],
  ['EOT\n  EOT2\n', '<<-EOT3\n    EOT\n      EOT2\n  EOT3'],
  ['x: ${A} %{B}\ny: {{ .z }} $x %\n', '<<-EOT\n    x: $${A} %%{B}\n    y: {{ .z }} $x %\n  EOT'],
  ['x: $${A}\n\\n"q"\n', '<<-EOT\n    x: $$${A}\n    \\n"q"\n  EOT'],
  ['a: 1\r\nb: 2\r\n', '"a: 1\\r\\nb: 2\\r\\n"'],
  ['"\\\t\u001b[31m\u202e${x}', '"\\"\\\\\\t\\u001b[31m\\u202e$${x}"'],
  ['a\n\u0301b\n', '<<EOT\na\n\u0301b\nEOT'],
  ['', '""'],
  ['\n', '"\\n"'],
  [true, 'true'],
  [{code: 'var.x'}, 'var.x'],
  [{items: ['a', '${b}']}, '["a", "$${b}"]'],
  [{fields: {a: 'b'}}, '{\n    a = "b"\n  }'],
  [{parts: ['a: ', {code: 'var.x'}, '${y}']}, '"a: ${var.x}$${y}"'],
  [{parts: ['a: ', {code: 'var.x'}, '\nb: 1\n']}, '<<-EOT\n    a: ${var.x}\n    b: 1\n  EOT'],
])('%j is written as Terraform writes it', (value, expected) => {
  expect(print(value)).toBe(`b {\n  a0 = ${expected}\n}\n`);
});

test('equals signs of following attributes are aligned, and blocks stand apart', () => {
  const inner = {type: 'c', labels: ['x y', 'z'], body: []};
  const name = {name: 'name', value: 'web'};
  expect(printHcl([{type: 'b', body: [name, {name: 'id', value: '1'}, inner, name]}, inner])).toBe(
    'b {\n  name = "web"\n  id   = "1"\n\n  c "x y" "z" {\n  }\n\n  name = "web"\n}\n\nc "x y" "z" {\n}\n',
  );
});

test('names are ones of HCL, and told apart', () => {
  const taken = new Set<string>();
  const names = ['Public Repo', 'public-repo', '3 nodes', '', 'é', 'a'].map(text => freeHclName(text, taken));
  expect(names).toEqual(['public_repo', 'public_repo_2', '_3_nodes', '_', '__2', 'a']);
});

describe("HashiCorp's parser", () => {
  test('reads every text as it was, save for a line break at its end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddText, {minLength: 1, maxLength: 5}), async texts => {
        const read = await readHcl(print(...texts));
        const values = Object.fromEntries(texts.map((text, at) => [`a${at}`, asRead(text)]));
        expect(trimmed(read)).toEqual({b: [values]});
      }),
      {numRuns: 300},
    );
  });

  test('reads lines of any indentation as they were', async () => {
    const line = fc.tuple(
      fc.constantFrom('', ' ', '  ', '\t', '\u00a0'),
      fc.constantFrom('', 'a', '${', 'EOT', '\u0301', ' '),
    );
    const lines = fc.array(line, {minLength: 2, maxLength: 6}).map(all => all.map(parts => parts.join('')).join('\n'));
    await fc.assert(
      fc.asyncProperty(lines, async text => {
        expect(trimmed(await readHcl(print(text)))).toEqual({b: [{a0: asRead(text)}]});
      }),
      {numRuns: 300},
    );
  });
});

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\n$/, '');
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, trimmed(item)]));
}
