import {Option} from 'commander';
import {REGISTRY_KINDS, REGISTRY_PROVIDERS, type RegistryProvider} from '../../domain/pack/registry-setting.ts';
import {refuseUnknown} from '../program/command-group.ts';
import type {Commands} from '../program/command-tree.ts';
import {collect, JSON_OPTION} from '../program/shared-options.ts';
import type {LoginOptions, RegistryOptions} from './registry.ts';

interface AddOptions extends RegistryOptions {
  readonly name?: string;
  readonly kind?: (typeof REGISTRY_KINDS)[number];
  readonly provider?: RegistryProvider;
  readonly caFile?: string;
  readonly plainHttp?: boolean;
  /** False with `--no-list`. */
  readonly list: boolean;
  readonly repository?: readonly string[];
  readonly uid?: readonly string[];
}

/** Adds the `registry` commands to the program. */
export function addRegistryCommands({add, run}: Commands): void {
  const registry = add('registry', 'list, add, read, order and remove registries of packs');
  refuseUnknown(registry);

  registry
    .command('list', {isDefault: true})
    .description('list registries, in the order in which packs are looked for')
    .option('--json', JSON_OPTION)
    .action((options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).listRegistries(context, options)),
    );

  registry
    .command('add')
    .description(
      'add a directory of packs, an archive of packs or a folder of them, a Helm repository, an OCI registry',
    )
    .argument('<place>', 'a path, https://host/path (Helm) or oci://host/base')
    .option('--name <name>', 'by default after the place')
    .addOption(new Option('--kind <kind>', 'by default what is found there').choices(REGISTRY_KINDS))
    .addOption(new Option('--provider <what>', 'what an OCI registry holds').choices(REGISTRY_PROVIDERS))
    .option('--ca-file <file>', 'PEM file with the certificate authority of its server')
    .option('--plain-http', 'ask an oci:// address without TLS')
    .option('--no-list', 'it cannot be listed: names and versions are typed')
    .option('--repository <name>', 'a repository to look at, where the list of all is closed; repeat it', collect)
    .option('--uid <uid>', "Palette's uid of the registry that it stands for; repeat it for more", collect)
    .option('--json', JSON_OPTION)
    .action((path: string, {json, list, repository, uid, ...given}: AddOptions) =>
      run(async context => {
        const wanted = {
          ...given,
          path,
          ...(list ? {} : {canList: false}),
          ...(repository === undefined ? {} : {repositories: repository}),
          ...(uid === undefined ? {} : {uids: uid}),
        };
        return (await import('./registry.ts')).addOne(context, wanted, json === undefined ? {} : {json});
      }),
    );

  registry
    .command('read')
    .description('read registries again, those on the network too; 1 when one cannot be read')
    .argument('[name...]', 'their names; by default all')
    .option('--json', JSON_OPTION)
    .action((names: readonly string[], options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).readRegistries(context, names, options)),
    );

  registry
    .command('check')
    .description('read registries again and name all that is broken in them; 1 when anything is')
    .argument('[name...]', 'their names; by default all')
    .option('--json', JSON_OPTION)
    .action((names: readonly string[], options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).checkRegistries(context, names, options)),
    );

  registry
    .command('login')
    .description('keep a name and password for a registry on the network, for this user alone')
    .argument('<name>', NAME)
    .option('--username <name>', 'by default it is asked for')
    .option('--password-stdin', 'take the password from stdin; by default it is asked for, unseen')
    .option('--json', JSON_OPTION)
    .action((name: string, options: LoginOptions) =>
      run(async context => (await import('./registry.ts')).login(context, name, options)),
    );

  registry
    .command('logout')
    .description('forget the name and password of a registry')
    .argument('<name>', NAME)
    .option('--json', JSON_OPTION)
    .action((name: string, options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).logout(context, name, options)),
    );

  registry
    .command('move')
    .description('put a registry at another place in the order in which packs are looked for')
    .argument('<name>', NAME)
    .argument('<place>', 'a number: 1 is the first')
    .option('--json', JSON_OPTION)
    .action((name: string, place: string, options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).moveOne(context, name, place, options)),
    );

  registry
    .command('remove')
    .description('take a registry out of the list, and forget its password')
    .argument('<name>', NAME)
    .option('--json', JSON_OPTION)
    .action((name: string, options: RegistryOptions) =>
      run(async context => (await import('./registry.ts')).removeOne(context, name, options)),
    );
}

const NAME = 'its name in the list';
