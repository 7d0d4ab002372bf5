import {diffProfiles, type ProfileDiff} from '../../../src/domain/diff/profile-diff.ts';
import {type Layer, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import type {CompareSide} from './compare-screen.ts';

export type Sides = readonly [CompareSide, CompareSide];

/** Compares two sides; what their packs call passwords is masked. */
export function compareSides([a, b]: Sides): ProfileDiff {
  const secretsOf = (layer: Layer) => a.secrets?.get(layer) ?? b.secrets?.get(layer) ?? [];
  const diff = diffProfiles(a.profile, b.profile, {secretsOf});
  return {...diff, a: {...diff.a, label: a.label}, b: {...diff.b, label: b.label}};
}

/**
 * Whether comparing two sides may take longer than a key may wait, 100 ms. The time goes into texts that differ: at
 * worst all of them are parsed, at some 3 MB a second, for the first time.
 */
export function takesLong([a, b]: Sides): boolean {
  const known = new Set(textsOf(a));
  const others = textsOf(b);
  const shared = new Set(others.filter(text => known.has(text)));
  const size = [...known, ...others].reduce((sum, text) => sum + (shared.has(text) ? 0 : text.length), 0);
  return size > LONG;
}

/** In UTF-16 units, for both sides together. */
const LONG = 100_000;

function textsOf({profile}: CompareSide): readonly string[] {
  return layersOf(profile).flatMap(layer => [valuesOf(layer), ...manifestsOf(layer).map(({content}) => content)]);
}
