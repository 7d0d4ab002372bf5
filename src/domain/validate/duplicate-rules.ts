import {isRecord} from '../values/plain-data.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {ProfileFacts} from './profile-facts.ts';
import type {ProfileRule} from './rule.ts';
import {placeOf} from './text-facts.ts';

const SOURCE = 'librarium, duplicate-pack-in-profile.md';
const DISPLAY_NAME = ['pack', 'spectrocloud.com/display-name'] as const;

const noDisplayName: ProfileRule = {
  code: 'duplicates.display-name',
  severity: 'error',
  title: 'Every copy of a pack has a display name in its values.',
  why: `Palette takes a pack twice only under \`pack.spectrocloud.com/display-name\` (${SOURCE}).`,
  check: function* (facts) {
    for (const copy of copies(facts).flat()) {
      if (displayNameOf(copy) !== undefined) continue;
      const message = `${copy.packName} stands more than once, and ${copy.layer.name} has no display name`;
      yield {message, hint: `Set pack."spectrocloud.com/display-name" to a name of its own.`, layer: copy.id};
    }
  },
};

const taken: ProfileRule = {
  code: 'duplicates.display-name-taken',
  severity: 'error',
  title: 'Display names of layers are unique.',
  why: `They must be in the profile, and in the cluster (${SOURCE}).`,
  check: function* ({layers}) {
    const seen = new Map<string, LayerFacts>();
    for (const layer of layers) {
      const name = displayNameOf(layer);
      if (name === undefined) continue;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, layer);
      else
        yield {
          message: `${layer.layer.name} has the display name ${name}, as ${first.layer.name} has`,
          hint: 'Change one of them.',
          layer: layer.id,
          ...placeOf(layer.values, DISPLAY_NAME),
        };
    }
  },
};

const form: ProfileRule = {
  code: 'duplicates.name',
  severity: 'error',
  title: 'A copy is named `<display name>--<pack>`.',
  why: `Palette stores it so, and Terraform finds the pack by what stands behind the -- (${SOURCE}).`,
  check: function* (facts) {
    const doubled = new Set(copies(facts).flat());
    for (const layer of facts.layers) {
      const display = displayNameOf(layer);
      if (display === undefined || !(doubled.has(layer) || layer.layer.name.includes('--'))) continue;
      const expected = `${display}--${layer.packName}`;
      if (layer.layer.name === expected) continue;
      yield {
        message: `${layer.layer.name} should be named ${expected}`,
        hint: 'Name it so, or change its display name.',
        layer: layer.id,
      };
    }
  },
};

const separator: ProfileRule = {
  code: 'duplicates.separator',
  severity: 'warning',
  title: 'A display name holds no `--`.',
  why: 'Terraform cuts the name at the first one, and finds no such pack (data_source_pack.go).',
  check: function* ({layers}) {
    for (const layer of layers) {
      const display = displayNameOf(layer);
      if (display === undefined || !display.includes('--')) continue;
      yield {
        message: `the display name ${display} holds --`,
        hint: 'Use a single dash.',
        layer: layer.id,
        ...placeOf(layer.values, DISPLAY_NAME),
      };
    }
  },
};

const release: ProfileRule = {
  code: 'duplicates.release-name',
  severity: 'warning',
  title: 'Copies of a pack with charts have release names of their own.',
  why: `Helm knows a release by its name; \`pack.releaseNameOverride\` gives each copy one (${SOURCE}).`,
  check: function* (facts) {
    for (const group of copies(facts)) {
      const withCharts = group.filter(({values}) => isRecord(values.yaml().valueAt(['charts'])));
      for (const {layer, first} of clashes(withCharts, releaseNameOf)) {
        const message = `${layer.layer.name} and ${first.layer.name} have the same Helm release name`;
        yield {message, hint: 'Set pack.releaseNameOverride to the display name in each.', layer: layer.id};
      }
    }
  },
};

const namespace: ProfileRule = {
  code: 'duplicates.namespace',
  severity: 'warning',
  title: 'Copies of a pack have namespaces of their own.',
  why: `Objects of the same name clash in one (${SOURCE}).`,
  check: function* (facts) {
    for (const group of copies(facts)) {
      for (const {layer, first} of clashes(group, namespaceOf)) {
        const message = `${layer.layer.name} and ${first.layer.name} share the namespace ${namespaceOf(layer)}`;
        yield {
          message,
          hint: 'Give each its own pack.namespace.',
          layer: layer.id,
          ...placeOf(layer.values, ['pack', 'namespace']),
        };
      }
    }
  },
};

export const duplicateRules: readonly ProfileRule[] = [noDisplayName, taken, form, separator, release, namespace];

/** Packs that occur more than once, each with its layers; several layers of manifests are not copies. */
function copies({layers}: ProfileFacts): readonly (readonly LayerFacts[])[] {
  const packs = layers.filter(({layer}) => layer.type !== 'manifest' || layer.name.includes('--'));
  return [...Map.groupBy(packs, ({packName}) => packName).values()].filter(group => group.length > 1);
}

function displayNameOf({values}: LayerFacts): string | undefined {
  const value = values.text.includes(DISPLAY_NAME[1]) ? values.yaml().valueAt(DISPLAY_NAME) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Each layer that has the same as one before it. */
function* clashes(
  group: readonly LayerFacts[],
  keyOf: (layer: LayerFacts) => string,
): Generator<{readonly layer: LayerFacts; readonly first: LayerFacts}> {
  const seen = new Map<string, LayerFacts>();
  for (const layer of group) {
    const key = keyOf(layer);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, layer);
    else yield {layer, first};
  }
}

function releaseNameOf({values}: LayerFacts): string {
  const override = values.yaml().valueAt(['pack', 'releaseNameOverride']);
  return isRecord(override) ? JSON.stringify(Object.values(override)) : '';
}

/** Absent means the namespace `default`; manifests of a pack have one of their own. */
function namespaceOf({values}: LayerFacts): string {
  const {valueAt} = values.yaml();
  const own = valueAt(['pack', 'namespace']);
  const manifests = valueAt(['manifests']);
  const others = isRecord(manifests)
    ? Object.values(manifests).map(one => (isRecord(one) ? one['namespace'] : undefined))
    : [];
  return [own, ...others].filter(one => typeof one === 'string' && one !== '').join(', ') || 'default';
}
