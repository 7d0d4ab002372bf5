import {Option} from 'commander';
import {CORE_KINDS} from '../../domain/layer/layer.ts';
import type {DiffOptions} from '../diff.ts';
import type {ImagesOptions} from '../images.ts';
import type {ListOptions} from '../list.ts';
import type {PacksOptions} from '../packs/packs.ts';
import type {ResolveOptions} from '../resolve.ts';
import type {ShowOptions} from '../show.ts';
import type {OutdatedOptions} from '../upgrade/outdated.ts';
import type {ValidateOptions} from '../validate.ts';
import type {Commands} from './command-tree.ts';
import {JSON_OPTION, PROFILE, collect} from './shared-options.ts';

/** The commands that read profiles and packs, and change nothing. */
export function addReadingCommands({add, run}: Commands): void {
  add('list', 'list profiles: name, type, cloud, versions')
    .addOption(new Option('--json', JSON_OPTION).conflicts('names'))
    .option('--names', 'print the names alone, one a line')
    .action((options: ListOptions) => run(async context => (await import('../list.ts')).list(context, options)));

  add('show', 'print the document, secrets masked')
    .argument('<profile>', PROFILE)
    .option('--json', `${JSON_OPTION}, not YAML`)
    .option('--reveal', 'show secrets')
    .action((profile: string, options: ShowOptions) =>
      run(async context => (await import('../show.ts')).show(context, profile, options)),
    );

  add('packs', 'list the packs in all registries')
    .argument('[query...]', 'words that are in the name')
    .addOption(new Option('--layer <layer>', 'only for this layer').choices([...CORE_KINDS, 'addon', 'kernel']))
    .option('--cloud <cloud>', 'only those that fit this cloud')
    .option('--json', JSON_OPTION)
    .action((query: readonly string[], options: PacksOptions) =>
      run(async context => (await import('../packs/packs.ts')).packs(context, query.join(' '), options)),
    );

  add('validate', 'check everything that Palette would, and more; 1 when there are errors')
    .argument('<profile...>', PROFILE)
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: ValidateOptions) =>
      run(async context => (await import('../validate.ts')).validate(context, profiles, options)),
    );

  add('images', 'list every image and chart that the profile needs, for mirroring')
    .argument('<profile>', PROFILE)
    .addOption(new Option('--json', JSON_OPTION).conflicts('names'))
    .option('--names', 'print the images alone, one a line')
    .action((profile: string, options: ImagesOptions) =>
      run(async context => (await import('../images.ts')).images(context, profile, options)),
    );

  add('resolve', 'print values and manifests with variables filled in, secrets masked; 1 when one has no value')
    .argument('<profile>', PROFILE)
    .option('--var <name=value>', 'the value of a variable, instead of its default; repeat it for more', collect)
    .option('--json', JSON_OPTION)
    .option('--reveal', 'show secrets')
    .action((profile: string, options: ResolveOptions) =>
      run(async context => (await import('../resolve.ts')).resolve(context, profile, options)),
    );

  add('diff', 'print what changed from A to B; 1 when they differ')
    .argument('<a>', PROFILE)
    .argument('<b>', PROFILE)
    .addOption(new Option('--json', JSON_OPTION).conflicts(['stat', 'unified', 'markdown']))
    .addOption(new Option('--stat', 'one line for each layer that differs').conflicts(['unified', 'markdown']))
    .addOption(new Option('--unified', 'the texts as one patch').conflicts('markdown'))
    .option('--markdown', 'tables and changed lines, for a change request')
    .action((a: string, b: string, options: DiffOptions) =>
      run(async context => (await import('../diff.ts')).diff(context, a, b, options)),
    );

  add('outdated', 'list the layers for which a registry has something newer; 1 when there is one')
    .argument('[profile...]', `${PROFILE}; without one, the highest version of each`)
    .option('--json', JSON_OPTION)
    .action((profiles: readonly string[], options: OutdatedOptions) =>
      run(async context => (await import('../upgrade/outdated.ts')).outdated(context, profiles, options)),
    );
}
