import {Option} from 'commander';
import type {CarryOptions} from '../carry/carry.ts';
import type {PullOptions} from '../carry/pull.ts';
import type {PushOptions} from '../carry/push.ts';
import type {ExportOptions} from '../export/export.ts';
import {EXPORT_FORMATS} from '../export/print-export.ts';
import type {ImportOptions} from '../import/import.ts';
import type {Commands} from './command-tree.ts';
import {JSON_OPTION, PROFILE, ADDRESS, collect, mergeOption, plainHttpOption, caFileOption} from './shared-options.ts';

/** The commands that bring profiles in from elsewhere, and hand them over. */
export function addDocumentCommands({add, run}: Commands): void {
  add('import', 'take in exported documents, JSON or YAML, and say what they need')
    .argument('<file>', 'the document, a directory of them, or - for standard input')
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--registry <from=to>', 'replace the registry of layers; repeat it for more', collect)
    .addOption(mergeOption())
    .option('--dry-run', 'only say what would be done')
    .option('--json', JSON_OPTION)
    .action((file: string, options: ImportOptions) =>
      run(async context => (await import('../import/import.ts')).importProfile(context, file, options)),
    );

  add('export', 'print or write what Palette or Terraform takes, secrets masked; 1 when there are errors')
    .argument('[profile]', PROFILE)
    .addOption(new Option('--format <format>', 'by default as the file is called, else json').choices(EXPORT_FORMATS))
    .option('-o, --output <file>', 'write to this file')
    .option('--all', 'every version, to files of the directory that -o names')
    .option('--reveal', 'show secrets')
    .option('--force', 'also a profile with errors')
    .action((profile: string | undefined, options: ExportOptions) =>
      run(async context => (await import('../export/export.ts')).exportProfile(context, profile, options)),
    );

  add('push', 'store a version in an OCI registry or image layout, secrets masked; 1 when there are errors')
    .argument('<profile>', PROFILE)
    .argument('<address>', ADDRESS)
    .option('--reveal', 'push secrets too')
    .option('--force', 'also a profile with errors')
    .addOption(plainHttpOption())
    .addOption(caFileOption())
    .option('--json', JSON_OPTION)
    .action((profile: string, address: string, options: PushOptions) =>
      run(async context => (await import('../carry/push.ts')).push(context, profile, address, options)),
    );

  add('pull', 'take in a version that was pushed, and say what it needs')
    .argument('<address>', `${ADDRESS}; without a tag, the highest version`)
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--registry <from=to>', 'replace the registry of layers; repeat it for more', collect)
    .addOption(mergeOption())
    .option('--dry-run', 'only say what would be done')
    .addOption(plainHttpOption())
    .addOption(caFileOption())
    .option('--json', JSON_OPTION)
    .action((address: string, options: PullOptions) =>
      run(async context => (await import('../carry/pull.ts')).pull(context, address, options)),
    );

  add('carry', 'write profiles, and all packs and charts that they need, into one bundle; 1 when some are missing')
    .argument('<profile...>', PROFILE)
    .requiredOption('-o, --output <file>', 'the bundle: .tgz, .tar.zst or .tar')
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: CarryOptions) =>
      run(async context => (await import('../carry/carry.ts')).carry(context, profiles, options)),
    );
}
