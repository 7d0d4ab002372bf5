import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {RULES} from '../src/domain/validate/rules.ts';

/**
 * Writes the README's tables from the code, each between `<!-- name -->` and `<!-- /name -->`; `--check` only says whether they are
 * current, and exits 1 when they are not.
 */
const sections: Readonly<Record<string, () => string>> = {
  rules: () =>
    table(
      ['code', 'severity', 'what must be true', 'why'],
      RULES.map(rule => [`\`${rule.code}\``, rule.severity, rule.title, rule.why]),
    ),
};

const file = join(import.meta.dirname, '../README.md');
const before = readFileSync(file, 'utf8');
let after = before;
for (const [name, render] of Object.entries(sections)) {
  const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(after)) throw new Error(`README.md has no place for ${name}: <!-- ${name} --> and <!-- /${name} -->`);
  after = after.replace(place, (_, start: string, end: string) => `${start}${render()}\n${end}`);
}

if (!process.argv.includes('--check')) {
  if (after !== before) writeFileSync(file, after);
} else if (after !== before) {
  console.error('README.md is not current: run npm run docs');
  process.exitCode = 1;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
