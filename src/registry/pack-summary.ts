import {bareAddOn, type BrokenPack, type PackOrigin, type PackSummary} from '../domain/pack/pack.ts';
import type {ChartIdentity} from '../formats/chart-yaml.ts';
import {readPackJson} from '../formats/pack-json.ts';

/** Where a pack or chart was found. */
export interface FoundAt {
  readonly registry: string;
  readonly location: string;
  readonly origin?: PackOrigin;
}

/** What a list needs to know about a pack, from the text of its `pack.json`. Throws StrataError `pack.unreadable`. */
export function summaryOfPack(found: FoundAt, text: string): PackSummary {
  const {name, displayName, version, layer, cloudTypes, addonType, group, state} = readPackJson(text);
  return {...found, name, displayName, version, layer, cloudTypes, addonType, group, state};
}

/** What a list needs to know about a chart: an add-on for all clouds. A library is listed, but cannot be chosen. */
export function summaryOfChart(found: FoundAt, {name, version, isDeprecated, isLibrary}: ChartIdentity): PackSummary {
  return {
    origin: 'helm',
    ...found,
    ...bareAddOn(name, version),
    state: isLibrary ? 'disabled' : isDeprecated ? 'deprecated' : 'active',
  };
}

/** Marks the second of two packs with the same name and version as broken. The order is kept. */
export function withoutTwins(packs: readonly PackSummary[]): {
  readonly packs: readonly PackSummary[];
  readonly twins: readonly BrokenPack[];
} {
  const places = new Map<string, string>();
  const twins: BrokenPack[] = [];
  const first = packs.filter(({registry, name, version, origin = 'pack', location}) => {
    // A pack and a chart may share a name.
    const identity = [origin, name, version].join('\n');
    const other = places.get(identity);
    if (other === undefined) places.set(identity, location);
    else twins.push({registry, location, reason: `${name} ${version} is already in ${other}: one of the two must go`});
    return other === undefined;
  });
  return {packs: first, twins};
}
