import {findReferences, type Reference} from '../macro.ts';
import {formatKeyPath, type KeyPath} from '../values/key-path.ts';
import {isInComment} from './comment.ts';
import {lazy} from './lazy.ts';
import {type YamlFacts, yamlFacts} from './yaml-facts.ts';

/** One text of a layer, with what rules ask about it; everything is computed once, on first use. */
export interface TextFacts {
  readonly text: string;
  /** Name of the manifest; undefined for values. */
  readonly manifest: string | undefined;
  /** True for the pack's own values, which apply when the layer has none: the user cannot see their lines. */
  readonly isDefault: boolean;
  readonly yaml: () => YamlFacts;
  readonly references: () => readonly PlacedReference[];
  /** Offset at which each line begins. */
  readonly lineStarts: () => readonly number[];
}

/** A reference, and whether it is in a comment, where it does nothing. */
export interface PlacedReference extends Reference {
  readonly isInComment: boolean;
}

/** Where a finding stands. */
export interface TextPlace {
  readonly manifest?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

export function textFacts(text: string, manifest?: string, isDefault = false): TextFacts {
  return {
    text,
    manifest,
    isDefault,
    yaml: lazy(() => yamlFacts(text)),
    references: lazy(() =>
      findReferences(text).map(found => ({...found, isInComment: isInComment(text, found.start)})),
    ),
    lineStarts: lazy(() => [0, ...[...text.matchAll(/\n/g)].map(({index}) => index + 1)]),
  };
}

/** The place at an offset, with the key path there when the text can be read that far. */
export function placeAt(facts: TextFacts, offset: number): TextPlace {
  return {...placeOfText(facts), ...namedPath(facts.yaml().pathAt(offset) ?? []), ...positionAt(facts, offset)};
}

/** The place of a key path: at its key. */
export function placeOf(facts: TextFacts, path: KeyPath): TextPlace {
  const offset = facts.yaml().offsetOf(path);
  return {...placeOfText(facts), ...namedPath(path), ...(offset === undefined ? {} : positionAt(facts, offset))};
}

/** Whether a value contains a template, so that it is known only at deployment. */
export function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

function placeOfText({manifest}: TextFacts): TextPlace {
  return manifest === undefined ? {} : {manifest};
}

function namedPath(path: KeyPath): TextPlace {
  return path.length === 0 ? {} : {path: formatKeyPath(path)};
}

/** Line and column of an offset; none in the pack's own values, whose lines are not the layer's. */
function positionAt({isDefault, lineStarts}: TextFacts, offset: number): TextPlace {
  if (isDefault) return {};
  const line = countUpTo(lineStarts(), offset);
  return {line, column: offset - (lineStarts()[line - 1] ?? 0) + 1};
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
