import {Argument, Command, CommanderError} from 'commander';
import {addRegistryCommands} from '../registry/registry-program.ts';
import {addChangingCommands} from './changing-commands.ts';
import type {Commands, Verb} from './command-tree.ts';
import {completionFor, type Shell, SHELLS} from './completion.ts';
import type {Status} from './context.ts';
import {addDocumentCommands} from './document-commands.ts';
import {type GlobalOptions, openContext, type Surroundings} from './open-context.ts';
import {say} from './output.ts';
import {addReadingCommands} from './reading-commands.ts';

/**
 * Runs one command and returns its exit status: 0, or 1 when the answer is no; 2 for wrong usage, which has been
 * reported on stderr. Throws StrataError for trouble that the user can act on.
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = 0;
  const program = buildProgram(surroundings, ended => void (status = ended));
  try {
    await program.parseAsync(args, {from: 'user'});
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

/** The tree of commands for documentation, which reads it and runs nothing. */
export function describeProgram(): Command {
  const nothing = {write: () => undefined};
  const io = {
    env: {},
    stdin: (async function* () {})(),
    stdout: nothing,
    stderr: nothing,
    ask: undefined,
    askSecret: undefined,
  };
  const findHome = () => {
    throw new Error('described, not run');
  };
  return buildProgram({io, findHome, version: ''}, () => undefined);
}

/**
 * The tree of commands, from which help, the README's table and completions are drawn. The code of a command is loaded
 * when it is run: a start must not wait for what it does not do.
 */
function buildProgram(surroundings: Surroundings, onEnd: (status: Status) => void): Command {
  const program = new Command('strata');
  describeStrata(program, surroundings);
  const commands: Commands = {
    add: (name, summary) =>
      program.command(name).description(summary).showHelpAfterError(`Run \`strata ${name} --help\`.`),
    run: async verb => onEnd(await verb(openContext(surroundings, program.opts<GlobalOptions>()))),
  };
  program.commandsGroup('Look:');
  addReadingCommands(commands);
  program.commandsGroup('Change:');
  addChangingCommands(commands);
  program.commandsGroup('Import and export:');
  addDocumentCommands(commands);
  program.commandsGroup(OTHER);
  addRegistryCommands(commands);
  addCompletion(commands, program);
  return program;
}

function describeStrata(program: Command, {io, version}: Surroundings): void {
  program
    .description('Offline workbench for Kubernetes cluster profiles. Without a command it opens the full screen.')
    .version(version, '-V, --version', 'print the version')
    .option('--dir <directory>', 'the workspace, a directory or a bundle, instead of $STRATA_HOME or the default')
    .option('--read-only', 'write nothing')
    .option('--ascii', 'draw with plain ASCII')
    .option('--demo', 'open the full screen on a throw-away workspace with sample profiles')
    .option('--plain', 'open the app line by line, for screen readers and terminals that only print')
    .helpOption('-h, --help', 'print help')
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description('print help for a command')
        .helpOption(false)
        .helpGroup(OTHER),
    )
    .configureHelp({subcommandTerm})
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('Run `strata --help`.')
    .configureOutput({
      writeOut: text => void io.stdout.write(text),
      writeErr: text => say(io.stderr, text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'strata: ')),
      getOutHelpWidth: () => Math.min(100, io.stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(100, io.stderr.columns ?? 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', HELP);
}

function addCompletion({add, run}: Commands, program: Command): void {
  add('completion', 'print a script that completes commands in a shell')
    .addArgument(new Argument('<shell>', 'source it in its start-up file').choices(SHELLS))
    .action(async (shell: Shell) => {
      const print: Verb = async ({out}) => {
        out.text(completionFor(shell, program));
        return 0;
      };
      await run(print);
    });
}

const OTHER = 'Other:';

/** Leaves out the `[options]` that commander adds to every command; what it does needs the room. */
function subcommandTerm(command: Command): string {
  const shown = command.registeredArguments.map(argument => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...shown].join(' ');
}

const HELP = `
Exit status: 0 done; 1 errors found, profiles differ, or the answer was no;
2 wrong usage or trouble, told on stderr.
`;
