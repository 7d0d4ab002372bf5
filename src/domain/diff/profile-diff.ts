import {cloudOf, layersOf, type Profile, type ProfileRef, refOf, typeOf, variablesOf} from '../profile/profile.ts';
import {formatKeyPath} from '../values/key-path.ts';
import {type DiffCounts, countChanges} from './diff-counts.ts';
import {diffFields, diffKeys, fieldChange, type FieldChange} from './field-diff.ts';
import {diffLayers, type LayerDiff, type SecretsOf} from './layer-diff.ts';
import {diffVariables, type VariableDiff} from './variable-diff.ts';

/**
 * Everything that differs between two profiles: the one value that the Compare screen, `strata diff` and the exports
 * draw from. It is plain JSON data of a stable shape.
 */
export interface ProfileDiff {
  /** What was compared. A different name or version shows only here, and is no change in itself. */
  readonly a: ComparedRef;
  readonly b: ComparedRef;
  /**
   * True when nothing else differs: no parsed value and no byte of values, apart from one final newline of each text.
   */
  readonly same: boolean;
  /** `description`, `type`, `cloud`, `tags.env`, and keys of the metadata that we do not know. */
  readonly metadata: readonly FieldChange[];
  readonly layers: readonly LayerDiff[];
  readonly variables: readonly VariableDiff[];
  /** Keys elsewhere in the document that we do not know, by path: `spec.template.uid`. */
  readonly other: readonly FieldChange[];
  readonly counts: DiffCounts;
}

export interface ComparedRef extends ProfileRef {
  /** The name of the side when name and version do not say it: `web-prod 1.2.0 (draft)`, a file. */
  readonly label?: string;
}

export interface DiffOptions {
  /**
   * The dotted paths in a layer's values that its pack's schema calls passwords. They are masked on both sides even if
   * only one side's schema says so: a later schema must not reveal the old value. When given, lines of manifests are
   * masked too, by the names of their keys.
   */
  readonly secretsOf?: SecretsOf;
  /** Reveals the defaults of sensitive variables. */
  readonly reveal?: boolean;
}

/** Compares two profiles. Layers and texts that are identical cost nothing. */
export function diffProfiles(a: Profile, b: Profile, {secretsOf, reveal}: DiffOptions = {}): ProfileDiff {
  const parts = {
    metadata: diffMetadata(a, b),
    layers: diffLayers(layersOf(a), layersOf(b), secretsOf),
    variables: diffVariables(variablesOf(a), variablesOf(b), reveal),
    other: diffOther(a, b),
  };
  const same = Object.values(parts).every(part => part.length === 0);
  return {a: refOf(a), b: refOf(b), same, ...parts, counts: countChanges(parts)};
}

function diffMetadata(a: Profile, b: Profile): readonly FieldChange[] {
  return [
    ...diffFields(a.metadata.description, b.metadata.description, ['description']),
    ...(typeOf(a) === typeOf(b) ? [] : [fieldChange('type', typeOf(a), typeOf(b))]),
    ...(cloudOf(a) === cloudOf(b) ? [] : [fieldChange('cloud', cloudOf(a), cloudOf(b))]),
    ...diffTags(a.metadata.labels ?? {}, b.metadata.labels ?? {}),
    ...diffKeys(a.metadata, b.metadata, METADATA_KEYS),
  ];
}

const METADATA_KEYS = new Set(['name', 'description', 'labels']);

/** Here, unlike elsewhere, an empty tag is something: its key alone says so. */
function diffTags(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly FieldChange[] => {
    const path = formatKeyPath(['tags', key]);
    if (!Object.hasOwn(before, key)) return [{path, change: 'added', after: after[key]}];
    if (!Object.hasOwn(after, key)) return [{path, change: 'removed', before: before[key]}];
    return before[key] === after[key] ? [] : [{path, change: 'changed', before: before[key], after: after[key]}];
  });
}

function diffOther(a: Profile, b: Profile): readonly FieldChange[] {
  return [
    ...diffKeys(a, b, new Set(['metadata', 'spec'])),
    ...diffKeys(a.spec, b.spec, new Set(['version', 'template', 'variables']), ['spec']),
    ...diffKeys(a.spec.template, b.spec.template, new Set(['type', 'cloudType', 'packs']), ['spec', 'template']),
  ];
}
