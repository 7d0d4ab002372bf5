import {type MergeChoices, type MergePart, isOpen} from '../../../src/domain/import/merge-part.ts';
import {openMerge, type ProfileMerge} from '../../../src/domain/import/merge-profiles.ts';
import type {MergeScreen, Merging} from './merge-screen.ts';

/** The merge on the screen, opened once for its sides and base: parsing values takes milliseconds for each layer. */
export function mergeOf({merging, base}: MergeScreen): ProfileMerge {
  const known = merges.get(merging)?.get(base);
  if (known !== undefined) return known;
  const {here, file, bases, secrets} = merging;
  const opened = openMerge({base: bases[base]?.profile, here, file, secretsOf: layer => secrets.get(layer) ?? []});
  merges.set(merging, new Map([...(merges.get(merging) ?? []), [base, opened]]));
  return opened;
}

/** Every place where the two differ, with the choices made so far. */
export function mergeRows(screen: MergeScreen): readonly MergePart[] {
  const merge = mergeOf(screen);
  const known = rows.get(screen.choices);
  if (known?.merge === merge) return known.parts;
  const parts = merge.parts(screen.choices);
  rows.set(screen.choices, {merge, parts});
  return parts;
}

/** The places that need an answer. */
export function openRows(screen: MergeScreen): readonly MergePart[] {
  return mergeRows(screen).filter(part => isOpen(part) && !screen.choices.has(part.key));
}

/** The base in words. */
export function baseLabel({merging, base}: MergeScreen): string {
  return merging.bases[base]?.label ?? 'none: who changed what is not known';
}

const merges = new WeakMap<Merging, ReadonlyMap<number, ProfileMerge>>();
const rows = new WeakMap<MergeChoices, {readonly merge: ProfileMerge; readonly parts: readonly MergePart[]}>();
