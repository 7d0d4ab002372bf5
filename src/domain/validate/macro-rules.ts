import {findStrayReferences, REFERENCE_KINDS, SYSTEM_MACROS} from '../macro.ts';
import {nearest} from '../text/nearest.ts';
import {isInComment} from './comment.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {Finding, LayerRule, ProfileRule} from './rule.ts';
import {placeAt, type PlacedReference, type TextFacts} from './text-facts.ts';

const SOURCE = 'librarium, pack-constraints.md';

const kind: LayerRule = {
  code: 'macros.kind',
  severity: 'error',
  title: 'A reference names one of var, macro, system and pack.',
  why: 'Palette has no others, and the cluster would get the text as it is.',
  check: function* (layer) {
    for (const {text, reference} of references([layer])) {
      if (reference.kind !== 'unknown') continue;
      const [word = '', ...rest] = reference.name.split('.');
      const near =
        rest.length === 0
          ? undefined
          : (nearest(word, REFERENCE_KINDS) ?? REFERENCE_KINDS.find(known => word.startsWith(known)));
      yield {
        message: `.spectro.${reference.name} is not a reference of Palette`,
        hint:
          near === undefined
            ? `Write .spectro.${REFERENCE_KINDS.join(', ')} and a name.`
            : `Did you mean .spectro.${[near, ...rest].join('.')}?`,
        ...placeAt(text, reference.start),
      };
    }
  },
};

const dot: LayerRule = {
  code: 'macros.dot',
  severity: 'error',
  title: 'A reference begins with a dot.',
  why: 'Without it the template asks for a function named spectro, and fails.',
  check: function* (layer) {
    for (const {text, reference} of references([layer])) {
      if (reference.hasDot || reference.kind === 'unknown') continue;
      const message = `the dot before spectro.${reference.kind}.${reference.name} is missing`;
      yield {message, hint: `Write .spectro.${reference.kind}.${reference.name}.`, ...placeAt(text, reference.start)};
    }
  },
};

const braces: LayerRule = {
  code: 'macros.braces',
  severity: 'warning',
  title: 'A reference is enclosed in {{ and }}.',
  why: 'Palette leaves anything else as it is.',
  check: function* ({texts}) {
    for (const text of texts) {
      for (const stray of findStrayReferences(text.text)) {
        if (isInComment(text.text, stray.start)) continue;
        const name = /spectro\.[^\s{}]+/.exec(stray.text)?.[0] ?? '';
        yield {
          message: `${stray.text} is not between {{ and }}`,
          hint: `Write {{.${name}}}.`,
          ...placeAt(text, stray.start),
        };
      }
    }
  },
};

const system: LayerRule = {
  code: 'macros.system',
  severity: 'warning',
  title: 'A system macro is one that Palette documents.',
  why: `One that it does not have comes to nothing (${SOURCE}); there may be some that no document lists.`,
  check: function* (layer) {
    for (const {text, reference} of references([layer])) {
      const {name, hasDefault} = reference;
      if (reference.kind !== 'system' || SYSTEM_MACROS.includes(name) || hasDefault) continue;
      const near = nearest(name, SYSTEM_MACROS);
      yield {
        message: `there is no system macro ${name} that we know of`,
        ...(near === undefined ? {} : {hint: `Did you mean ${near}?`}),
        ...placeAt(text, reference.start),
      };
    }
  },
};

const kubevip: ProfileRule = {
  code: 'macros.kubevip',
  severity: 'warning',
  title: 'The macro cluster.kubevip is used on Edge and vSphere only.',
  why: `Other clouds have no such address (${SOURCE}).`,
  check: function* ({layers, cloud}) {
    if (['edge-native', 'edge', 'vsphere', 'all'].includes(cloud)) return;
    for (const {layer, text, reference} of references(layers)) {
      if (reference.kind !== 'system' || reference.name !== 'cluster.kubevip') continue;
      yield {message: `cluster.kubevip is empty on ${cloud}`, layer: layer.id, ...placeAt(text, reference.start)};
    }
  },
};

const pack: ProfileRule = {
  code: 'macros.pack',
  severity: 'warning',
  title: 'A pack reference names a layer of the profile and a path in its values, or has a default.',
  why: `One that is not there comes to nothing (${SOURCE}).`,
  check: function* ({layers, type}) {
    for (const {layer, text, reference} of references(layers)) {
      if (reference.kind !== 'pack' || reference.hasDefault) continue;
      const target = resolvePackReference(reference.name, layers);
      // The packs below an add-on profile come from another profile of the cluster.
      if (target.layer === undefined && type === 'add-on') continue;
      const finding = whyUnresolved(reference.name, target, layers);
      if (finding !== undefined) yield {...finding, layer: layer.id, ...placeAt(text, reference.start)};
    }
  },
};

const elsewhere: ProfileRule = {
  code: 'macros.pack-elsewhere',
  severity: 'note',
  title: "An add-on profile's pack references are met by the profile below it.",
  why: 'A cluster has one infrastructure or full profile; what it holds is not known here.',
  check: function* ({layers, type}) {
    if (type !== 'add-on') return;
    for (const {layer, text, reference} of references(layers)) {
      if (
        reference.kind !== 'pack' ||
        reference.hasDefault ||
        resolvePackReference(reference.name, layers).layer !== undefined
      )
        continue;
      const message = `.spectro.pack.${reference.name} must be met by another profile of the cluster`;
      yield {message, layer: layer.id, ...placeAt(text, reference.start)};
    }
  },
};

const custom: ProfileRule = {
  code: 'macros.custom',
  severity: 'note',
  title: 'Custom macros exist in Palette before the profile is imported.',
  why: 'They belong to a project or tenant and do not travel with a profile (librarium, export-import-cluster-profile.md).',
  check: function* ({layers}) {
    const seen = new Set<string>();
    for (const {layer, text, reference} of references(layers)) {
      if (reference.kind !== 'macro' || seen.has(reference.name)) continue;
      seen.add(reference.name);
      const message = `the target must have the macro ${reference.name}`;
      yield {
        message,
        hint: 'Create it in the project or tenant before importing.',
        layer: layer.id,
        ...placeAt(text, reference.start),
      };
    }
  },
};

export const macroLayerRules: readonly LayerRule[] = [kind, dot, braces, system];
export const macroRules: readonly ProfileRule[] = [kubevip, pack, elsewhere, custom];

/** What a pack reference, `kubernetes.kubeadmconfig.x`, means in these layers. */
interface PackReferenceTarget {
  /** The layer whose pack it names. */
  readonly layer: LayerFacts | undefined;
  /** The path in its values, as written. */
  readonly path: string;
  readonly isFound: boolean;
}

/** Names may contain dots, so the longest that fits is the pack. A layer's own name comes before its pack's. */
function resolvePackReference(name: string, layers: readonly LayerFacts[]): PackReferenceTarget {
  const named = layers
    .flatMap(layer => [layer.layer.name, layer.packName].map(known => ({layer, known})))
    .filter(({known}) => name === known || name.startsWith(`${known}.`));
  let best = named[0];
  for (const candidate of named) if (candidate.known.length > (best?.known.length ?? 0)) best = candidate;
  if (best === undefined) return {layer: undefined, path: '', isFound: false};
  const path = name.slice(best.known.length + 1);
  const {value, find} = best.layer.values.yaml();
  // Values that are no YAML, or those of a pack that no registry here has, may hold anything.
  const isUnknown = value === undefined || (best.layer.values.text === '' && best.layer.pack === undefined);
  return {layer: best.layer, path, isFound: isUnknown || find(path).length > 0};
}

function whyUnresolved(
  name: string,
  {layer, path, isFound}: PackReferenceTarget,
  layers: readonly LayerFacts[],
): Finding | undefined {
  if (isFound) return undefined;
  if (layer !== undefined) {
    const message = `.spectro.pack.${name}: ${layer.layer.name} has no value at ${path}`;
    return {message, hint: `Set ${path} in ${layer.layer.name}, or add a default: | default "..."`};
  }
  const [word = ''] = name.split('.');
  const near = nearest(
    word,
    layers.map(known => known.packName),
  );
  const message = `.spectro.pack.${name}: the profile has no pack ${word}`;
  return {message, hint: near === undefined ? 'Add it, or a default: | default "..."' : `Did you mean ${near}?`};
}

interface PlacedUse {
  readonly layer: LayerFacts;
  readonly text: TextFacts;
  readonly reference: PlacedReference;
}

/** References outside comments. */
function* references(layers: readonly LayerFacts[]): Generator<PlacedUse> {
  for (const layer of layers) {
    for (const text of layer.texts) {
      for (const reference of text.references()) if (!reference.isInComment) yield {layer, text, reference};
    }
  }
}
