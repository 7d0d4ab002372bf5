import {Argument, Option} from 'commander';
import type {CopyOptions} from '../clone.ts';
import type {DeleteOptions} from '../delete.ts';
import type {EditOptions} from '../edit.ts';
import type {NewOptions} from '../new.ts';
import type {RestoreOptions} from '../restore.ts';
import type {ListTargetsOptions} from '../upgrade/list-targets.ts';
import type {UpgradeOptions} from '../upgrade/upgrade.ts';
import type {Commands} from './command-tree.ts';
import {JSON_OPTION, STORED, PROFILE, collect} from './shared-options.ts';

/** The commands that make, change and delete versions of profiles. */
export function addChangingCommands({add, run}: Commands): void {
  add('new', 'create a version with pack defaults')
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

  add('clone', 'copy to another name')
    .argument('<profile>', PROFILE)
    .argument('<name>', 'NAME or NAME@VERSION; 1.0.0 by default')
    .option('--json', JSON_OPTION)
    .action((profile: string, name: string, options: CopyOptions) =>
      run(async context => (await import('../clone.ts')).clone(context, profile, name, options)),
    );

  add('version', 'make a new version of the same profile')
    .argument('<profile>', PROFILE)
    .argument('<new>', 'strict semver: 1.2.3')
    .option('--json', JSON_OPTION)
    .action((profile: string, version: string, options: CopyOptions) =>
      run(async context => (await import('../clone.ts')).newVersion(context, profile, version, options)),
    );

  add('upgrade', "take another version of a layer's pack, keeping what is mine; 1 when conflicts are left")
    .argument('<profile>', STORED)
    .argument(
      '[layer@tag]',
      'the layer, and a version or train; without @TAG the newest release; without it, lists them',
    )
    .option('--to <version>', 'save as this new version of the profile')
    .option('--registry <name>', 'take the pack from this registry')
    .option('--both', 'settle conflicts with both, where different items or lines changed')
    .option('--theirs', 'settle all other conflicts with what the new version has')
    .option('--dry-run', 'write nothing, and print the patch')
    .option('--names', 'list LAYER@TAG alone, one a line')
    .addOption(new Option('--json', JSON_OPTION).conflicts('names'))
    .action((profile: string, layer: string | undefined, options: UpgradeOptions & ListTargetsOptions) =>
      run(async context =>
        layer === undefined
          ? (await import('../upgrade/list-targets.ts')).listTargets(context, profile, options)
          : (await import('../upgrade/upgrade.ts')).upgrade(context, profile, layer, options),
      ),
    );

  add('edit', "open a layer's values in the editor, check them, save")
    .argument('<profile>', STORED)
    .argument('[layer]', 'the layer, or LAYER/MANIFEST; without it, lists them')
    .option('--json', JSON_OPTION)
    .action((profile: string, layer: string | undefined, options: EditOptions) =>
      run(async context => (await import('../edit.ts')).edit(context, profile, layer, options)),
    );

  add('delete', 'move a version to the trash')
    .argument('<profile>', STORED)
    .option('-y, --yes', 'do not ask')
    .option('--json', JSON_OPTION)
    .action((profile: string, options: DeleteOptions) =>
      run(async context => (await import('../delete.ts')).deleteProfile(context, profile, options)),
    );

  add('restore', 'list the trash, or put a version back')
    .addArgument(new Argument('[deleted]', 'an id of the list, NAME@VERSION or NAME'))
    .option('--as <name@version>', 'under this name, or name and version')
    .option('--json', JSON_OPTION)
    .action((deleted: string | undefined, options: RestoreOptions) =>
      run(async context => (await import('../restore.ts')).restore(context, deleted, options)),
    );
}
