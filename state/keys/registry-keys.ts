import type {Action} from '../action.ts';
import {openForm} from '../dialogs/forms.ts';
import type {State} from '../model.ts';
import {registryAtCursor} from '../screens/registries.ts';
import {always, type Binding, firstOf, NOTHING} from './binding.ts';
import {whyNoLogin, whyNoRegistry, whyNotMoveRegistry, whyNotRemoveRegistry, whyReadOnly} from './reasons.ts';

/** What can be done with registries. */
export const registryKeys: readonly Binding[] = [
  {
    id: 'registry.read',
    context: 'registries',
    keys: ['enter', 'l', 'right'],
    label: 'Read the registry again, on the network too',
    hint: 'read',
    action: ofRegistry(({name}) => ({type: 'catalog.rescan', reread: [name]})),
    disabled: whyNoRegistry,
  },
  {
    id: 'registry.add',
    context: 'registries',
    keys: ['a'],
    label: 'Add a registry: a folder, an archive, a Helm repository, an OCI registry',
    hint: 'add',
    action: openForm('registry'),
    disabled: whyReadOnly,
  },
  {
    id: 'registry.login',
    context: 'registries',
    keys: ['e'],
    label: 'Enter the name and password that the registry asks for',
    hint: 'log in',
    action: openForm('login'),
    disabled: firstOf(whyReadOnly, whyNoLogin),
  },
  {
    id: 'registry.up',
    context: 'registries',
    keys: ['K', 'shift+up'],
    label: 'Look for packs in this registry earlier',
    action: ofRegistry(({name}) => ({type: 'registry.move', name, by: -1})),
    disabled: firstOf(whyReadOnly, whyNotMoveRegistry(-1)),
  },
  {
    id: 'registry.down',
    context: 'registries',
    keys: ['J', 'shift+down'],
    label: 'Look for packs in this registry later',
    action: ofRegistry(({name}) => ({type: 'registry.move', name, by: 1})),
    disabled: firstOf(whyReadOnly, whyNotMoveRegistry(1)),
  },
  {
    id: 'registry.remove',
    context: 'registries',
    keys: ['D', 'delete'],
    label: 'Remove the registry from the list, and forget its password',
    hint: 'remove',
    action: ofRegistry(({name}) => ({type: 'registry.remove', name})),
    disabled: firstOf(whyReadOnly, whyNotRemoveRegistry),
  },
  {
    id: 'registry.rescan',
    context: 'registries',
    keys: ['s'],
    label: 'Read all registries again, on the network too',
    hint: 'read all',
    action: always({type: 'catalog.rescan'}),
  },
];

function ofRegistry(
  action: (registry: NonNullable<ReturnType<typeof registryAtCursor>>) => Action,
): (state: State) => Action {
  return state => {
    const registry = registryAtCursor(state);
    return registry === undefined ? NOTHING : action(registry);
  };
}
