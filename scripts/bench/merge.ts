import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {merge3} from '../../src/domain/merge/merge3.ts';
import {chartValues} from './compared-texts.ts';
import {realData} from './real-data.ts';
import {least, measureFloor} from './timing.ts';

/**
 * Three-way merges, as multiples of B: of the two versions of a real pack with the longest values, and of as many lines of our own. The
 * first run of each is cold, as a user meets it. The screen merges in a thread from 5,000 characters on.
 */
export function benchMerge(): void {
  const floor = measureFloor();
  const pair = realData === undefined ? undefined : longestPair(realData);
  if (pair === undefined) console.log('  ../shared/data is not there: no real pair');
  else {
    const {name, base, theirs} = pair;
    report(
      `${name}, ${countLines(base)} and ${countLines(theirs)} lines, 40 of mine`,
      floor,
      base,
      edit(base, 40),
      theirs,
    );
    report('the same without the old defaults', floor, '', edit(base, 40), theirs);
  }
  const old = `charts:\n${chartValues(5000).join('\n')}\n`;
  const next = old
    .replaceAll(/tag: 1\.3\..*/g, 'tag: 2.0.0')
    .replaceAll('cpu: 500m', 'cpu: 500m\n        storage: 1Gi');
  report('5,000 lines, 400 of theirs, 40 of mine', floor, old, edit(old, 40), next);
  report('the same, 400 of mine', floor, old, edit(old, 400), next);
}

/** The values with so many lines `key: word` changed, evenly spread. */
function edit(text: string, count: number): string {
  const lines = text.split('\n');
  const scalars = [...lines.keys()].filter(at => /^ *[\w-]+: [\w.]+$/.test(lines[at] ?? ''));
  const step = Math.max(1, Math.floor(scalars.length / count));
  for (const at of scalars.filter((_, place) => place % step === 0)) lines[at] = `${lines[at]}-mine # mine`;
  return lines.join('\n');
}

interface Pair {
  readonly name: string;
  readonly base: string;
  readonly theirs: string;
}

/** Of all packs with two versions, the two with the longest values together. */
function longestPair(folder: string): Pair | undefined {
  const packs = ['packs', 'infra-packs'].flatMap(part =>
    readdirSync(join(folder, part)).map(name => join(folder, part, name)),
  );
  const texts = packs.map(pack => ({name: nameOf(pack), text: readFileSync(join(pack, 'values.yaml'), 'utf8')}));
  const pairs = texts.flatMap(({name, text}, at) =>
    texts.slice(at + 1).flatMap(other => (other.name === name ? [{name, base: text, theirs: other.text}] : [])),
  );
  return pairs.toSorted((a, b) => sizeOf(b) - sizeOf(a)).at(0);
}

function nameOf(folder: string): string {
  return /"name"\s*:\s*"([^"]+)"/.exec(readFileSync(join(folder, 'pack.json'), 'utf8'))?.[1] ?? '';
}

function sizeOf({base, theirs}: Pair): number {
  return base.length + theirs.length;
}

function countLines(text: string): number {
  return text.split('\n').length;
}

function report(name: string, floor: number, base: string, mine: string, theirs: string): void {
  const merge = () => void merge3(base, mine, theirs);
  const [first, warm] = [least(merge, 1), least(merge, 3)];
  const times = [first, warm].map(
    ({wall, cpu}) => `${wall.toFixed(0)} ms (${(wall / floor).toFixed(1)} B, CPU ${cpu.toFixed(0)} ms)`,
  );
  console.log(`  ${name.padEnd(60)} first ${times.join(', then ')}`);
}
