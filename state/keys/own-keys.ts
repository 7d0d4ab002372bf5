import {nearest} from '../../src/domain/text/nearest.ts';
import type {Context} from './binding.ts';
import {BINDINGS} from './keymap.ts';
import type {Surroundings} from '../surroundings.ts';

type Keys = Surroundings['keys'];

/** Keys of the user's own, as far as they can be used, and what is wrong with the rest: to be said. */
export interface OwnKeys {
  readonly keys: Keys;
  readonly troubles: readonly string[];
}

/** Checks the keys of the settings, by the id of the command. Of commands that want the same key, the one that is first in the table has it. */
export function checkKeys(wanted: Keys): OwnKeys {
  const ids = new Set(BINDINGS.map(({id}) => id));
  const keys: Record<string, readonly string[]> = {};
  const troubles: string[] = [];
  for (const [id, own] of Object.entries(wanted)) {
    const odd = own.filter(key => !isKey(key));
    if (!ids.has(id)) troubles.push(`keys: no command is named ${id}${meant(nearest(id, ids))}`);
    else if (odd.length > 0)
      troubles.push(`keys: ${id}: no key is named ${odd.join(', ')}; for example ctrl+e, shift+up, J`);
    else keys[id] = own;
  }
  return {keys, troubles: [...troubles, ...clashes(keys), ...hidden(keys)]};
}

/** Commands of one context that would be on the same key; those of the table alone never are. */
function clashes(keys: Keys): readonly string[] {
  const holders = new Map<string, string>();
  const found: string[] = [];
  for (const {id, context, keys: usual} of BINDINGS) {
    for (const key of keys[id] ?? usual) {
      const holder = holders.get(`${context} ${key}`);
      if (holder === undefined) holders.set(`${context} ${key}`, id);
      else if (holder !== id) found.push(`keys: ${key} is wanted by ${holder} and ${id}; ${holder} has it`);
    }
  }
  return found;
}

/** Keys of the user's own on a screen that take one from the commands of every screen, which it then has no more. */
function hidden(own: Keys): readonly string[] {
  return BINDINGS.filter(({context}) => EVERYWHERE.has(context)).flatMap(({id, keys: usual}) => {
    const left = own[id] ?? usual;
    return BINDINGS.filter(other => !EVERYWHERE.has(other.context) && !ALONE.has(other.context)).flatMap(other =>
      (own[other.id] ?? []).flatMap(key =>
        left.includes(key) && !other.keys.includes(key)
          ? [`keys: ${other.id} takes ${key} from ${id} on its screen`]
          : [],
      ),
    );
  });
}

/** What holds on every screen, further out than its own keys. */
const EVERYWHERE: ReadonlySet<Context> = new Set<Context>(['list', 'app']);
/** Where those do not hold: over a screen, and while text is typed. */
const ALONE: ReadonlySet<Context> = new Set<Context>([
  'confirm',
  'menu',
  'form',
  'form-fields',
  'form-more',
  'help',
  'palette',
  'filter',
  'new-profile-info',
  'too-small',
  'always',
]);

function meant(id: string | undefined): string {
  return id === undefined ? '; help and the README name them' : `; is it ${id}?`;
}

function isKey(key: string): boolean {
  const [, , name = key] = /^(shift|ctrl)\+(.+)$/.exec(key) ?? [];
  return NAMED.has(name) || Array.from(new Intl.Segmenter().segment(name)).length === 1;
}

const NAMED: ReadonlySet<string> = new Set([
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'enter',
  'esc',
  'tab',
  'space',
  'backspace',
  'delete',
]);
