import {
  kindOf,
  type Layer,
  layerId,
  type LayerKind,
  type Manifest,
  manifestsOf,
  packNameOf,
  valuesOf,
} from '../layer/layer.ts';
import {maskSecretLine} from '../secret/secret-line.ts';
import {maskValuesAt} from '../secret/secret-values.ts';
import {seemingSecrets} from '../secret/seeming-secrets.ts';
import {diffKeys, fieldChange, type FieldChange} from './field-diff.ts';
import {matchItems, placesOf, stepThrough} from './match.ts';
import {diffTexts, diffValuesTexts, type TextDiff} from './text-diff.ts';

/** The dotted paths of the secrets in a layer's values. */
export type SecretsOf = (layer: Layer) => readonly string[];

/** What happened to a layer. There may be several marks at once; `added` and `removed` stand alone. */
export type LayerMark = 'added' | 'removed' | 'moved' | 'version' | 'renamed' | 'values' | 'manifests' | 'fields';

/** A layer that differs. Layers that are the same on both sides are not listed. */
export interface LayerDiff {
  /**
   * The layer's id on the new side, or on the old side for a removed layer. Unique in the diff together with `marks`.
   */
  readonly id: string;
  readonly kind: LayerKind;
  /** Its name now, or before when it was removed. */
  readonly name: string;
  readonly marks: readonly LayerMark[];
  /** Absent when added. */
  readonly before?: LayerSide;
  /** Absent when removed. */
  readonly after?: LayerSide;
  /** How the two sides were matched; absent when added or removed. */
  readonly matchedBy?: 'id' | 'name' | 'pack';
  /**
   * Fields other than name, version, tag, values and manifests: `type`, `registry.metadata.uid`, keys that we do not
   * know. All of them when added or removed.
   */
  readonly fields: readonly FieldChange[];
  /** Absent when the values are the same. For an added or removed layer, all of its values, compared as text. */
  readonly values?: TextDiff;
  readonly manifests: readonly ManifestDiff[];
}

export interface LayerSide {
  /** Id in its own profile. */
  readonly id: string;
  /** Place among all layers of its profile, counted from 0. */
  readonly at: number;
  readonly name: string;
  readonly version: string;
  readonly tag: string;
}

/** A manifest that differs; the mark `content` means that its text does. */
export interface ManifestDiff {
  readonly name: string;
  /** Its place among the layer's manifests on each side, from 0; absent on a side without it. */
  readonly beforeAt?: number;
  readonly afterAt?: number;
  readonly marks: readonly ManifestMark[];
  readonly fields: readonly FieldChange[];
  /** Absent when the text is the same. */
  readonly content?: TextDiff;
}

export type ManifestMark = 'added' | 'removed' | 'moved' | 'content' | 'fields';

/**
 * The layers that differ, b's in their order, removed ones where they were. Layers match by content when several share
 * a name, then by id and name, by id (a rename), by name (for profiles that do not share ids), and by the name of their
 * pack. Moves are the fewest that explain the order.
 */
export function diffLayers(a: readonly Layer[], b: readonly Layer[], secretsOf?: SecretsOf): readonly LayerDiff[] {
  if (a === b) return [];
  const withId = (layer: Layer) => JSON.stringify([layerId(layer), layer.name]);
  const keys = [sameCopy([...a, ...b]), withId, layerId, nameOf, packNameOf];
  return stepThrough(a.length, b.length, matchItems(a, b, keys)).flatMap(({a: aAt, b: bAt, isMoved}) => {
    const [before, after] = [a[aAt], b[bAt]];
    if (after === undefined) return before === undefined ? [] : removedLayer(before, aAt, secretsOf);
    if (before === undefined) return addedLayer(after, bAt, secretsOf);
    return before === after && !isMoved
      ? []
      : (diffLayer({layer: before, at: aAt}, {layer: after, at: bAt}, isMoved, secretsOf) ?? []);
  });
}

/**
 * In documents from elsewhere, several layers of one name got their ids by their order: there, equal content identifies
 * them. Undefined for a layer whose name is unique on either side.
 */
function sameCopy(layers: readonly Layer[]): (layer: Layer) => string | undefined {
  const counts = new Map<string, number>();
  for (const {name} of layers) counts.set(name, (counts.get(name) ?? 0) + 1);
  return layer =>
    (counts.get(layer.name) ?? 0) > 2 ? JSON.stringify([layer.name, valuesOf(layer), manifestsOf(layer)]) : undefined;
}

interface PlacedLayer {
  readonly layer: Layer;
  readonly at: number;
}

function nameOf({name}: {readonly name: string}): string {
  return name;
}

/** How one layer differs; undefined when it does not. */
function diffLayer(
  {layer: a, at: aAt}: PlacedLayer,
  {layer: b, at: bAt}: PlacedLayer,
  isMoved: boolean,
  secretsOf: SecretsOf | undefined,
): LayerDiff | undefined {
  const [before, after] = [sideOf(a, aAt), sideOf(b, bAt)];
  const values = diffLayerValues(a, b, secretsOf);
  const manifests = diffManifests(manifestsOf(a), manifestsOf(b), secretsOf !== undefined);
  const fields = diffLayerFields(a, b);
  const marks: LayerMark[] = [];
  if (isMoved) marks.push('moved');
  if (before.version !== after.version || before.tag !== after.tag) marks.push('version');
  if (a.name !== b.name) marks.push('renamed');
  if (values !== undefined) marks.push('values');
  if (manifests.length > 0) marks.push('manifests');
  if (fields.length > 0) marks.push('fields');
  if (marks.length === 0) return undefined;
  const matchedBy = layerId(a) === layerId(b) ? 'id' : a.name === b.name ? 'name' : 'pack';
  const head = {id: layerId(b), kind: kindOf(b), name: b.name, marks, before, after, matchedBy} as const;
  return {...head, fields, ...(values === undefined ? {} : {values}), manifests};
}

function diffLayerValues(a: Layer, b: Layer, secretsOf: SecretsOf | undefined): TextDiff | undefined {
  const [before, after] = [valuesOf(a), valuesOf(b)];
  if (before === after) return undefined;
  const secrets = secretsIn([a, b], secretsOf);
  if (secrets.length === 0) return diffValuesTexts(before, after);
  return diffValuesTexts(before, after, {before: maskValuesAt(before, secrets), after: maskValuesAt(after, secrets)});
}

/** What the packs of some layers call secret, and what seems so by its name. */
function secretsIn(layers: readonly Layer[], secretsOf: SecretsOf | undefined): readonly string[] {
  if (secretsOf === undefined) return [];
  return [...new Set(layers.flatMap(layer => [...secretsOf(layer), ...seemingSecrets(valuesOf(layer))]))];
}

function maskedValues(layer: Layer, secretsOf: SecretsOf | undefined): string {
  return maskValuesAt(valuesOf(layer), secretsIn([layer], secretsOf)).values;
}

function diffLayerFields(a: Layer, b: Layer): readonly FieldChange[] {
  const [oldType, newType] = [a.type ?? USUAL_TYPE, b.type ?? USUAL_TYPE];
  return [
    ...(kindOf(a) === kindOf(b) ? [] : [fieldChange('layer', kindOf(a), kindOf(b))]),
    ...(oldType === newType ? [] : [fieldChange('type', oldType, newType)]),
    ...diffKeys(a, b, OWN_KEYS),
  ];
}

/** Of a layer that came or went: where it is not, it has no type either, rather than the usual one. */
function ownFields(layer: Layer): readonly (readonly [key: string, value: unknown])[] {
  const {type = USUAL_TYPE} = layer;
  const rest = diffKeys({}, layer, OWN_KEYS).map(({path, after}) => [path, after] as const);
  return [...(type === USUAL_TYPE ? [] : [['type', type] as const]), ...rest];
}

const USUAL_TYPE = 'spectro';

/** Covered by marks, or compared with their defaults in mind. */
const OWN_KEYS = new Set(['name', 'version', 'tag', 'layer', 'type', 'values', 'manifests']);

function addedLayer(layer: Layer, at: number, secretsOf: SecretsOf | undefined): LayerDiff {
  const values = diffTexts('', maskedValues(layer, secretsOf));
  return {
    ...headOf(layer, 'added'),
    after: sideOf(layer, at),
    fields: ownFields(layer).map(([path, value]) => fieldChange(path, undefined, value)),
    ...(values === undefined ? {} : {values}),
    manifests: diffManifests([], manifestsOf(layer), secretsOf !== undefined),
  };
}

function removedLayer(layer: Layer, at: number, secretsOf: SecretsOf | undefined): LayerDiff {
  const values = diffTexts(maskedValues(layer, secretsOf), '');
  return {
    ...headOf(layer, 'removed'),
    before: sideOf(layer, at),
    fields: ownFields(layer).map(([path, value]) => fieldChange(path, value, undefined)),
    ...(values === undefined ? {} : {values}),
    manifests: diffManifests(manifestsOf(layer), [], secretsOf !== undefined),
  };
}

function headOf(layer: Layer, mark: LayerMark): Pick<LayerDiff, 'id' | 'kind' | 'name' | 'marks'> {
  return {id: layerId(layer), kind: kindOf(layer), name: layer.name, marks: [mark]};
}

function sideOf(layer: Layer, at: number): LayerSide {
  return {id: layerId(layer), at, name: layer.name, version: layer.version ?? '', tag: layer.tag ?? ''};
}

/** Manifests match by name. They may be Go templates or several documents, so their content is compared as text. */
function diffManifests(a: readonly Manifest[], b: readonly Manifest[], isMasked: boolean): readonly ManifestDiff[] {
  if (a === b) return [];
  return stepThrough(a.length, b.length, matchItems(a, b, [nameOf])).flatMap(({a: aAt, b: bAt, isMoved}) => {
    const [before, after] = [a[aAt], b[bAt]];
    const found = diffTexts(before?.content ?? '', after?.content ?? '');
    const content = isMasked ? found && maskLines(found) : found;
    const fields = before === undefined || after === undefined ? [] : diffKeys(before, after, MANIFEST_KEYS);
    const marks: ManifestMark[] = [];
    if (before === undefined) marks.push('added');
    else if (after === undefined) marks.push('removed');
    else if (content !== undefined) marks.push('content');
    if (isMoved) marks.unshift('moved');
    if (fields.length > 0) marks.push('fields');
    if (marks.length === 0) return [];
    const name = (after ?? before)?.name ?? '';
    return {name, ...placesOf(aAt, bAt), marks, fields, ...(content === undefined ? {} : {content})};
  });
}

/** Masks what seems secret, line by line, so that the edits still fit: an edit in such a line is still visible. */
function maskLines(text: TextDiff): TextDiff {
  const masked = (one: string) => one.split('\n').map(maskSecretLine).join('\n');
  return {...text, before: masked(text.before), after: masked(text.after)};
}

const MANIFEST_KEYS = new Set(['name', 'content']);
