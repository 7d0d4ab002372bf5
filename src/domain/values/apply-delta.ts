import {applyChanges, type ReadText} from './apply-changes.ts';
import {type Edit, splitEdit} from './delta.ts';
import {type KeyPath, valueAt} from './key-path.ts';
import {isRecord, sameData} from './plain-data.ts';

/** A text after a delta, with the fate of each edit. */
export interface AppliedDelta {
  readonly values: ReadText;
  /** Edits that were made. Edits with nothing left to do are in no list. */
  readonly applied: readonly Edit[];
  /** Edits that were not made, because the text has something there that is neither their before nor their after. */
  readonly kept: readonly KeptEdit[];
  /** Edits that were made although the text had something of its own there. */
  readonly overwritten: readonly KeptEdit[];
}

export interface KeptEdit {
  readonly edit: Edit;
  /** The text's value at the path; undefined when there is none. */
  readonly own: unknown;
}

/**
 * Puts edits into a text that may differ from the one they were made from: comments, order and everything that no edit is
 * about stay byte for byte. A whole map that is to come or to go is taken apart where the text has keys of its own in it.
 * Where the text holds a value of its own, `overwrites` says whether the edit wins; it doesn't by default.
 */
export function applyDelta(
  values: ReadText,
  delta: readonly Edit[],
  overwrites: (edit: Edit) => boolean = () => false,
): AppliedDelta {
  const plan: Plan = {data: values.data, overwrites, applied: [], kept: [], overwritten: []};
  for (const edit of delta) planEdit(plan, edit);
  const {applied, kept, overwritten} = plan;
  const changes = applied.map(edit => edit.change);
  return {values: applyChanges(values, changes), applied, kept, overwritten};
}

interface Plan {
  readonly data: unknown;
  readonly overwrites: (edit: Edit) => boolean;
  readonly applied: Edit[];
  readonly kept: KeptEdit[];
  readonly overwritten: KeptEdit[];
}

function planEdit(plan: Plan, edit: Edit): void {
  const own = valueAt(plan.data, edit.path);
  if (isSame(own, edit.after)) return;
  if (isSame(own, edit.before) && hasParent(plan.data, edit.path)) {
    plan.applied.push(edit);
    return;
  }
  const parts = isRecord(own) ? splitEdit(edit) : [];
  if (parts.length > 0) planParts(plan, edit, parts, own);
  else if (plan.overwrites(edit)) {
    plan.applied.push(edit);
    plan.overwritten.push({edit, own});
  } else plan.kept.push({edit, own});
}

/** Where all that the text has in a map goes with the edit's keys, the map goes as well. */
function planParts(plan: Plan, edit: Edit, parts: readonly Edit[], own: unknown): void {
  const inner: Plan = {...plan, applied: [], kept: [], overwritten: []};
  for (const part of parts) planEdit(inner, part);
  const isEmptied = edit.after === undefined && isRecord(own) && inner.applied.length === Object.keys(own).length;
  const isWhole = isEmptied && inner.applied.every(part => part.path.length === edit.path.length + 1);
  plan.applied.push(...(isWhole ? [edit] : inner.applied));
  plan.kept.push(...inner.kept);
  plan.overwritten.push(...inner.overwritten);
}

/** Nothing and a null are two things, but for the root: a text without values is one without keys. */
function isSame(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : sameData(a, b);
}

/**
 * Whether there is a map for the key. Where the edit had one and the text has none, that is a change of its own; so is a null,
 * by which Helm leaves a chart's default out.
 */
function hasParent(data: unknown, path: KeyPath): boolean {
  if (path.length === 0) return true;
  const parent = valueAt(data, path.slice(0, -1));
  return typeof path.at(-1) === 'number' ? Array.isArray(parent) : isRecord(parent);
}
