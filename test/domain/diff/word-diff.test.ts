import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Mark, markLines} from '../../../src/domain/diff/word-diff.ts';

/** The lines with their marks in brackets. */
function show(lines: readonly string[], marks: readonly (readonly Mark[])[]): string[] {
  return lines.map((line, at) =>
    (marks[at] ?? []).reduceRight(
      (text, {start, end}) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      line,
    ),
  );
}

function marked(removed: string[], added: string[]): string[] {
  const marks = markLines(removed, added);
  return [...show(removed, marks.removed), ...show(added, marks.added)];
}

test('only the words that differ are marked', () => {
  expect(marked(['  image: nginx:1.25.3 # web'], ['  image: nginx:1.27.3 # web'])).toEqual([
    '  image: nginx:1.[25].3 # web',
    '  image: nginx:1.[27].3 # web',
  ]);
});

test('words that went to another line of the same edit are not marked', () => {
  const added = ['args:', '  - one', '  - two'];
  const marks = markLines(['args: [one, two]'], added);
  const words = added.flatMap((line, at) =>
    (marks.added[at] ?? []).map(({start, end}) => line.slice(start, end).trim()),
  );
  expect(words.join(' ')).not.toMatch(/args|one|two/);
});

test('lines with nothing in common are not marked at all', () => {
  expect(marked(['alpha: beta'], ['gamma - delta']).join('')).not.toContain('[');
});

test('a long value behind its key is marked, as is an item behind its dash', () => {
  expect(
    marked(['backupTarget: ~'], ['backupTarget: nfs://backup.example.com:/longhorn/{{.spectro.var.site}}']),
  ).toEqual(['backupTarget: [~]', 'backupTarget: [nfs://backup.example.com:/longhorn/{{.spectro.var.site}}]']);
  expect(marked(['  - mysql'], ['  - postgresql'])).toEqual(['  - [mysql]', '  - [postgresql]']);
});

test('beyond the budget only the ends of lines are compared, and it says so', () => {
  const [before, after] = [`${'x '.repeat(50)}one${' y'.repeat(50)}`, `${'x '.repeat(50)}two${' y'.repeat(50)}`];
  const coarse = markLines([before], [after], {characters: 10});
  expect(coarse).toEqual({grain: 'ends', removed: [[{start: 100, end: 103}]], added: [[{start: 100, end: 103}]]});
  expect(markLines([before], [after], {isLate: () => true}).grain).toBe('ends');
  expect(markLines([before], [after]).grain).toBe('words');
  expect(markLines([before], [after, 'more'], {characters: 10}).grain).toBe('lines');
});

test('marks lie inside their line, in order, and cut no character in half', () => {
  const line = fc.string({unit: fc.constantFrom('a', 'b', ' ', ':', '😀', '😁', 'é'), maxLength: 30});
  fc.assert(
    fc.property(
      fc.array(line, {maxLength: 3}),
      fc.array(line, {maxLength: 3}),
      fc.boolean(),
      (removed, added, isLate) => {
        const marks = markLines(removed, added, {isLate: () => isLate});
        for (const [lines, sides] of [
          [removed, marks.removed],
          [added, marks.added],
        ] as const) {
          expect(sides).toHaveLength(lines.length);
          for (const [at, text] of lines.entries()) {
            let end = 0;
            for (const mark of sides[at] ?? []) {
              expect(mark.start >= end && mark.end > mark.start && mark.end <= text.length).toBe(true);
              expect(text.slice(mark.start, mark.end).isWellFormed()).toBe(true);
              end = mark.end;
            }
          }
        }
      },
    ),
  );
});
