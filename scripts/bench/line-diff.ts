import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {diffLines} from '../../src/domain/diff/lines/line-diff.ts';
import {countLines, linesOf} from '../../src/domain/diff/lines/line-edit.ts';
import {comparedTexts} from './compared-texts.ts';
import {timed} from './timing.ts';

const ROUNDS = 7;

/**
 * Our line diff against `git diff --no-index --histogram`, turn by turn in one run: least times, and changed lines. Goals: as fast on real
 * pairs, three times its time and never 0.3 s on hostile ones, 1.02 times its edits.
 */
export function benchLineDiff(): void {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    for (const [name, [a, b]] of Object.entries(comparedTexts())) {
      const files = [join(folder, 'a'), join(folder, 'b')] as const;
      writeFileSync(files[0], a);
      writeFileSync(files[1], b);
      const [ours, gits]: [number[], number[]] = [[], []];
      let [lines, gitLines] = [0, 0];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(timed(() => (lines = changedLines(a, b))));
        gits.push(timed(() => (gitLines = changedLinesByGit(...files))));
      }
      report(name, {ours: Math.min(...ours), git: Math.min(...gits), lines, gitLines});
    }
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function changedLines(a: string, b: string): number {
  const {added, removed} = countLines(diffLines(linesOf(a), linesOf(b)));
  return added + removed;
}

function changedLinesByGit(a: string, b: string): number {
  const flags = ['diff', '--no-index', '--histogram', '--numstat', '--', a, b];
  const {stdout} = spawnSync('git', flags, {encoding: 'utf8'});
  const [added = '0', removed = '0'] = (stdout ?? '').split('\t');
  return Number(added) + Number(removed);
}

function report(
  name: string,
  {ours, git, lines, gitLines}: Record<'ours' | 'git' | 'lines' | 'gitLines', number>,
): void {
  const ratios =
    gitLines === 0 ? 'no git to compare with' : `${(ours / git).toFixed(2)}x git, ${lines} lines, git ${gitLines}`;
  console.log(`  ${name.padEnd(34)} ${ours.toFixed(1).padStart(6)} ms  ${ratios}`);
}
