import {diffProfiles} from '../../src/domain/diff/profile-diff.ts';
import {diffValuesTexts} from '../../src/domain/diff/text-diff.ts';
import type {Profile} from '../../src/domain/profile.ts';
import {chartValues, edited, randomFrom} from './compared-texts.ts';
import {measureFloor, median, timed} from './timing.ts';

/** Comparing whole profiles and long values, as multiples of B; the first run of each is cold, as a user meets it. */
export function benchProfileDiff(): void {
  const floor = measureFloor();
  const random = randomFrom(30);
  const values = Array.from({length: 30}, (_, at) =>
    chartValues(2000).map(line => line.replaceAll('service', `s${at}-`)),
  );
  const a = profileOf(values);
  const b = profileOf(
    values.map(lines => lines.map(line => (random() < 0.01 ? line.replace(/: [\w.]+$/, ': other') : line))),
  );
  report('30 layers of 2,000 lines, all edited', floor, () => diffProfiles(a, b));
  const broken = profileOf(values.map(lines => edited(lines, 10, random)));
  report('the same, edited to what is no YAML', floor, () => diffProfiles(a, broken));
  const long = chartValues(20_000);
  const [before, after] = [textOf(long), textOf(long.map(line => line.replace(/: 1\..*/, ': changed')))];
  report('key paths of 20,000 lines, 1,800 changes', floor, () => diffValuesTexts(before, after));
  // An anchor makes all of both texts be parsed.
  const [tied, alsoTied] = [`x: &x 1\n${before}`, `x: &x 1\n${after}`];
  report('the same with anchors: all of it parsed', floor, () => diffValuesTexts(tied, alsoTied));
}

function profileOf(values: readonly (readonly string[])[]): Profile {
  const packs = values.map((lines, at) => ({'x-strata-id': `layer-${at}`, name: `layer-${at}`, values: textOf(lines)}));
  return {metadata: {name: 'bench'}, spec: {version: '1.0.0', template: {packs}}};
}

function textOf(lines: readonly string[]): string {
  return `charts:\n${lines.join('\n')}\n`;
}

function report(name: string, floor: number, work: () => void): void {
  const first = timed(work);
  const warm = median(Array.from({length: 5}, () => timed(work)));
  const times = [first, warm].map(time => `${time.toFixed(0)} ms (${(time / floor).toFixed(1)} B)`);
  console.log(`  ${name.padEnd(42)} first ${times.join(', then ')}`);
}
