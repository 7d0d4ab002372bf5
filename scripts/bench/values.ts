import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {applyChanges, readText} from '../../src/domain/values/apply-changes.ts';
import {listLeaves} from '../../src/domain/values/data.ts';
import {parseValues} from '../../src/domain/values/parse-values.ts';
import {scanKeys} from '../../src/domain/values/scan-keys.ts';
import {setValue} from '../../src/domain/values/set-value.ts';
import {formatSource} from '../../src/domain/values/yaml-source.ts';
import {chartValues, textOf} from './compared-texts.ts';
import {realData} from './real-data.ts';
import {median, timed} from './timing.ts';

/** What a values text costs: its keys by a scan, one value changed by splicing (goal: 2 ms), all of it parsed. */
export function benchValues(): void {
  const largest = largestValues();
  if (largest === undefined) console.log('  (no real data beside the project: made-up values only)');
  else report('the largest real values', largest);
  report('made-up values', `charts:\n${textOf(chartValues(8000))}`);
}

function report(name: string, text: string): void {
  // The last one is the dearest to find.
  const path = listLeaves(parseValues(text).value).at(-1) ?? [];
  console.log(`  ${name} (${Math.round(text.length / 1000)} KB, ${text.split('\n').length} lines)`);
  tell('keys, by a scan', () => scanKeys(text));
  tell('one value changed, by splicing', () => setValue(text, path, formatSource(7)));
  tell('parsed', () => parseValues(text));
  tell('one value changed, and made sure of by parsing', () => {
    applyChanges(readText(text), [{kind: 'set', path, source: '7', value: 7}]);
  });
}

/** The first time as a user meets it, then the middle of nine. */
function tell(name: string, work: () => unknown): void {
  const first = timed(() => void work());
  const warm = median(Array.from({length: 9}, () => timed(() => void work())));
  console.log(`    ${name.padEnd(50)} first ${first.toFixed(1)} ms, then ${warm.toFixed(2)} ms`);
}

function largestValues(): string | undefined {
  if (realData === undefined) return undefined;
  const texts = ['packs', 'infra-packs'].flatMap(name => {
    const folder = join(realData ?? '', name);
    return readdirSync(folder).map(pack => textOfFile(join(folder, pack, 'values.yaml')));
  });
  return texts.toSorted((a, b) => b.length - a.length)[0];
}

function textOfFile(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
