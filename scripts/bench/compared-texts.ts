/** Pairs of long texts to compare: a large file after a few changes, and input that diffs are known to choke on. */
export function comparedTexts(): Readonly<Record<string, readonly [string, string]>> {
  const random = randomFrom(20_260_701);
  const unique = numbered('key', SIZE);
  const values = chartValues(5700);
  return {
    '3.9k/5.7k lines of values': [
      textOf(values.filter((_, at) => at % 1900 < 1300)),
      textOf(edited(values, 60, random)),
    ],
    '20k lines, 200 changes': [textOf(unique), textOf(edited(unique, 200, random))],
    '20k repeating lines, 200 changes': repeating(random),
    'hostile: another file': [textOf(unique), textOf(numbered('other', SIZE))],
    'hostile: shuffled': [textOf(unique), textOf(shuffled(unique, random))],
    'hostile: halves swapped': [textOf(unique), textOf([...unique.slice(SIZE / 2), ...unique.slice(0, SIZE / 2)])],
    'hostile: reversed': [textOf(unique), textOf(unique.toReversed())],
    'hostile: 100 words at random': [textOf(words(100, random)), textOf(words(100, random))],
  };
}

const SIZE = 20_000;

function numbered(name: string, size: number): string[] {
  return Array.from({length: size}, (_, at) => `  ${name}-${at}: ${(at * 7919) % 1000}`);
}

/** Lines with the shape of a Helm chart's values: comments of their own, and many lines that repeat. */
export function chartValues(size: number): string[] {
  const lines: string[] = [];
  for (let at = 0; lines.length < size; at += 1) {
    lines.push(
      `  ## @param service${at}.enabled Whether service ${at} runs`,
      '  ##',
      `  service${at}:`,
      '    enabled: true',
    );
    lines.push('    image:', `      repository: registry.example/service${at % 9}`, `      tag: 1.${at % 5}.${at % 7}`);
    lines.push('    resources:', '      limits:', '        cpu: 500m', '        memory: 256Mi', '');
  }
  return lines.slice(0, size);
}

/** The lines after a number of changes at random places: a third each changed, removed and added. */
export function edited(lines: readonly string[], changes: number, random: () => number): string[] {
  const after = [...lines];
  for (let change = 0; change < changes; change += 1) {
    const at = Math.floor(random() * after.length);
    const kind = change % 3;
    after.splice(at, kind === 2 ? 0 : 1, ...(kind === 1 ? [] : [`  changed-${change}: true`]));
  }
  return after;
}

function repeating(random: () => number): readonly [string, string] {
  const block = chartValues(1400);
  const lines = Array.from({length: SIZE}, (_, at) => block[at % block.length] ?? '');
  return [textOf(lines), textOf(edited(lines, 200, random))];
}

function shuffled(lines: readonly string[], random: () => number): string[] {
  return lines
    .map(line => ({line, rank: random()}))
    .sort((a, b) => a.rank - b.rank)
    .map(({line}) => line);
}

function words(kinds: number, random: () => number): string[] {
  return Array.from({length: SIZE}, () => `word ${Math.floor(random() * kinds)}`);
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
