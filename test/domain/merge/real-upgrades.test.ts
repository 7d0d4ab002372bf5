import {expect, test} from 'vitest';
import {customise, findFault, findLost, listRealUpgrades} from '../../../scripts/torture/real-upgrades.ts';
import {merge3} from '../../../src/domain/merge/merge3.ts';
import {upgradeValues} from '../../../src/domain/merge/upgrade-values.ts';
import {applyPreset} from '../../../src/domain/preset/apply-preset.ts';
import type {PresetSource} from '../../../src/domain/preset/preset-selection.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {readPresets} from '../../../src/formats/presets-yaml.ts';
import {hasRealData, readPackFiles} from '../values/real-values.ts';

const presetTexts = readPackFiles('presets.yaml');
const upgrades = listRealUpgrades();
// The longest values take most of the time, and hold nothing that the others don't.
const checked = upgrades.filter(({base}) => base.length < 30_000);

test.skipIf(!hasRealData).each(checked)(
  'upgrading keeps what is mine: $from to $to (needs ../shared/data)',
  upgrade => {
    const faults = [1, 2].map(seed => {
      const mine = customise(upgrade.base, seed);
      return findFault(upgrade, mine, merge3(upgrade.base, mine, upgrade.theirs));
    });
    expect(faults).toEqual([undefined, undefined]);
  },
);

/** Those of packs with presets on either side. */
const withPresets = checked.filter(({from, to}) => presetsOf(from).length > 0 || presetsOf(to).length > 0);

test.skipIf(!hasRealData).each(withPresets)(
  'with a preset of every group switched on nothing of mine is lost: $from to $to (needs ../shared/data)',
  ({from, to, base, theirs}) => {
    const [before, after] = [
      {defaults: base, presets: presetsOf(from)},
      {defaults: theirs, presets: presetsOf(to)},
    ];
    const chosen = switchOn(before);
    const mine = customise(chosen, 3);
    const {text, leftOut} = upgradeValues(mine, before, after);
    expect(findLost(mine, [chosen, text, ...leftOut.map(line => line.text)])).toEqual([]);
    expect(text).toContain('# why I added it');
    expect(parseValues(text).problems).toEqual([]);
  },
);

function presetsOf(folder: string): readonly Preset[] {
  return readPresets(presetTexts.get(folder) ?? '').presets;
}

/** The defaults with the last preset of each group on; one that is no good is left out. */
function switchOn(source: PresetSource): string {
  const groups = new Map(source.presets.map(preset => [preset.group, preset]));
  return [...groups.values()].reduce((values, preset) => {
    try {
      return applyPreset(values, source, preset.group, preset).text;
    } catch {
      return values;
    }
  }, source.defaults);
}

test.skipIf(!hasRealData)('there are real upgrades to check (needs ../shared/data)', () => {
  expect(upgrades.length).toBeGreaterThan(50);
});
