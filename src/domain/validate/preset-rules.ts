import {type EnabledPreset, enabledPresets} from '../preset/enabled-presets.ts';
import type {Preset} from '../preset/preset.ts';
import {resolveDotted} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord} from '../values/plain-data.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {Finding, LayerRule} from './rule.ts';

const HEADER = 'The header comment is how Palette remembers which presets are on; no document describes it.';

const unknown: LayerRule = {
  code: 'presets.unknown',
  severity: 'note',
  title: 'The header names presets that the pack has.',
  why: `${HEADER} Packs are shipped with names from other packs in it; they do nothing.`,
  check: function* ({pack, values}) {
    if (pack === undefined) return;
    const strange = headerOf(values).filter(({name}) => !pack.presets.some(preset => preset.name === name));
    const [first] = strange;
    if (first === undefined) return;
    const names = strange.map(enabled => `${enabled.group}:${enabled.name}`).join(', ');
    const has = pack.presets.length === 0 ? 'it has none' : `it has ${pack.presets.map(({name}) => name).join(', ')}`;
    yield at(
      first,
      `the header names presets that ${pack.name} does not have: ${names}`,
      `As far as is known here, ${has}.`,
    );
  },
};

const group: LayerRule = {
  code: 'presets.group',
  severity: 'warning',
  title: 'At most one preset of a group is on.',
  why: 'Presets of one group exclude each other (librarium, pack-constraints.md).',
  check: function* ({values}) {
    const seen = new Map<string, EnabledPreset>();
    for (const enabled of headerOf(values)) {
      const first = seen.get(enabled.group);
      if (first === undefined) seen.set(enabled.group, enabled);
      else if (first.name !== enabled.name) {
        yield at(
          enabled,
          `${first.name} and ${enabled.name} of the group ${enabled.group} are both on`,
          'Keep one of them in the header.',
        );
      }
    }
  },
};

const contradicted: LayerRule = {
  code: 'presets.values',
  severity: 'note',
  title: 'The header names the preset whose values are there.',
  why: `${HEADER} Where the values are those of another preset of the group, what is shown as on is not what is deployed.`,
  check: function* ({pack, values}) {
    const {value} = values.yaml();
    for (const enabled of pack === undefined ? [] : headerOf(values)) {
      const presets = pack?.presets.filter(preset => preset.group === enabled.group) ?? [];
      const own = presets.find(({name}) => name === enabled.name);
      if (own === undefined || isApplied(own, value)) continue;
      const other = presets.find(preset => preset !== own && isApplied(preset, value));
      if (other === undefined) continue;
      yield at(
        enabled,
        `the header says ${own.name}, and the values are those of ${other.name}`,
        `Apply one of the presets of ${enabled.group} again.`,
      );
    }
  },
};

export const presetRules: readonly LayerRule[] = [unknown, group, contradicted];

function headerOf({text, isDefault}: LayerFacts['values']): readonly EnabledPreset[] {
  return isDefault || !text.includes('enabled-presets') ? [] : enabledPresets(text);
}

function at({line}: EnabledPreset, message: string, hint?: string): Finding {
  return {message, line, column: 1, ...(hint === undefined ? {} : {hint})};
}

/** Whether everything that the preset adds stands in the values, and nothing that only removes is left. */
function isApplied({add, remove}: Preset, values: unknown): boolean {
  const added = parseValues(add).value;
  if (added === undefined || (added === null && remove.length === 0)) return false;
  if (added === null) return remove.every(path => resolveDotted(values, path) === undefined);
  return contains(values, added);
}

/** Maps may hold more, lists and single values must be alike. */
function contains(value: unknown, part: unknown): boolean {
  if (!isRecord(part)) return JSON.stringify(value) === JSON.stringify(part);
  return isRecord(value) && Object.entries(part).every(([key, child]) => key in value && contains(value[key], child));
}
