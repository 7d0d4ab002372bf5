import {Argument, Command, CommanderError, Option} from 'commander';
import {openRegistries} from '../../registry/registries.ts';
import type {Home} from '../../storage/home.ts';
import {readSettings, type Settings} from '../../storage/settings/settings.ts';
import type {CarryOptions} from '../carry/carry.ts';
import type {CopyOptions} from '../clone.ts';
import {completionFor, type Shell, SHELLS} from './completion.ts';
import {type Context, type Status, usage} from './context.ts';
import type {DeleteOptions} from '../delete.ts';
import type {DiffOptions} from '../diff.ts';
import {EXPORT_FORMATS} from '../export/print-export.ts';
import type {EditOptions} from '../edit.ts';
import type {ExportOptions} from '../export/export.ts';
import {findCredentials} from '../registry/find-credentials.ts';
import type {ImagesOptions} from '../images.ts';
import type {ImportOptions} from '../import/import.ts';
import type {Io} from './io.ts';
import type {ListOptions} from '../list.ts';
import {MERGE_SIDES} from '../import/merge-side.ts';
import type {NewOptions} from '../new.ts';
import type {OutdatedOptions} from '../upgrade/outdated.ts';
import {openOutput, type Output, say} from './output.ts';
import {openProfiles, registriesIn} from './open-workspace.ts';
import type {PacksOptions} from '../packs/packs.ts';
import type {PullOptions} from '../carry/pull.ts';
import type {PushOptions} from '../carry/push.ts';
import {addRegistryCommands} from '../registry/registry-program.ts';
import type {ResolveOptions} from '../resolve.ts';
import type {RestoreOptions} from '../restore.ts';
import type {ShowOptions} from '../show.ts';
import type {UpgradeOptions} from '../upgrade/upgrade.ts';
import type {ValidateOptions} from '../validate.ts';

/** What the program is given to run in. */
export interface Surroundings {
  readonly io: Io;
  /** Where everything of the user's lies; `dir` is what `--dir` says. */
  readonly findHome: (dir: string | undefined) => Home;
  readonly version: string;
}

/**
 * Runs one command and gives its exit status: 0, or 1 where the answer is no; 2 for wrong usage, which has been said on
 * stderr. Throws StrataError for trouble that a person can act on.
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

/** The tree of commands, to be read and not run: for documents. */
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

/** The options of `strata` itself that only the full screen knows, and those that every command knows too. */
interface GlobalOptions {
  readonly dir?: string;
  readonly readOnly?: boolean;
  readonly ascii?: boolean;
  readonly demo?: boolean;
  readonly plain?: boolean;
}

/** What a command does once it is given its world. */
export type Verb = (context: Context) => Promise<Status>;

/**
 * The tree of commands; help, the README's table and completions are drawn from it. Verbs are loaded when they are run:
 * a start must not wait for what it doesn't do.
 */
function buildProgram({io, findHome, version}: Surroundings, onEnd: (status: Status) => void): Command {
  const program = new Command('strata');
  const run = async (verb: Verb) => onEnd(await verb(openContext(program.opts<GlobalOptions>())));

  function openContext({dir, readOnly = false, ascii = false, demo = false, plain = false}: GlobalOptions): Context {
    // It must not be taken for the user's own workspace.
    if (demo) throw usage('--demo is for the full screen, not for a command', 'Leave the command out.');
    if (plain) throw usage('--plain is for the app, not for a command', 'Leave the command out.');
    const home = findHome(dir);
    const out = openOutput(io, ascii);
    let known: Promise<Settings> | undefined;
    const settings = async () => (known ??= loadSettings(home, out));
    return {
      io,
      home,
      out,
      isReadOnly: readOnly,
      profiles: openProfiles(home),
      settings,
      registries: async () =>
        openRegistries(
          registriesIn(home, (await settings()).registries),
          home.cache,
          findCredentials(home.config, io.env),
        ),
    };
  }

  program
    .description('Offline workbench for Kubernetes cluster profiles. Without a command it opens the full screen.')
    .version(version, '-V, --version', 'print the version')
    .option('--dir <directory>', 'the workspace, a directory or a bundle, instead of $STRATA_HOME or the default')
    .option('--read-only', 'write nothing')
    .option('--ascii', 'draw with plain ASCII')
    .option('--demo', 'open the full screen on a throw-away workspace with sample profiles')
    .option('--plain', 'open the app line by line, for screen readers and terminals that only print')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .showSuggestionAfterError()
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

  /** Adds a command; what it inherits from the program is how it ends and speaks. */
  const command = (name: string, summary: string) =>
    program.command(name).description(summary).showHelpAfterError(`Run \`strata ${name} --help\`.`);

  command('list', 'list profiles: name, type, cloud, versions')
    .addOption(new Option('--json', JSON_OPTION).conflicts('names'))
    .option('--names', 'print the names alone, one a line')
    .action((options: ListOptions) => run(async context => (await import('../list.ts')).list(context, options)));

  command('show', 'print the document, secrets masked')
    .argument('<profile>', PROFILE)
    .option('--json', `${JSON_OPTION}, not YAML`)
    .option('--reveal', 'show secrets')
    .action((profile: string, options: ShowOptions) =>
      run(async context => (await import('../show.ts')).show(context, profile, options)),
    );

  command('new', 'create a version with pack defaults')
    .argument('<name>', 'the name of the profile')
    .requiredOption('--type <type>', 'full (or cluster), infra, add-on')
    .option('--cloud <cloud>', 'aws, vsphere, maas, edge-native, ...; all for add-on profiles')
    .option('--profile-version <version>', 'strict semver (default: 1.0.0)')
    .option('--description <text>', 'what it is for')
    .option('--tag <key:value>', 'a tag; repeat it for more', collect)
    .option('--layer <pack@tag>', 'a layer, by version or train (1.33.x), or REGISTRY/PACK@TAG; repeat it', collect)
    .option('--json', JSON_OPTION)
    .action((name: string, options: NewOptions) =>
      run(async context => (await import('../new.ts')).newProfile(context, name, options)),
    );

  command('packs', 'list the packs in all registries')
    .argument('[query...]', 'words that are in the name')
    .addOption(
      new Option('--layer <layer>', 'only for this layer').choices(['os', 'k8s', 'cni', 'csi', 'addon', 'kernel']),
    )
    .option('--cloud <cloud>', 'only those that fit this cloud')
    .option('--json', JSON_OPTION)
    .action((query: readonly string[], options: PacksOptions) =>
      run(async context => (await import('../packs/packs.ts')).packs(context, query.join(' '), options)),
    );

  command('validate', 'check everything that Palette would, and more; 1 when there are errors')
    .argument('<profile...>', PROFILE)
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: ValidateOptions) =>
      run(async context => (await import('../validate.ts')).validate(context, profiles, options)),
    );

  command('images', 'list every image and chart that the profile needs, for mirroring')
    .argument('<profile>', PROFILE)
    .addOption(new Option('--json', JSON_OPTION).conflicts('names'))
    .option('--names', 'print the images alone, one a line')
    .action((profile: string, options: ImagesOptions) =>
      run(async context => (await import('../images.ts')).images(context, profile, options)),
    );

  command('resolve', 'print values and manifests with variables filled in, secrets masked; 1 when one has no value')
    .argument('<profile>', PROFILE)
    .option('--var <name=value>', 'the value of a variable, instead of its default; repeat it for more', collect)
    .option('--json', JSON_OPTION)
    .option('--reveal', 'show secrets')
    .action((profile: string, options: ResolveOptions) =>
      run(async context => (await import('../resolve.ts')).resolve(context, profile, options)),
    );

  command('diff', 'print what changed from A to B; 1 when they differ')
    .argument('<a>', PROFILE)
    .argument('<b>', PROFILE)
    .addOption(new Option('--json', JSON_OPTION).conflicts(['stat', 'unified', 'markdown']))
    .addOption(new Option('--stat', 'one line for each layer that differs').conflicts(['unified', 'markdown']))
    .addOption(new Option('--unified', 'the texts as one patch').conflicts('markdown'))
    .option('--markdown', 'tables and changed lines, for a change request')
    .action((a: string, b: string, options: DiffOptions) =>
      run(async context => (await import('../diff.ts')).diff(context, a, b, options)),
    );

  command('import', 'take in exported documents, JSON or YAML, and say what they need')
    .argument('<file>', 'the document, a directory of them, or - for standard input')
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--registry <from=to>', 'replace the registry of layers; repeat it for more', collect)
    .addOption(merge())
    .option('--dry-run', 'only say what would be done')
    .option('--json', JSON_OPTION)
    .action((file: string, options: ImportOptions) =>
      run(async context => (await import('../import/import.ts')).importProfile(context, file, options)),
    );

  command('export', 'print or write what Palette or Terraform takes, secrets masked; 1 when there are errors')
    .argument('[profile]', PROFILE)
    .addOption(new Option('--format <format>', 'by default as the file is called, else json').choices(EXPORT_FORMATS))
    .option('-o, --output <file>', 'write to this file')
    .option('--all', 'every version, to files of the directory that -o names')
    .option('--reveal', 'show secrets')
    .option('--force', 'also a profile with errors')
    .action((profile: string | undefined, options: ExportOptions) =>
      run(async context => (await import('../export/export.ts')).exportProfile(context, profile, options)),
    );

  command('push', 'store a version in an OCI registry or image layout, secrets masked; 1 when there are errors')
    .argument('<profile>', PROFILE)
    .argument('<address>', ADDRESS)
    .option('--reveal', 'push secrets too')
    .option('--force', 'also a profile with errors')
    .addOption(plainHttp())
    .addOption(caFile())
    .option('--json', JSON_OPTION)
    .action((profile: string, address: string, options: PushOptions) =>
      run(async context => (await import('../carry/push.ts')).push(context, profile, address, options)),
    );

  command('pull', 'take in a version that was pushed, and say what it needs')
    .argument('<address>', `${ADDRESS}; without a tag, the highest version`)
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--registry <from=to>', 'replace the registry of layers; repeat it for more', collect)
    .addOption(merge())
    .option('--dry-run', 'only say what would be done')
    .addOption(plainHttp())
    .addOption(caFile())
    .option('--json', JSON_OPTION)
    .action((address: string, options: PullOptions) =>
      run(async context => (await import('../carry/pull.ts')).pull(context, address, options)),
    );

  command('carry', 'write profiles, and all packs and charts that they need, into one bundle; 1 when some are missing')
    .argument('<profile...>', PROFILE)
    .requiredOption('-o, --output <file>', 'the bundle: .tgz, .tar.zst or .tar')
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: CarryOptions) =>
      run(async context => (await import('../carry/carry.ts')).carry(context, profiles, options)),
    );

  command('clone', 'copy to another name')
    .argument('<profile>', PROFILE)
    .argument('<name>', 'NAME or NAME@VERSION; 1.0.0 by default')
    .option('--json', JSON_OPTION)
    .action((profile: string, name: string, options: CopyOptions) =>
      run(async context => (await import('../clone.ts')).clone(context, profile, name, options)),
    );

  command('version', 'make a new version of the same profile')
    .argument('<profile>', PROFILE)
    .argument('<new>', 'strict semver: 1.2.3')
    .option('--json', JSON_OPTION)
    .action((profile: string, version: string, options: CopyOptions) =>
      run(async context => (await import('../clone.ts')).newVersion(context, profile, version, options)),
    );

  command('upgrade', "take another version of a layer's pack, keeping what is mine; 1 when conflicts are left")
    .argument('<profile>', STORED)
    .argument('<layer@tag>', 'the layer, and a version or train; without @TAG the newest release')
    .option('--to <version>', 'save as this new version of the profile')
    .option('--registry <name>', 'take the pack from this registry')
    .option('--theirs', 'settle conflicts with what the new version has')
    .option('--dry-run', 'write nothing, and print the patch')
    .option('--json', JSON_OPTION)
    .action((profile: string, layer: string, options: UpgradeOptions) =>
      run(async context => (await import('../upgrade/upgrade.ts')).upgrade(context, profile, layer, options)),
    );

  command('outdated', 'list the layers for which a registry has something newer; 1 when there is one')
    .argument('[profile...]', `${PROFILE}; without one, the highest version of each`)
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: OutdatedOptions) =>
      run(async context => (await import('../upgrade/outdated.ts')).outdated(context, profiles, options)),
    );

  command('edit', "open a layer's values in the editor, check them, save")
    .argument('<profile>', STORED)
    .argument('[layer]', 'the layer, or LAYER/MANIFEST; without it, lists them')
    .option('--json', JSON_OPTION)
    .action((profile: string, layer: string | undefined, options: EditOptions) =>
      run(async context => (await import('../edit.ts')).edit(context, profile, layer, options)),
    );

  command('delete', 'move a version to the trash')
    .argument('<profile>', STORED)
    .option('-y, --yes', 'do not ask')
    .option('--json', JSON_OPTION)
    .action((profile: string, options: DeleteOptions) =>
      run(async context => (await import('../delete.ts')).deleteProfile(context, profile, options)),
    );

  command('restore', 'list the trash, or put a version back')
    .addArgument(new Argument('[deleted]', 'an id of the list, NAME@VERSION or NAME'))
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--json', JSON_OPTION)
    .action((deleted: string | undefined, options: RestoreOptions) =>
      run(async context => (await import('../restore.ts')).restore(context, deleted, options)),
    );

  addRegistryCommands(program, run);

  command('completion', 'print a script that completes commands in a shell')
    .addArgument(new Argument('<shell>', 'source it in its start-up file').choices(SHELLS))
    .action(async (shell: Shell) => {
      await run(async ({out}) => {
        out.text(completionFor(shell, program));
        return 0;
      });
    });

  return program;
}

async function loadSettings({config}: Home, out: Output): Promise<Settings> {
  const {settings, troubles} = await readSettings(config);
  for (const trouble of troubles) out.warn(trouble);
  return settings;
}

const JSON_OPTION = 'print one JSON document';
const STORED = 'NAME (its highest version) or NAME@VERSION';
const PROFILE = `${STORED}, or the path of an exported file`;

const ADDRESS = 'oci://host/repository[:tag], or the folder of an image layout';

function merge(): Option {
  const what =
    'with a version that is there: where both have changed something, keep what is here, take what the file has, or stop';
  return new Option('--merge <side>', what).choices(MERGE_SIDES);
}

function plainHttp(): Option {
  return new Option('--plain-http', 'ask the registry without TLS');
}

function caFile(): Option {
  return new Option('--ca-file <file>', 'trust the certificate authorities in this PEM file too');
}

const HELP = `
Exit status: 0 done; 1 errors found, profiles differ, or the answer was no; 2 wrong usage or trouble, told on stderr.
`;

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
