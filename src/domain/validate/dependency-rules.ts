import {isCoreKind, kindOf} from '../layer/layer.ts';
import {comparePackReleases} from '../pack/pack-version.ts';
import type {PackDependency} from '../pack/pack.ts';
import type {LayerFacts} from './layer-facts.ts';
import {tagOf} from './pack-rules.ts';
import type {ProfileFacts} from './profile-facts.ts';
import type {ProfileRule} from './rule.ts';

const SOURCE = 'librarium, pack-constraints.md';

const missing: ProfileRule = {
  code: 'dependencies.missing',
  severity: 'error',
  title: 'A pack that another pack requires is in the profile.',
  why: `Palette refuses the profile (${SOURCE}).`,
  check: function* (facts) {
    for (const {layer, choices} of unmet(facts)) {
      if (choices.some(choice => isMetElsewhere(facts, choice))) continue;
      const message = `${layer.packName} requires ${choices.map(needOf).join(', or ')}`;
      yield {message, hint: `Add ${choices.map(({packName}) => packName).join(' or ')}.`, layer: layer.id};
    }
  },
};

const elsewhere: ProfileRule = {
  code: 'dependencies.elsewhere',
  severity: 'note',
  title: 'What the packs of an add-on profile require of core layers is in the profile below it.',
  why: 'A cluster has one infrastructure or full profile; what it holds is not known here.',
  check: function* (facts) {
    for (const {layer, choices} of unmet(facts)) {
      if (!choices.some(choice => isMetElsewhere(facts, choice))) continue;
      const message = `${layer.packName} requires ${choices.map(needOf).join(', or ')} in another profile of the cluster`;
      yield {message, layer: layer.id};
    }
  },
};

const version: ProfileRule = {
  code: 'dependencies.version',
  severity: 'error',
  title: 'A pack that another one depends on has a version within its bounds.',
  why: `Bounds are inclusive, missing parts are padded, an empty bound is none (${SOURCE}).`,
  check: function* (facts) {
    for (const {layer, dependency, targets} of dependencies(facts, 'required', 'optional')) {
      for (const target of targets) {
        const given = versionOf(target);
        if (given === '' || isWithin(given, dependency)) continue;
        const message = `${layer.packName} works with ${nameOf(dependency)}${rangeOf(dependency)}, and the profile has ${given}`;
        yield {message, hint: `Change the version of ${target.layer.name} or of ${layer.layer.name}.`, layer: layer.id};
      }
    }
  },
};

const notSupported: ProfileRule = {
  code: 'dependencies.not-supported',
  severity: 'error',
  title: 'A pack that another one does not support is not in the profile in such a version.',
  why: `Versions within the bounds are refused (${SOURCE}).`,
  check: function* (facts) {
    for (const {layer, dependency, targets} of dependencies(facts, 'notSupported')) {
      for (const target of targets) {
        const given = versionOf(target);
        if (!hasBounds(dependency) || given === '' || !isWithin(given, dependency)) continue;
        const message = `${layer.packName} does not support ${nameOf(dependency)}${rangeOf(dependency)}, and the profile has ${given}`;
        yield {message, hint: `Remove ${target.layer.name}, or take another version.`, layer: layer.id};
      }
    }
  },
};

const notSupportedAtAll: ProfileRule = {
  code: 'dependencies.not-supported-at-all',
  severity: 'warning',
  title: 'A pack that another one does not support in any version is not in the profile.',
  why: `Palette skips a dependency without bounds (${SOURCE}), but its author meant something by it.`,
  check: function* (facts) {
    for (const {layer, dependency, targets} of dependencies(facts, 'notSupported')) {
      const [target] = targets;
      if (target === undefined || hasBounds(dependency)) continue;
      const message = `${layer.packName} does not support ${nameOf(dependency)}`;
      yield {message, hint: `Remove ${target.layer.name} or ${layer.layer.name}.`, layer: layer.id};
    }
  },
};

const upgrade: ProfileRule = {
  code: 'dependencies.upgrade',
  severity: 'note',
  title: 'Clusters can be upgraded to the pack from the version that they run.',
  why: 'The type `upgrade` is not documented; packs name themselves with it, so we read its bounds as the versions to come from.',
  check: function* (facts) {
    for (const {layer, dependency} of dependencies(facts, 'upgrade')) {
      if (dependency.packName !== layer.packName || !hasBounds(dependency)) continue;
      const message = `${layer.packName} ${versionOf(layer)} is an upgrade for clusters that run it${rangeOf(dependency)}`;
      yield {message, layer: layer.id};
    }
  },
};

export const dependencyRules: readonly ProfileRule[] = [
  missing,
  elsewhere,
  version,
  notSupported,
  notSupportedAtAll,
  upgrade,
];

interface Dependent {
  readonly layer: LayerFacts;
  readonly dependency: PackDependency;
  /** The layers whose pack it names. */
  readonly targets: readonly LayerFacts[];
}

function* dependencies({layers}: ProfileFacts, ...types: readonly string[]): Generator<Dependent> {
  for (const layer of layers) {
    for (const dependency of layer.pack?.dependencies ?? []) {
      if (!types.includes(dependency.type)) continue;
      const targets = layers.filter(
        other => other !== layer && other.packName === dependency.packName && isInLayer(other, dependency),
      );
      yield {layer, dependency, targets};
    }
  }
}

interface Unmet {
  readonly layer: LayerFacts;
  /** One of them is enough. */
  readonly choices: readonly PackDependency[];
}

/**
 * What packs require and the profile does not have. A profile has one layer of each core kind, so that packs which are required of the same
 * one are a choice (GAP: no source says so, but Ubuntu for MAAS requires three packs of Kubernetes, and is used).
 */
function* unmet(facts: ProfileFacts): Generator<Unmet> {
  const required = [...dependencies(facts, 'required')];
  const groups = Map.groupBy(required, ({layer, dependency}) =>
    isCoreKind(dependency.layer) ? `${layer.id}\n${dependency.layer}` : dependency,
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.some(({targets}) => targets.length > 0)) continue;
    yield {layer: first.layer, choices: group.map(({dependency}) => dependency)};
  }
}

function isInLayer({layer}: LayerFacts, {layer: wanted}: PackDependency): boolean {
  return wanted === '' || wanted === kindOf(layer);
}

/** An add-on profile cannot hold core layers: they are in the profile that it is put upon. */
function isMetElsewhere({type}: ProfileFacts, {layer}: PackDependency): boolean {
  return (type === 'add-on' || type === 'system') && isCoreKind(layer);
}

function hasBounds({minVersion, maxVersion}: PackDependency): boolean {
  return minVersion.trim() !== '' || maxVersion.trim() !== '';
}

/** Whether a version lies within the bounds, both inclusive; missing parts are zeros on both sides, so that 1.21.10 is above 1.21. */
function isWithin(given: string, {minVersion, maxVersion}: Pick<PackDependency, 'minVersion' | 'maxVersion'>): boolean {
  const [low, high] = [minVersion.trim(), maxVersion.trim()];
  return (low === '' || comparePackReleases(given, low) >= 0) && (high === '' || comparePackReleases(given, high) <= 0);
}

function versionOf({layer, pack}: LayerFacts): string {
  const {version: given = ''} = layer;
  return given || pack?.version || (tagOf(layer).endsWith('.x') ? '' : tagOf(layer));
}

function needOf(dependency: PackDependency): string {
  return nameOf(dependency) + rangeOf(dependency);
}

function nameOf({packName, layer}: PackDependency): string {
  return layer === '' || layer === 'addon' ? packName : `${packName} (${layer})`;
}

function rangeOf({minVersion, maxVersion}: PackDependency): string {
  const [low, high] = [minVersion.trim(), maxVersion.trim()];
  if (low !== '' && high !== '') return ` from ${low} to ${high}`;
  if (low !== '') return ` from ${low} on`;
  return high === '' ? '' : ` up to ${high}`;
}
