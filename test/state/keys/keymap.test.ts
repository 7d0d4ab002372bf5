import {expect, test} from 'vitest';
import {BINDINGS} from '../../../state/keys/keymap.ts';

test('no key stands twice in a context', () => {
  const places = BINDINGS.flatMap(binding => binding.keys.map(key => `${binding.context} ${key}`));
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
});

test('ids are unique: users rebind by them', () => {
  const ids = BINDINGS.map(binding => binding.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('labels begin with a verb, hints are short', () => {
  for (const {label, hint} of BINDINGS) {
    expect(label).toMatch(/^[A-Z][a-z]+\b/);
    expect(hint ?? '').toMatch(/^[A-Za-z ]{0,14}$/);
  }
});

test('no command is on a key that terminals or multiplexers take', () => {
  const taken = new Set(['ctrl+a', 'ctrl+b', 'ctrl+i', 'ctrl+j', 'ctrl+m', 'ctrl+h', 'ctrl+[', 'ctrl+s', 'ctrl+k']);
  expect(BINDINGS.flatMap(binding => binding.keys).filter(key => taken.has(key))).toEqual([]);
});

test('what removes or discards is on no ctrl key', () => {
  const removing = BINDINGS.filter(({label}) => /^(Delete|Remove|Discard)/.test(label));
  expect(removing.length).toBeGreaterThan(3);
  expect(removing.flatMap(binding => binding.keys).filter(key => key.startsWith('ctrl+'))).toEqual([]);
});

test('a screen takes no key of its own from what it holds otherwise, unless for the same thing', () => {
  const hidden = CHAINS.flatMap(chain => {
    const taken = new Map<string, string>();
    return [...chain, 'list', 'app'].flatMap(context =>
      BINDINGS.filter(binding => binding.context === context).flatMap(({id, keys}) => {
        const holders = keys.map(key => taken.get(key));
        for (const key of keys) if (!taken.has(key)) taken.set(key, id);
        return keys.length > 0 && holders.every(holder => holder !== undefined) ? [`${id} by ${holders[0]}`] : [];
      }),
    );
  });
  expect(new Set(hidden)).toEqual(SAME);
});

/** The contexts that hold together on a screen, besides those of every screen. */
const CHAINS: readonly (readonly string[])[] = [
  ['stack-layers', 'stack'],
  ['stack-variables', 'stack'],
  ['stack-versions', 'stack'],
  ['layer-presets', 'layer'],
  ['layer-manifests', 'layer'],
  ['picker-presets', 'picker'],
  ['upgrade-targets', 'upgrade'],
  ['upgrade-changes', 'upgrade'],
  ['upgrade-preview', 'upgrade'],
  ['new-profile-addons', 'new-profile'],
  ...['profiles', 'recovery', 'trash', 'registries', 'compare', 'problems', 'resolved', 'import', 'merge', 'batch'].map(
    context => [context],
  ),
];

/** Going back, a tab, a comparison, removing: the same, for what the cursor is on. */
const SAME: ReadonlySet<string> = new Set([
  'tab.next by detail.next',
  'tab.previous by detail.previous',
  'stack.diff by version.compare',
  'values.edit by manifest.edit',
  'app.back by picker.back',
  'app.back by upgrade.back',
  'app.back by draft.keep',
  'app.close by draft.keep',
  'app.back by new-profile.back',
  'new-profile.skip by new-profile.remove',
  'tab.1 by new-profile.step-1',
  'tab.2 by new-profile.step-2',
  'tab.3 by new-profile.step-3',
  'tab.4 by new-profile.step-4',
]);
