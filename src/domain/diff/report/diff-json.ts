import type {LayerDiff, ManifestDiff} from '../layer-diff.ts';
import type {ProfileDiff} from '../profile-diff.ts';
import type {TextDiff} from '../text-diff.ts';
import {type Hunk, hunksOf} from './unified-diff.ts';

/** The JSON for a text: hunks in place of the whole texts and their edits. */
export type TextJson = Omit<TextDiff, 'before' | 'after' | 'edits'> & {readonly hunks: readonly Hunk[]};

/** What `strata diff --json` prints and the JSON export contains: the diff, with only the changed lines of texts. */
export interface DiffJson extends Omit<ProfileDiff, 'layers'> {
  readonly layers: readonly LayerJson[];
}

export interface LayerJson extends Omit<LayerDiff, 'values' | 'manifests'> {
  readonly values?: TextJson;
  readonly manifests: readonly ManifestJson[];
}

export interface ManifestJson extends Omit<ManifestDiff, 'content'> {
  readonly content?: TextJson;
}

/** The stable JSON form of a diff. */
export function diffToJson(diff: ProfileDiff): DiffJson {
  return {...diff, layers: diff.layers.map(layerToJson)};
}

function layerToJson({values, manifests, ...layer}: LayerDiff): LayerJson {
  return {
    ...layer,
    ...(values === undefined ? {} : {values: textToJson(values)}),
    manifests: manifests.map(({content, ...manifest}) => ({
      ...manifest,
      ...(content === undefined ? {} : {content: textToJson(content)}),
    })),
  };
}

function textToJson({before, after, edits, ...text}: TextDiff): TextJson {
  return {...text, hunks: hunksOf({before, after, edits})};
}
