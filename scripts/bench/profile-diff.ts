import {diffProfiles} from '../../src/domain/diff/profile-diff.ts';
import {diffValuesTexts} from '../../src/domain/diff/text-diff.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {chartValues, edited, randomFrom} from './compared-texts.ts';
import {least, measureFloor} from './timing.ts';

/**
 * Comparing whole profiles and long values, as multiples of B; the first run of each is cold, as a user meets it. Goals: profiles under 3 B,
 * key paths under 20 B, off the main loop where it takes more than 100 ms.
 */
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
  // An anchor ties blocks together: those that differ are parsed in one.
  const [tied, alsoTied] = [`x: &x 1\n${before}`, `x: &x 1\n${after}`];
  report('the same with an anchor', floor, () => diffValuesTexts(tied, alsoTied));
  const documents = (text: string) =>
    Array.from({length: 20}, (_, at) => textOf(text.split('\n').slice(1 + at * 1000, 1001 + at * 1000))).join('---\n');
  const [parts, otherParts] = [documents(before), documents(after)];
  report('the same as 20 documents', floor, () => diffValuesTexts(parts, otherParts));
  // The end of a document makes all of both texts be parsed.
  report('the same, all of it parsed', floor, () => diffValuesTexts(`${before}...\n`, `${after}...\n`));
}

function profileOf(values: readonly (readonly string[])[]): Profile {
  const packs = values.map((lines, at) => ({'x-strata-id': `layer-${at}`, name: `layer-${at}`, values: textOf(lines)}));
  return {metadata: {name: 'bench'}, spec: {version: '1.0.0', template: {packs}}};
}

function textOf(lines: readonly string[]): string {
  return `charts:\n${lines.join('\n')}\n`;
}

function report(name: string, floor: number, work: () => void): void {
  const first = least(work, 1);
  const warm = least(work, 7);
  const times = [first, warm].map(
    ({wall, cpu}) => `${wall.toFixed(0)} ms (${(wall / floor).toFixed(1)} B, CPU ${cpu.toFixed(0)} ms)`,
  );
  console.log(`  ${name.padEnd(42)} first ${times.join(', then ')}`);
}
