import {nearest} from '../../src/domain/text/nearest.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Context} from './binding.ts';
import {BINDINGS} from './keymap.ts';

type Keys = Surroundings['keys'];

/** The user's own keys, as far as they can be used, and what is wrong with the rest. */
export interface OwnKeys {
  readonly keys: Keys;
  readonly troubles: readonly string[];
}

/**
 * Checks the keys in the settings, by the id of the command. When several commands want the same key, the first in the
 * table gets it.
 */
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

/** Commands in one context that would share a key; those of the table alone never do. */
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

/** The user's own keys on a screen that hide a command which works on every screen. */
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

/** The contexts of every screen, outside its own. */
const EVERYWHERE: ReadonlySet<Context> = new Set<Context>(['list', 'app']);
/** Where those do not apply: over a screen, and while text is typed. */
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
