import {applyPatch} from 'diff';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diffLines} from '../../../../src/domain/diff/lines/line-diff.ts';
import {linesOf} from '../../../../src/domain/diff/lines/line-edit.ts';
import {formatUnified} from '../../../../src/domain/diff/report/unified-diff.ts';

function unified(before: string, after: string, context = 3): readonly string[] {
  return formatUnified(
    {before, after, edits: diffLines(linesOf(before), linesOf(after))},
    {a: 'x.yaml', b: 'x.yaml'},
    context,
  );
}

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), {maxLength: 40})
  .map(lines => lines.map(line => `${line}\n`).join(''));

test('npm diff applies our patches to a and gets b', () => {
  fc.assert(
    fc.property(texts, texts, fc.integer({min: 0, max: 4}), (before, after, context) => {
      fc.pre(before !== after);
      expect(applyPatch(before, `${unified(before, after, context).join('\n')}\n`)).toBe(after);
    }),
    {numRuns: 300},
  );
});

test('edits that are near each other share a hunk, others do not', () => {
  const lines = Array.from({length: 30}, (_, at) => `line ${at}`);
  const after = lines.with(5, 'x').with(11, 'y').with(25, 'z');
  const hunks = unified(`${lines.join('\n')}\n`, `${after.join('\n')}\n`).filter(line => line.startsWith('@@'));
  expect(hunks).toEqual(['@@ -3,13 +3,13 @@', '@@ -23,7 +23,7 @@']);
});

test('a text that came or went has /dev/null on its other side', () => {
  const texts = {before: '', after: 'a\n', edits: diffLines([], ['a'])};
  expect(formatUnified(texts, {a: undefined, b: 'my layer/values.yaml'})).toEqual([
    'diff --git "a/my layer/values.yaml" "b/my layer/values.yaml"',
    'new file mode 100644',
    '--- /dev/null',
    '+++ "b/my layer/values.yaml"',
    '@@ -0,0 +1 @@',
    '+a',
  ]);
});
