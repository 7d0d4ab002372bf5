import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import {isRecord} from '../../src/domain/values/plain-data.ts';
import type {EditPurpose} from './edited-text.ts';

/** A changed text that an editor had open when the last run ended, and about which nobody has been asked yet. */
export interface RecoveredText {
  readonly file: string;
  readonly text: string;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly about: TextOwner;
  /** The file beside it in which the editor kept what was not saved. */
  readonly beside?: string;
}

/** What a text in the editor belongs to, as stored beside it. */
export interface TextOwner {
  /** None in the pack picker, and in an upgrade that is not applied. */
  readonly ref?: ProfileRef;
  readonly purpose: EditPurpose;
  /** `prometheus`, `extra-objects/namespace`. */
  readonly name: string;
}

/** Reads it back from a file that may hold anything; undefined when it is not one. */
export function readOwner(value: unknown): TextOwner | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
  const purpose = readPurpose(value['purpose']);
  const {ref, name} = value;
  if (purpose === undefined) return undefined;
  const owner = {purpose, name};
  if (!isRecord(ref) || typeof ref['name'] !== 'string' || typeof ref['version'] !== 'string') return owner;
  return {...owner, ref: {name: ref['name'], version: ref['version']}};
}

function readPurpose(value: unknown): EditPurpose | undefined {
  if (!isRecord(value)) return undefined;
  const {of, layer, name, at, path} = value;
  if (of === 'values' && typeof layer === 'string') return {of, layer};
  if (of === 'manifest' && typeof layer === 'string' && typeof name === 'string') return {of, layer, name};
  if (of === 'default' && typeof at === 'number' && typeof name === 'string') return {of, at, name};
  if (of === 'upgrade-value' && typeof layer === 'string' && typeof path === 'string') return {of, layer, path};
  return of === 'picked-values' ? {of} : undefined;
}
