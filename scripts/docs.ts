import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Argument, Command, Option} from 'commander';
import {shownKey} from '../components/key-name.ts';
import {describeProgram} from '../src/commands/program/program.ts';
import {RULES} from '../src/domain/validate/rules.ts';
import type {Context} from '../state/keys/binding.ts';
import {BINDINGS} from '../state/keys/keymap.ts';

/**
 * Writes the README's tables from the code, each between `<!-- name -->` and `<!-- /name -->`; `--check` only says whether they are
 * current, and exits 1 when they are not.
 */
const sections: Readonly<Record<string, () => string>> = {
  commands: () => table(['command', 'does'], commandsOf(describeProgram()).map(commandRow)),
  keys: () =>
    Object.entries(CONTEXTS)
      .map(keySection)
      .filter(section => section !== '')
      .join('\n\n'),
  rules: () =>
    table(
      ['code', 'severity', 'what must be true', 'why'],
      RULES.map(rule => [`\`${rule.code}\``, rule.severity, rule.title, rule.why]),
    ),
};

/** In the order of the README: from where a start leads to, to what holds everywhere. */
const CONTEXTS: Readonly<Record<Context, string>> = {
  profiles: 'Profiles',
  'new-profile': 'New profile',
  'new-profile-info': 'New profile, name and tags',
  'new-profile-addons': 'New profile, add-ons',
  'new-profile-review': 'New profile, review',
  picker: 'Pack picker',
  'picker-presets': 'Pack picker, presets',
  stack: 'Stack',
  'stack-layers': 'Stack, layers',
  'stack-variables': 'Stack, variables',
  'stack-versions': 'Stack, versions',
  moving: 'Moving a layer',
  layer: 'Layer',
  'layer-manifests': 'Layer, manifests',
  'layer-presets': 'Layer, presets',
  compare: 'Compare',
  upgrade: 'Upgrade',
  'upgrade-targets': 'Upgrade, versions',
  'upgrade-changes': 'Upgrade, changes',
  'upgrade-preview': 'Upgrade, preview',
  problems: 'Problems',
  resolved: 'Values with variables filled in',
  import: 'Import',
  merge: 'Merge',
  batch: 'Import or export of many',
  registries: 'Registries',
  trash: 'Trash',
  recovery: 'Unsaved work at the start',
  list: 'Lists',
  'text-shifted': 'A text whose long lines are shown from further right',
  filter: 'Filter',
  form: 'Forms',
  'form-fields': 'A form with several fields',
  'form-more': 'A form with several fields, before the last',
  menu: 'Menus',
  confirm: 'Questions',
  help: 'Help',
  palette: 'Command palette',
  app: 'Everywhere',
  'too-small': 'On a terminal that is too small',
  always: 'Always, also while text is typed',
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

function keySection([context, title]: readonly [string, string]): string {
  const rows = BINDINGS.filter(binding => binding.context === context).map(({keys, label, id}) => [
    keys.map(key => `\`${shownKey(key)}\``).join(' '),
    label,
    `\`${id}\``,
  ]);
  return rows.length === 0 ? '' : `**${title}**\n\n${table(['keys', 'does', 'id'], rows)}`;
}

/** Commands that do something by themselves: `registry add` and not `registry`. */
function commandsOf(program: Command): readonly Command[] {
  return program.commands.flatMap(command => (command.commands.length === 0 ? [command] : commandsOf(command)));
}

function commandRow(command: Command): readonly string[] {
  const parts = [nameOf(command), ...command.registeredArguments.map(nameArgument), ...command.options.map(nameOption)];
  return [`\`${parts.join(' ')}\``, command.description()];
}

function nameOf(command: Command): string {
  const above = command.parent?.parent ? `${nameOf(command.parent)} ` : '';
  return above + command.name();
}

function nameArgument(argument: Argument): string {
  const shown = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${shown}>` : `[${shown}]`;
}

function nameOption({flags, mandatory}: Option): string {
  return mandatory ? flags : `[${flags}]`;
}
