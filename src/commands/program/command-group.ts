import type {Command} from 'commander';

/**
 * Makes a group of commands that has a default one say which there are, where none has the name that was given. Commander would take the name
 * for an argument of the default command.
 */
export function refuseUnknown(group: Command): void {
  group.hook('preSubcommand', () => {
    const name = group.args.find(arg => !arg.startsWith('-'));
    const names = group.commands.map(command => command.name());
    if (name === undefined || names.includes(name)) return;
    group.error(`error: unknown command '${group.name()} ${name}'; there are ${names.join(', ')}`);
  });
}
