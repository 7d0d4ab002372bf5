import {accessSync, constants, statSync} from 'node:fs';
import {basename, delimiter, join} from 'node:path';

export interface EditorChoice {
  /** A shell command: `code --wait`, `"/opt/my editor" -n`. */
  readonly command: string;
  /** Where it was configured: `$VISUAL`, `the settings`, `PATH`. */
  readonly from: string;
  /** True for a graphical editor, whose command may return before the user has closed the window. */
  readonly opensWindow: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Tried in this order when nothing is configured. */
const FALLBACKS = ['sensible-editor', 'vi', 'nano'];

/** The editor to use: $STRATA_EDITOR, the settings, $VISUAL, $EDITOR, then what is installed. What was tried, when there is none. */
export function chooseEditor(
  env: Environment,
  setting: string | undefined,
): EditorChoice | {readonly tried: readonly string[]} {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['$STRATA_EDITOR', env['STRATA_EDITOR']],
    ['the settings', setting],
    ['$VISUAL', env['VISUAL']],
    ['$EDITOR', env['EDITOR']],
  ];
  for (const [from, command = ''] of said) {
    if (command.trim() !== '') return {command, from, opensWindow: WINDOWED.has(programOf(command))};
  }
  const command = FALLBACKS.find(name => isInstalled(name, env['PATH'] ?? ''));
  if (command === undefined) return {tried: [...said.map(([from]) => from), ...FALLBACKS]};
  return {command, from: 'PATH', opensWindow: false};
}

/** The arguments that open the file at the line, as far as we know how this editor wants to be told. */
export function editorArguments(command: string, file: string, line: number): readonly string[] {
  const program = programOf(command);
  if (line <= 1) return [file];
  if (PLUS_LINE.has(program)) return [`+${line}`, file];
  if (FILE_LINE.has(program)) return [`${file}:${line}`];
  return GOTO.has(program) ? ['--goto', `${file}:${line}`] : [file];
}

const PLUS_LINE = new Set(
  `vi vim nvim nvi view gvim mvim vim.basic vim.tiny vim.nox elvis nano rnano pico emacs emacsclient mg zile jed ne joe jmacs jstar
  jpico micro kak mcedit tilde gedit gnome-text-editor sensible-editor editor`.split(/\s+/),
);
const FILE_LINE = new Set(['hx', 'helix', 'subl', 'sublime_text', 'zed', 'zeditor']);
const GOTO = new Set(['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf']);
const WINDOWED = new Set([
  ...GOTO,
  'subl',
  'sublime_text',
  'zed',
  'zeditor',
  'gvim',
  'mvim',
  'gedit',
  'kate',
  'mate',
  'atom',
  'xed',
]);

/** The program in a shell command: `EXTRA=1 "/opt/my editors/nvim" -R` runs nvim. */
function programOf(command: string): string {
  const word = /^\s*(?:\w+=\S*\s+)*(?:"([^"]+)"|'([^']+)'|((?:\\.|\S)+))/.exec(command);
  return basename((word?.[1] ?? word?.[2] ?? word?.[3] ?? '').replaceAll(/\\(.)/g, '$1'));
}

function isInstalled(name: string, path: string): boolean {
  return path.split(delimiter).some(directory => {
    try {
      const file = join(directory, name);
      accessSync(file, constants.X_OK);
      return directory !== '' && statSync(file).isFile();
    } catch {
      return false;
    }
  });
}
